package org.muye.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.muye.source.SourceFixtures.ascii;
import static org.muye.source.SourceFixtures.bytes;
import static org.muye.source.SourceFixtures.column;
import static org.muye.source.SourceFixtures.dropped;
import static org.muye.source.SourceFixtures.named;
import static org.muye.source.SourceFixtures.rows;
import static org.muye.source.SourceFixtures.shown;
import static org.muye.source.SourceFixtures.xlsx;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.crypt.Encryptor;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.muye.error.UserError;

class XlsxRowReaderTest {

  @Test
  void cellsBecomeText() throws IOException {
    byte[] file =
        workbook(
            "记录",
            sheet -> {
              header(sheet, "编号", "n", "d", "t", "flag", "f");
              Row row = sheet.createRow(1);
              row.createCell(0).setCellValue(" 矛盾纠纷 ");
              row.createCell(1).setCellValue(410702.0);
              date(row.createCell(2), LocalDateTime.of(2025, 3, 5, 0, 0), "yyyy-mm-dd");
              date(row.createCell(3), LocalDateTime.of(2025, 3, 5, 14, 30), "yyyy-mm-dd hh:mm");
              row.createCell(4).setCellValue(true);
              formula(row.createCell(5), "B2*2", "821404");
              Row second = sheet.createRow(4);
              second.createCell(0).setCellValue("-");
              second.createCell(1).setCellValue(0.1 + 0.2);
              date(
                  second.createCell(2),
                  LocalDateTime.of(2025, 12, 31, 23, 59, 59),
                  "yyyy\"年\"m\"月\"d\"日\"");
              date(second.createCell(3), LocalDateTime.of(2025, 3, 5, 0, 0), "yyyy/m/d h:mm");
              second.createCell(4).setCellValue(false);
              Row third = sheet.createRow(5);
              third.createCell(0).setCellValue("0017");
              third.createCell(1).setCellValue(1.5e-7);
              eastAsianDate(third.createCell(2), LocalDate.of(2018, 2, 8));
              third.createCell(3).setCellValue(0.5);
              style(third.getCell(3), "h:mm");
              third.createCell(5).setCellValue(123456789012345680.0);
            });

    assertThat(shown(rows(bytes(file), xlsx(null, 0, named("编号", "n", "d", "t", "flag", "f")))))
        .containsExactly(
            "2 {编号=矛盾纠纷, n=410702, d=2025-03-05, t=2025-03-05T14:30:00, flag=true, f=821404}",
            "5 {n=0.3, d=2025-12-31T23:59:59, t=2025-03-05T00:00:00, flag=false}",
            "6 {编号=0017, n=0.00000015, d=2018-02-08, t=12:00:00, f=123456789012346000}");
  }

  @Test
  void errorCellsCostTheirRow() throws IOException {
    FileLayout layout =
        xlsx("S", 1, List.of(column("a", "a"), column("b", "b"), dropped("name", "name")));
    byte[] file =
        workbook(
            "S",
            sheet -> {
              sheet.createRow(0).createCell(0).setCellValue("a title");
              header(sheet, "a", "b", "name");
              header(sheet, "1", "2", "x");
              Row bad = sheet.createRow(3);
              bad.createCell(0).setCellErrorValue(FormulaError.NA.getCode());
              formulaError(bad.createCell(1));
              bad.createCell(2).setCellValue("secret");
              Row harmless = sheet.createRow(4);
              harmless.createCell(0).setCellValue("3");
              harmless.createCell(2).setCellErrorValue(FormulaError.REF.getCode());
              sheet.createRow(5).createCell(0).setCellFormula("1+1");
              Row wide = sheet.createRow(6);
              wide.createCell(0).setCellValue("4");
              wide.createCell(4).setCellValue("note");
            });

    List<RawRow> rows = rows(bytes(file), layout);

    assertThat(shown(rows))
        .containsExactly("3 {a=1, b=2}", "4 BAD_CELL", "5 {a=3}", "6 BAD_CELL", "7 RAGGED_ROW");
    assertThat(rows.get(1).detail()).isEqualTo("A4: #N/A, B4: #DIV/0!");
    assertThat(rows.get(1).rawText()).isEqualTo("{\"a\":\"#N/A\",\"b\":\"#DIV/0!\"}");
    assertThat(rows.get(3).detail()).isEqualTo("A6: formula without a stored value");
    assertThat(rows.get(4).detail()).isEqualTo("got 5, expected 3");
  }

  @Test
  void headerProblemsAreTold() throws IOException {
    byte[] file = workbook("S", sheet -> header(sheet, "x", "y"));

    assertThatThrownBy(() -> rows(bytes(file), xlsx(null, 0, named("a", "x", "b"))))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("column a is missing")
        .hasMessageContaining("column b is missing");
    assertThatThrownBy(() -> rows(bytes(file), xlsx("T", 0, named("x"))))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("has no sheet \"T\"")
        .hasMessageContaining("Its sheets are: S");
    assertThatThrownBy(() -> rows(bytes(file), xlsx("S", 1, named("x"))))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("has no header");
    FileProbe probe = FileProbe.of(bytes(file), "t.xlsx", xlsx("S", 0, named("a", "x")));
    assertThat(probe.columns().header()).containsExactly("x", "y");
    assertThat(probe.columns().unknownNames()).containsExactly("y");
    assertThat(probe.columns().missingRequired()).containsExactly("a");
    assertThat(probe.encoding()).isNull();
  }

  @Test
  void otherFilesAreNotWorkbooks() throws IOException {
    FileLayout layout = xlsx(null, 0, named("x"));
    byte[] file = workbook("S", sheet -> header(sheet, "x"));
    ByteArrayOutputStream zip = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(zip)) {
      out.putNextEntry(new ZipEntry("readme.txt"));
      out.write('x');
    }

    for (byte[] bad :
        List.of(ascii("x\n1\n"), zip.toByteArray(), Arrays.copyOf(file, file.length / 2))) {
      assertThatThrownBy(() -> rows(bytes(bad), layout))
          .isInstanceOf(UserError.class)
          .hasMessageContaining("test.csv");
    }
    assertThatThrownBy(() -> rows(bytes(encrypted(file)), layout))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("is protected by a password");
  }

  /** Fills the only sheet of a workbook. */
  private interface Filler {
    void fill(Sheet sheet);
  }

  private static byte[] workbook(String name, Filler filler) throws IOException {
    try (XSSFWorkbook workbook = new XSSFWorkbook()) {
      filler.fill(workbook.createSheet(name));
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      workbook.write(out);
      return out.toByteArray();
    }
  }

  private static void header(Sheet sheet, String... names) {
    Row row = sheet.createRow(sheet.getLastRowNum() + 1);
    for (int i = 0; i < names.length; i++) {
      row.createCell(i).setCellValue(names[i]);
    }
  }

  private static void date(Cell cell, LocalDateTime time, String format) {
    cell.setCellValue(time);
    style(cell, format);
  }

  private static void style(Cell cell, String format) {
    CellStyle style = cell.getSheet().getWorkbook().createCellStyle();
    style.setDataFormat(cell.getSheet().getWorkbook().createDataFormat().getFormat(format));
    cell.setCellStyle(style);
  }

  /** Number format 31, which Chinese Excel uses without defining it in the file. */
  private static void eastAsianDate(Cell cell, LocalDate date) {
    cell.setCellValue(date);
    CellStyle style = cell.getSheet().getWorkbook().createCellStyle();
    style.setDataFormat((short) 31);
    cell.setCellStyle(style);
  }

  /** As Excel writes it: a value without a type. */
  private static void formula(Cell cell, String formula, String stored) {
    cell.setCellFormula(formula);
    ((XSSFCell) cell).getCTCell().setV(stored);
    if (((XSSFCell) cell).getCTCell().isSetT()) {
      ((XSSFCell) cell).getCTCell().unsetT();
    }
  }

  private static void formulaError(Cell cell) {
    cell.setCellFormula("1/0");
    ((XSSFCell) cell).setCellErrorValue(FormulaError.DIV0);
  }

  private static byte[] encrypted(byte[] file) throws IOException {
    try (POIFSFileSystem files = new POIFSFileSystem()) {
      Encryptor encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
      encryptor.confirmPassword("made-up");
      try (OutputStream out = encryptor.getDataStream(files)) {
        out.write(file);
      } catch (java.security.GeneralSecurityException e) {
        throw new IOException(e);
      }
      ByteArrayOutputStream stored = new ByteArrayOutputStream();
      files.writeFilesystem(stored);
      return stored.toByteArray();
    }
  }
}
