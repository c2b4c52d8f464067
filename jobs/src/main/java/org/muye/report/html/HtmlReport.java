package org.muye.report.html;

import java.util.List;
import org.muye.document.Document;
import org.muye.document.Heading;
import org.muye.document.NumberedDocument;
import org.muye.document.NumberedDocument.NumberedBlock;
import org.muye.report.markup.MarkupWriter;
import org.muye.report.svg.ChartDrawing;

/**
 * A document as a web page: one file without scripts or anything to fetch, for a screen, a phone
 * and a printer.
 */
public final class HtmlReport {
  private HtmlReport() {}

  /** The page as HTML that is well-formed XML too, to be encoded as UTF-8. */
  public static String of(Document document) {
    NumberedDocument numbered = NumberedDocument.of(document);
    MarkupWriter html = new MarkupWriter();
    html.markup("<!DOCTYPE html>\n")
        .start("html", "xmlns", "http://www.w3.org/1999/xhtml", "lang", document.language().tag())
        .newLine()
        .start("head")
        .newLine()
        .empty("meta", "charset", "utf-8")
        .newLine()
        .empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1")
        .newLine()
        .element("title", document.titleInOneLine())
        .newLine()
        .start("style")
        .markup(StyleSheet.read("page.css"))
        .end()
        .newLine()
        .end()
        .newLine()
        .start("body")
        .newLine();
    if (!document.mark().isEmpty()) {
      html.element("p", document.mark(), "class", "mark").newLine();
    }
    html.start("main").newLine();
    HtmlBody body = new HtmlBody(numbered, html, new ChartDrawing(document.language())::svg);
    body.writeTitle();
    contents(numbered, html);
    body.writeBlocks();
    html.end().newLine().end().newLine().end().newLine();
    return html.toString();
  }

  /** Links to the chapters. */
  private static void contents(NumberedDocument numbered, MarkupWriter html) {
    html.start("nav").start("ul").newLine();
    List<NumberedBlock> blocks = numbered.blocks();
    for (int i = 0; i < blocks.size(); i++) {
      if (blocks.get(i).block() instanceof Heading heading && heading.level() == 1) {
        html.start("li")
            .element("a", HtmlBody.heading(numbered, blocks.get(i)), "href", "#" + HtmlBody.id(i))
            .end()
            .newLine();
      }
    }
    html.end().end().newLine();
  }
}
