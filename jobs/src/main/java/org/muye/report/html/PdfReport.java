package org.muye.report.html;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FSFontUseCase;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.svgsupport.BatikSVGDrawer;
import com.openhtmltopdf.util.Diagnostic;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Calendar;
import java.util.EnumSet;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.TimeZone;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.muye.document.Document;
import org.muye.document.Figure;
import org.muye.document.Heading;
import org.muye.document.NumberedDocument;
import org.muye.document.NumberedDocument.NumberedBlock;
import org.muye.error.PipelineBug;
import org.muye.report.font.ReportFont;
import org.muye.report.markup.MarkupWriter;
import org.muye.report.svg.ChartDrawing;

/** A document as a PDF with its fonts embedded, bookmarks, page numbers and a tag for each part. */
public final class PdfReport {
  /** Stands for a character that the fonts lack, as Chinese typesetting has it. */
  private static final String MISSING = "〓";

  private PdfReport() {}

  /** The bytes of the file, the same for the same document. */
  public static byte[] of(Document document) {
    return of(document, diagnostic -> {});
  }

  /**
   * The same.
   *
   * @param diagnostics is told what the renderer of pages has to say
   */
  static byte[] of(Document document, Consumer<Diagnostic> diagnostics) {
    XRLog.setLoggerImpl(new QuietLogger());
    try (BatikSVGDrawer drawer = new BatikSVGDrawer()) {
      PdfRendererBuilder builder = new PdfRendererBuilder();
      builder.withHtmlContent(markup(document), null);
      builder.useSVGDrawer(drawer);
      builder.usePdfUaAccessibility(true);
      builder.useReplacementText(MISSING);
      builder.withDiagnosticConsumer(diagnostics);
      builder.withProducer("Muye");
      for (ReportFont font : ReportFont.values()) {
        builder.useFont(
            font::open,
            font.family(),
            400,
            FontStyle.NORMAL,
            true,
            EnumSet.of(FSFontUseCase.DOCUMENT, FSFontUseCase.SVG));
      }
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try (PdfBoxRenderer renderer = builder.buildPdfRenderer()) {
        renderer.layout();
        renderer.createPDFWithoutClosing();
        PDDocument pdf = renderer.getPdfDocument();
        date(pdf, document.date());
        pdf.save(bytes);
      }
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new PipelineBug("a PDF in memory cannot be written", e);
    }
  }

  /** Takes clock and chance out of the file. */
  private static void date(PDDocument pdf, LocalDate date) {
    Calendar day = new GregorianCalendar(TimeZone.getTimeZone("UTC"));
    day.clear();
    day.set(date.getYear(), date.getMonthValue() - 1, date.getDayOfMonth());
    PDDocumentInformation information = pdf.getDocumentInformation();
    information.setCreationDate(day);
    information.setModificationDate(day);
    pdf.setDocumentId(date.toEpochDay());
  }

  private static String markup(Document document) {
    NumberedDocument numbered = NumberedDocument.of(document);
    MarkupWriter html = new MarkupWriter();
    html.start("html", "lang", document.language().tag())
        .start("head")
        .element("title", document.titleInOneLine())
        .empty("meta", "name", "subject", "content", document.titleInOneLine())
        .start("style")
        .markup(StyleSheet.read("pdf.css"))
        .end();
    bookmarks(numbered, html);
    html.end().newLine().start("body");
    if (!document.mark().isEmpty()) {
      html.element("p", document.mark(), "class", "mark");
    }
    html.start("main");
    ChartDrawing drawing = new ChartDrawing(document.language());
    HtmlBody body = new HtmlBody(numbered, html, figure -> picture(drawing, figure));
    body.writeTitle();
    body.writeBlocks();
    html.end().end().end();
    return html.toString();
  }

  /** The alternative text is where the renderer of pages looks for it. */
  private static String picture(ChartDrawing drawing, Figure figure) {
    MarkupWriter start = new MarkupWriter();
    start.start("svg", "alt", figure.alternative()).text("").end();
    String withAlternative = start.toString().replace("></svg>", " ");
    return drawing.svg(figure).replaceFirst("<svg ", Matcher.quoteReplacement(withAlternative));
  }

  private static void bookmarks(NumberedDocument numbered, MarkupWriter html) {
    html.start("bookmarks");
    int open = 0;
    List<NumberedBlock> blocks = numbered.blocks();
    for (int i = 0; i < blocks.size(); i++) {
      if (blocks.get(i).block() instanceof Heading heading) {
        while (open >= heading.level()) {
          html.end();
          open--;
        }
        // A level that is left out has no bookmark of its own.
        open++;
        html.start(
            "bookmark",
            "name",
            HtmlBody.heading(numbered, blocks.get(i)),
            "href",
            "#" + HtmlBody.id(i));
      }
    }
    for (; open > 0; open--) {
      html.end();
    }
    html.end();
  }
}
