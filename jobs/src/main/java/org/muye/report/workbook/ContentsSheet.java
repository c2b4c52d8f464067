package org.muye.report.workbook;

import java.util.List;
import org.apache.poi.common.usermodel.HyperlinkType;
import org.apache.poi.ss.util.WorkbookUtil;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFHyperlink;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.muye.document.Document;
import org.muye.document.Language;
import org.muye.document.NumberedDocument;
import org.muye.document.NumberedDocument.NumberedBlock;
import org.muye.document.Row.Emphasis;
import org.muye.document.Table;
import org.muye.export.SpreadsheetSafety;

/** The first sheet: what the workbook is, and a link to each table. */
record ContentsSheet(Styles styles, NumberedDocument numbered) {
  private static final int WIDTH = 80 * 256;

  void write(XSSFWorkbook workbook, List<NumberedBlock> tables) {
    Document document = numbered.document();
    XSSFSheet sheet = workbook.createSheet(name(tables));
    sheet.setColumnWidth(0, WIDTH);
    int row = 0;
    line(sheet, row++, document.titleInOneLine()).setCellStyle(styles.title());
    for (String subtitle : document.subtitles()) {
      line(sheet, row++, subtitle);
    }
    if (!document.mark().isEmpty()) {
      line(sheet, row++, document.mark());
    }
    row++;
    for (NumberedBlock block : tables) {
      Table table = (Table) block.block();
      XSSFCell cell = line(sheet, row++, numbered.titled(block.number(), table.caption()));
      XSSFHyperlink link = workbook.getCreationHelper().createHyperlink(HyperlinkType.DOCUMENT);
      link.setAddress("'" + table.sheet().replace("'", "''") + "'!A1");
      cell.setHyperlink(link);
    }
    Page.set(sheet, document.mark());
  }

  private XSSFCell line(XSSFSheet sheet, int row, String words) {
    XSSFCell cell = sheet.createRow(row).createCell(0);
    cell.setCellValue(SpreadsheetSafety.neutralise(words));
    cell.setCellStyle(styles.words(Emphasis.NONE));
    return cell;
  }

  /** A name that no table has. */
  private String name(List<NumberedBlock> tables) {
    String name = numbered.document().language() == Language.CHINESE ? "目录" : "Contents";
    while (isTaken(name, tables)) {
      name = WorkbookUtil.createSafeSheetName("_" + name);
    }
    return name;
  }

  private static boolean isTaken(String name, List<NumberedBlock> tables) {
    return tables.stream()
        .anyMatch(block -> ((Table) block.block()).sheet().equalsIgnoreCase(name));
  }
}
