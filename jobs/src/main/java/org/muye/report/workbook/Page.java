package org.muye.report.workbook;

import org.apache.poi.ss.usermodel.PaperSize;
import org.apache.poi.xssf.usermodel.XSSFSheet;

/** How a sheet is printed. */
final class Page {
  private Page() {}

  /** A4, as wide as the paper, with the mark above and the page number below. */
  static void set(XSSFSheet sheet, String mark) {
    sheet.getPrintSetup().setPaperSize(PaperSize.A4_PAPER);
    sheet.getPrintSetup().setLandscape(true);
    sheet.setFitToPage(true);
    sheet.getPrintSetup().setFitWidth((short) 1);
    sheet.getPrintSetup().setFitHeight((short) 0);
    // An ampersand begins a code.
    sheet.getHeader().setRight(mark.replace("&", "&&"));
    sheet.getFooter().setCenter("—&P—");
  }
}
