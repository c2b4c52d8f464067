package org.muye.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muye.error.UserError;
import org.muye.export.TableExport.Column;
import org.muye.export.TableExport.Format;
import org.muye.export.TableExport.Type;

class TableExportTest {
  private static final List<Column> COLUMNS =
      List.of(
          new Column("unit_name_zh", Type.TEXT),
          new Column("value", Type.NUMBER),
          new Column("day", Type.DATE),
          new Column("suppressed", Type.BOOLEAN));

  @TempDir Path folder;

  @Test
  void writesCsvAsRfc4180() throws IOException {
    Path file = folder.resolve("out.csv");
    long count =
        TableExport.write(
            file,
            Format.CSV,
            COLUMNS,
            rows(
                new Object[] {"红旗区", -5, LocalDate.of(2025, 3, 5), true},
                new Object[] {"=1+1", new BigDecimal("0.00000010"), null, null},
                new Object[] {"a,\"b\"\nc", null, null, false},
                new Object[] {"", null, null, null}));

    assertThat(count).isEqualTo(4);
    assertThat(Files.readString(file))
        .isEqualTo(
            "unit_name_zh,value,day,suppressed\r\n"
                + "红旗区,-5,2025-03-05,true\r\n"
                + "'=1+1,0.00000010,,\r\n"
                + "\"a,\"\"b\"\"\nc\",,,false\r\n"
                + "\"\",,,\r\n");
  }

  @Test
  void marksCsvForExcel() throws IOException {
    Path file = folder.resolve("out.csv");
    TableExport.write(file, Format.CSV_FOR_EXCEL, COLUMNS, rows());

    assertThat(Files.readAllBytes(file))
        .startsWith(0xEF, 0xBB, 0xBF)
        .endsWith("suppressed\r\n".getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void writesTypedCellsToExcel() throws IOException {
    Path file = folder.resolve("out.xlsx");
    TableExport.write(
        file,
        Format.XLSX,
        COLUMNS,
        rows(
            new Object[] {"红旗区", -5L, LocalDate.of(2025, 3, 5), true},
            new Object[] {" =1+1", 1234567890123456789L, null, null}));

    try (InputStream in = Files.newInputStream(file);
        XSSFWorkbook workbook = new XSSFWorkbook(in)) {
      Row first = workbook.getSheetAt(0).getRow(1);
      assertThat(first.getCell(0).getStringCellValue()).isEqualTo("红旗区");
      assertThat(first.getCell(1).getNumericCellValue()).isEqualTo(-5);
      assertThat(first.getCell(2).getLocalDateTimeCellValue()).isEqualTo("2025-03-05T00:00:00");
      assertThat(first.getCell(2).getCellStyle().getDataFormatString()).isEqualTo("yyyy-mm-dd");
      assertThat(first.getCell(3).getBooleanCellValue()).isTrue();
      Row second = workbook.getSheetAt(0).getRow(2);
      assertThat(second.getCell(0).getCellType()).isEqualTo(CellType.STRING);
      assertThat(second.getCell(0).getStringCellValue()).isEqualTo("' =1+1");
      assertThat(second.getCell(1).getStringCellValue()).isEqualTo("1234567890123456789");
      assertThat(second.getCell(2)).isNull();
    }
  }

  @Test
  void anEmptyTableIsAHeader() throws IOException {
    Path file = folder.resolve("out.xlsx");

    assertThat(TableExport.write(file, Format.XLSX, COLUMNS, rows())).isZero();
    try (InputStream in = Files.newInputStream(file);
        XSSFWorkbook workbook = new XSSFWorkbook(in)) {
      assertThat(workbook.getSheetAt(0).getPhysicalNumberOfRows()).isEqualTo(1);
    }
  }

  @Test
  void aFailureInTheMiddleLeavesTheOldFileAndNothingElse() throws IOException {
    for (Format format : Format.values()) {
      Path file = folder.resolve("out");
      Files.writeString(file, "old");
      Iterator<Object[]> failing =
          Stream.concat(
                  IntStream.range(0, 500).mapToObj(i -> new Object[] {"x" + i, i, null, true}),
                  Stream.of(0).map(i -> failure()))
              .iterator();

      assertThatThrownBy(() -> TableExport.write(file, format, COLUMNS, failing))
          .isInstanceOf(IllegalStateException.class);
      assertThat(Files.readString(file)).isEqualTo("old");
      assertThat(files()).containsExactly("out");
    }
  }

  private static Object[] failure() {
    throw new IllegalStateException("the query broke off");
  }

  @Test
  void replacesAnOlderFile() throws IOException {
    Path file = folder.resolve("out.csv");
    Files.writeString(file, "old");
    TableExport.write(file, Format.CSV, COLUMNS, rows());

    assertThat(Files.readString(file)).startsWith("unit_name_zh");
    assertThat(files()).containsExactly("out.csv");
  }

  @Test
  void aFullDiskIsTheUsersError() {
    Path file = folder.resolve("out.csv");
    TableExport.Writer full =
        (target, columns, rows) -> {
          Files.writeString(target, "half");
          throw new IOException("No space left on device");
        };

    assertThatThrownBy(() -> TableExport.write(file, full, COLUMNS, rows()))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("No space left on device")
        .hasMessageContaining("Check free space");
    assertThat(files()).isEmpty();
  }

  @Test
  void namesAMissingFolderAndAFolderAsTarget() {
    assertThatThrownBy(
            () -> TableExport.write(folder.resolve("no/out.csv"), Format.CSV, COLUMNS, rows()))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("does not exist");
    assertThatThrownBy(() -> TableExport.write(folder, Format.CSV, COLUMNS, rows()))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("It is a folder");
  }

  @Test
  void refusesWhatExcelCannotHold() {
    Path file = folder.resolve("out.xlsx");
    List<Column> wide =
        IntStream.range(0, 16_385).mapToObj(i -> new Column("c" + i, Type.TEXT)).toList();

    assertThatThrownBy(() -> TableExport.write(file, Format.XLSX, wide, rows()))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("16384 columns");
    assertThatThrownBy(
            () ->
                TableExport.write(
                    file,
                    Format.XLSX,
                    List.of(new Column("c", Type.TEXT)),
                    rows(new Object[] {"x".repeat(32_768)})))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("32767 characters");
    assertThat(files()).isEmpty();
  }

  private List<String> files() {
    String[] names = folder.toFile().list();
    return names == null ? List.of() : Arrays.asList(names);
  }

  private static Iterator<Object[]> rows(Object[]... rows) {
    return List.of(rows).iterator();
  }
}
