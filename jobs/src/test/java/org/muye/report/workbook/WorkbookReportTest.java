package org.muye.report.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.muye.document.Cell;
import org.muye.document.Column;
import org.muye.document.Document;
import org.muye.document.Format;
import org.muye.document.Language;
import org.muye.document.Row;
import org.muye.document.Table;
import org.muye.report.SampleDocument;

class WorkbookReportTest {
  private static XSSFWorkbook workbook;

  @BeforeAll
  static void render() throws IOException {
    workbook = read(SampleDocument.in(Language.CHINESE));
  }

  @AfterAll
  static void close() throws IOException {
    workbook.close();
  }

  private static XSSFWorkbook read(Document document) throws IOException {
    return new XSSFWorkbook(new ByteArrayInputStream(WorkbookReport.of(document)));
  }

  private static List<String> shown(XSSFRow row) {
    DataFormatter formatter = new DataFormatter(Locale.ROOT);
    return StreamSupport.stream(row.spliterator(), false).map(formatter::formatCellValue).toList();
  }

  @Test
  void hasASheetForEachTableBehindTheContents() {
    assertThat(StreamSupport.stream(workbook.spliterator(), false))
        .extracting(sheet -> sheet.getSheetName())
        .containsExactly("目录", "总表", "分表1", "重要日期");
    assertThat(workbook.getSheet("目录").getRow(0).getCell(0).getStringCellValue())
        .isEqualTo("示例市2025年第三季度平安建设形势研判报告");
    assertThat(workbook.getSheet("目录").getRow(5).getCell(0).getStringCellValue())
        .isEqualTo("表1　三季度主要指标");
    assertThat(workbook.getSheet("目录").getRow(5).getCell(0).getHyperlink().getAddress())
        .isEqualTo("'总表'!A1");
  }

  @Test
  void numbersAreNumbersInTheirFormatAndIntervalsTwoOfThem() {
    XSSFSheet sheet = workbook.getSheet("总表");

    assertThat(sheet.getRow(0).getCell(0).getStringCellValue()).isEqualTo("表1　三季度主要指标");
    assertThat(shown(sheet.getRow(1)))
        .containsExactly("指标", "数值", "95%区间下限", "95%区间上限", "同比率比", "上年同期（件）", "提示等级");
    assertThat(shown(sheet.getRow(2)))
        .containsExactly("受理矛盾纠纷", "1,204", "1,137", "1,274", "0.94", "1,285", "无");
    XSSFRow rate = sheet.getRow(4);
    assertThat(rate.getCell(1).getNumericCellValue()).isEqualTo(0.9125);
    assertThat(rate.getCell(1).getCellStyle().getDataFormatString()).isEqualTo("0.0%");
    assertThat(rate.getCell(3).getNumericCellValue()).isEqualTo(0.93);
    assertThat(sheet.getPaneInformation().getHorizontalSplitPosition()).isEqualTo((short) 2);
    assertThat(sheet.getHeader().getRight()).isEqualTo("内部资料　暂定");
  }

  @Test
  void daysAreDates() {
    XSSFRow day = workbook.getSheet("重要日期").getRow(2);

    assertThat(day.getCell(0).getLocalDateTimeCellValue().toLocalDate()).isEqualTo("2025-10-01");
    assertThat(day.getCell(0).getCellStyle().getDataFormatString()).isEqualTo("yyyy-mm-dd");
  }

  @Test
  void absentCellsAreWords() {
    XSSFRow rate = workbook.getSheet("总表").getRow(4);
    XSSFRow group = workbook.getSheet("总表").getRow(5);

    assertThat(rate.getCell(5).getStringCellValue()).isEqualTo("少于5件，不公布");
    assertThat(group.getCell(2).getStringCellValue()).isEqualTo("无数据");
    assertThat(group.getCell(3).getStringCellValue()).isEqualTo("无数据");
    assertThat(group.getCell(5).getCellType()).isEqualTo(CellType.NUMERIC);
  }

  @Test
  void neutralisesWhatCouldRunAsAFormula() throws IOException {
    Document document =
        new Document(
            Language.ENGLISH,
            "=TITLE()",
            List.of("@subtitle"),
            "R&D",
            LocalDate.EPOCH,
            List.of(
                new Table(
                    "Contents",
                    "+caption",
                    List.of(Column.of("-header", Format.text())),
                    List.of(Row.of(Cell.words("=1+1")), Row.of(Cell.absent("－"))),
                    List.of("=note()"))));

    try (XSSFWorkbook made = read(document)) {
      XSSFSheet sheet = made.getSheet("Contents");
      assertThat(made.getSheetName(0)).isEqualTo("_Contents");
      assertThat(sheet.getRow(1).getCell(0).getStringCellValue()).isEqualTo("'-header");
      assertThat(sheet.getRow(2).getCell(0).getStringCellValue()).isEqualTo("'=1+1");
      assertThat(sheet.getRow(3).getCell(0).getStringCellValue()).isEqualTo("'－");
      assertThat(sheet.getRow(4).getCell(0).getStringCellValue()).isEqualTo("'=note()");
      assertThat(made.getSheetAt(0).getRow(0).getCell(0).getStringCellValue())
          .isEqualTo("'=TITLE()");
      assertThat(made.getSheetAt(0).getRow(1).getCell(0).getStringCellValue())
          .isEqualTo("'@subtitle");
      for (Sheet each : made) {
        for (org.apache.poi.ss.usermodel.Row row : each) {
          row.forEach(cell -> assertThat(cell.getCellType()).isNotEqualTo(CellType.FORMULA));
        }
      }
    }
  }
}
