package org.muye.report.html;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.muye.document.Block;
import org.muye.document.Cell;
import org.muye.document.CellWords;
import org.muye.document.Column;
import org.muye.document.Document;
import org.muye.document.Figure;
import org.muye.document.Heading;
import org.muye.document.NumberedDocument;
import org.muye.document.NumberedDocument.NumberedBlock;
import org.muye.document.NumberedList;
import org.muye.document.PageBreak;
import org.muye.document.Paragraph;
import org.muye.document.Row;
import org.muye.document.Table;
import org.muye.document.Text;
import org.muye.report.markup.MarkupWriter;

/** Writes the title and the blocks of a document as elements whose classes a style sheet names. */
final class HtmlBody {
  private final NumberedDocument numbered;
  private final MarkupWriter html;
  private final CellWords words;
  private final Function<Figure, String> pictures;
  private final Map<String, Target> targets = new HashMap<>();

  /**
   * What a reference leads to.
   *
   * @param id of its element
   * @param caption without a number
   */
  private record Target(String id, String caption) {}

  /**
   * @param pictures draws a chart as SVG
   */
  HtmlBody(NumberedDocument numbered, MarkupWriter html, Function<Figure, String> pictures) {
    this.numbered = numbered;
    this.html = html;
    this.pictures = pictures;
    words = CellWords.of(numbered.document().language());
    List<NumberedBlock> blocks = numbered.blocks();
    for (int i = 0; i < blocks.size(); i++) {
      Block block = blocks.get(i).block();
      if (block instanceof Table table) {
        targets.put(table.sheet(), new Target(id(i), table.caption()));
      } else if (block instanceof Figure figure) {
        targets.put(figure.name(), new Target(id(i), figure.caption()));
      }
    }
  }

  /** The identifier of a block's element, by its place among the blocks. */
  static String id(int block) {
    return "part-" + (block + 1);
  }

  /** A heading with its number. */
  static String heading(NumberedDocument numbered, NumberedBlock block) {
    return numbered.titled(block.number(), ((Heading) block.block()).words());
  }

  void writeTitle() {
    Document document = numbered.document();
    html.start("header").newLine().start("h1");
    for (int i = 0; i < document.titleLines().size(); i++) {
      if (i > 0) {
        html.text(" ").empty("br");
      }
      html.text(document.titleLines().get(i));
    }
    html.end().newLine();
    for (String subtitle : document.subtitles()) {
      html.element("p", subtitle, "class", "subtitle").newLine();
    }
    html.end().newLine();
  }

  void writeBlocks() {
    List<NumberedBlock> blocks = numbered.blocks();
    for (int i = 0; i < blocks.size(); i++) {
      NumberedBlock block = blocks.get(i);
      block.block().accept(new Writer(id(i), block.number()));
      html.newLine();
    }
  }

  /** Writes one block. */
  private final class Writer implements Block.Visitor<MarkupWriter> {
    private final String id;
    private final String number;

    private Writer(String id, String number) {
      this.id = id;
      this.number = number;
    }

    @Override
    public MarkupWriter heading(Heading heading) {
      // The title of the document is h1.
      String name = "h" + (heading.level() + 1);
      return html.element(name, numbered.titled(number, heading.words()), "id", id);
    }

    @Override
    public MarkupWriter paragraph(Paragraph paragraph) {
      String kind = paragraph.kind().name().toLowerCase(Locale.ROOT);
      html.start("p", "class", kind);
      return text(paragraph.text()).end();
    }

    @Override
    public MarkupWriter list(NumberedList list) {
      html.start("ol").newLine();
      for (int i = 0; i < list.items().size(); i++) {
        html.start("li").element("span", numbered.item(i + 1), "class", "number").text(" ");
        text(list.items().get(i)).end().newLine();
      }
      return html.end();
    }

    @Override
    public MarkupWriter table(Table table) {
      String caption = numbered.titled(number, table.caption());
      html.start("figure", "class", table.isShort() ? "table short" : "table", "id", id)
          .newLine()
          .element("figcaption", caption, "id", id + "-caption")
          .newLine()
          .start(
              "div",
              "class",
              "scroll",
              "role",
              "region",
              "tabindex",
              "0",
              "aria-labelledby",
              id + "-caption")
          .start("table", "class", "columns-" + Math.min(table.columns().size(), 12))
          .newLine()
          .start("thead")
          .start("tr");
      for (Column column : table.columns()) {
        html.element("th", words.header(column), "scope", "col", "class", alignment(column));
      }
      html.end().end().newLine().start("tbody").newLine();
      for (Row row : table.rows()) {
        row(row, table.columns());
      }
      html.end().end().end().newLine();
      for (String note : table.notes()) {
        html.element("p", note, "class", "note").newLine();
      }
      return html.end();
    }

    @Override
    public MarkupWriter figure(Figure figure) {
      return html.start("figure", "class", "chart", "id", id)
          .newLine()
          .start("div", "class", "scroll")
          .newLine()
          .markup(pictures.apply(figure))
          .newLine()
          .end()
          .newLine()
          .element("figcaption", numbered.titled(number, figure.caption()))
          .newLine()
          .end();
    }

    @Override
    public MarkupWriter pageBreak(PageBreak pageBreak) {
      return html.element("div", "", "class", "page-break");
    }

    private void row(Row row, List<Column> columns) {
      html.start("tr", "class", row.emphasis().name().toLowerCase(Locale.ROOT));
      for (int i = 0; i < columns.size(); i++) {
        Cell cell = row.cells().get(i);
        Column column = columns.get(i);
        String alignment = alignment(column) + (cell instanceof Cell.Absent ? " absent" : "");
        String shown = words.cell(cell, column);
        if (i == 0) {
          html.element("th", shown, "scope", "row", "class", alignment);
        } else {
          html.element("td", shown, "class", alignment);
        }
      }
      html.end().newLine();
    }

    private static String alignment(Column column) {
      return column.format().isNumeric() ? "number" : "text";
    }
  }

  private MarkupWriter text(Text text) {
    for (Text.Part part : text.parts()) {
      if (part instanceof Text.Reference reference) {
        // The document has checked that there is one.
        Target target = Objects.requireNonNull(targets.get(reference.target()));
        html.element(
            "a", numbered.words(part), "href", "#" + target.id(), "title", target.caption());
      } else if (part instanceof Text.Strong strong) {
        html.element("strong", strong.words());
      } else {
        html.text(numbered.words(part));
      }
    }
    return html;
  }
}
