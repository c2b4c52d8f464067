package org.muye.report;

import java.nio.charset.StandardCharsets;
import org.muye.document.Document;
import org.muye.error.UserError;
import org.muye.report.html.HtmlReport;
import org.muye.report.html.PdfReport;
import org.muye.report.json.JsonReport;
import org.muye.report.word.WordReport;
import org.muye.report.word.WordTemplate;
import org.muye.report.workbook.WorkbookReport;

/**
 * Renders a document in any format.
 *
 * @param template for Word
 */
public record ReportRenderer(WordTemplate template) {
  /**
   * The bytes of the file: the same for the same document, on any day and in any locale.
   *
   * @throws UserError if the Word template lacks a placeholder or style
   */
  public byte[] render(Document document, ReportFormat format) {
    return switch (format) {
      case HTML -> HtmlReport.of(document).getBytes(StandardCharsets.UTF_8);
      case DOCX -> WordReport.of(document, template);
      case XLSX -> WorkbookReport.of(document);
      case PDF -> PdfReport.of(document);
      case JSON -> JsonReport.of(document).getBytes(StandardCharsets.UTF_8);
    };
  }
}
