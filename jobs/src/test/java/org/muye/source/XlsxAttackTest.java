package org.muye.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.muye.source.SourceFixtures.bytes;
import static org.muye.source.SourceFixtures.named;
import static org.muye.source.SourceFixtures.rows;
import static org.muye.source.SourceFixtures.shown;
import static org.muye.source.SourceFixtures.xlsx;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.muye.error.UserError;

/** Workbooks that are made to harm: they are refused, soon, and cost no memory. */
@Timeout(60)
class XlsxAttackTest {
  private static final String HEAD =
      "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
  private static final String SHEET_BEGIN =
      "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>"
          + "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>a</t></is></c></row>";
  private static final String SHEET_END = "</sheetData></worksheet>";

  /** More than a small heap holds, less than a disk does. */
  private static final int BOMB_MIB = 400;

  @TempDir Path folder;

  /** A workbook by hand: its sheet, its shared strings, and bytes that follow the strings' head. */
  private static final class Made {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final ZipOutputStream zip = new ZipOutputStream(bytes);

    Made() throws IOException {
      entry(
          "[Content_Types].xml",
          HEAD
              + "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
              + "<Default Extension=\"rels\""
              + " ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
              + part("/xl/workbook.xml", "sheet.main")
              + part("/xl/worksheets/sheet1.xml", "worksheet")
              + part("/xl/sharedStrings.xml", "sharedStrings")
              + "</Types>");
      entry("_rels/.rels", HEAD + relations(relation("1", "officeDocument", "xl/workbook.xml")));
      entry(
          "xl/workbook.xml",
          HEAD
              + "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\""
              + " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">"
              + "<sheets><sheet name=\"s\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>");
      entry(
          "xl/_rels/workbook.xml.rels",
          HEAD
              + relations(
                  relation("1", "worksheet", "worksheets/sheet1.xml")
                      + relation("2", "sharedStrings", "sharedStrings.xml")));
    }

    private static String part(String name, String type) {
      return "<Override PartName=\""
          + name
          + "\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml."
          + type
          + "+xml\"/>";
    }

    private static String relations(String inside) {
      return "<Relationships"
          + " xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
          + inside
          + "</Relationships>";
    }

    private static String relation(String id, String type, String target) {
      return "<Relationship Id=\"rId"
          + id
          + "\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
          + type
          + "\" Target=\""
          + target
          + "\"/>";
    }

    Made entry(String name, String text) throws IOException {
      return entry(name, text, 0, "");
    }

    /** An entry with spaces between two texts. */
    Made entry(String name, String text, int spacesMib, String end) throws IOException {
      zip.putNextEntry(new ZipEntry(name));
      zip.write(text.getBytes(StandardCharsets.UTF_8));
      byte[] spaces = " ".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
      for (int i = 0; i < spacesMib; i++) {
        zip.write(spaces);
      }
      zip.write(end.getBytes(StandardCharsets.UTF_8));
      zip.closeEntry();
      return this;
    }

    Made strings() throws IOException {
      return entry(
          "xl/sharedStrings.xml",
          HEAD + "<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"></sst>");
    }

    byte[] done() throws IOException {
      zip.close();
      return bytes.toByteArray();
    }
  }

  private static void refused(byte[] workbook) {
    assertThatThrownBy(() -> shown(rows(bytes(workbook), xlsx(null, 0, named("a")))))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("nothing of the file was taken");
  }

  @Test
  void aHarmlessWorkbookMadeTheSameWayIsRead() throws IOException {
    byte[] workbook =
        new Made()
            .strings()
            .entry(
                "xl/worksheets/sheet1.xml",
                HEAD + SHEET_BEGIN + "<row r=\"2\"><c r=\"A2\"><v>7</v></c></row>" + SHEET_END)
            .done();
    assertThat(shown(rows(bytes(workbook), xlsx(null, 0, named("a"))))).containsExactly("2 {a=7}");
  }

  @Test
  void aSheetThatUnpacksToAThousandTimesItsSizeIsRefused() throws IOException {
    byte[] bomb =
        new Made()
            .strings()
            .entry("xl/worksheets/sheet1.xml", HEAD + SHEET_BEGIN, BOMB_MIB, SHEET_END)
            .done();
    // Less than a megabyte holds four hundred.
    assertThat(bomb.length).isLessThan(BOMB_MIB << 11);
    refused(bomb);
  }

  @Test
  void sharedStringsThatUnpackToAThousandTimesTheirSizeAreRefused() throws IOException {
    refused(
        new Made()
            .entry(
                "xl/sharedStrings.xml",
                HEAD
                    + "<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">"
                    + "<si><t xml:space=\"preserve\">",
                BOMB_MIB,
                "</t></si></sst>")
            .entry("xl/worksheets/sheet1.xml", HEAD + SHEET_BEGIN + SHEET_END)
            .done());
  }

  @Test
  void entitiesThatMultiplyAreNotExpanded() throws IOException {
    StringBuilder entities = new StringBuilder("<!ENTITY e0 \"lollollollol\">");
    for (int i = 1; i < 20; i++) {
      entities.append("<!ENTITY e").append(i).append(" \"");
      entities.append(("&e" + (i - 1) + ";").repeat(10)).append("\">");
    }
    long begin = System.nanoTime();
    refused(withDoctype(entities.toString(), "&e19;"));
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(20));
  }

  @Test
  void aFileOfThisMachineIsNotReadByAnEntity() throws IOException {
    Path secret = Files.writeString(folder.resolve("secret.txt"), "s3cret");
    byte[] workbook = withDoctype("<!ENTITY e SYSTEM \"" + secret.toUri() + "\">", "&e;");
    assertThatThrownBy(() -> shown(rows(bytes(workbook), xlsx(null, 0, named("a")))))
        .isInstanceOf(UserError.class)
        .hasMessageNotContaining("s3cret");
  }

  private static byte[] withDoctype(String entities, String cell) throws IOException {
    return new Made()
        .strings()
        .entry(
            "xl/worksheets/sheet1.xml",
            HEAD
                + "<!DOCTYPE worksheet ["
                + entities
                + "]>"
                + SHEET_BEGIN
                + "<row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>"
                + cell
                + "</t></is></c></row>"
                + SHEET_END)
        .done();
  }

  @ParameterizedTest
  @ValueSource(strings = {"XFE2", "ZZZ2", "AAAAA2", "ZZZZZZZ2"})
  void aCellOutsideTheColumnsOfASheetIsRefused(String place) throws IOException {
    refused(sheet("<row r=\"2\"><c r=\"" + place + "\"><v>7</v></c></row>"));
  }

  @Test
  void theLastColumnOfASheetIsRead() throws IOException {
    byte[] workbook = sheet("<row r=\"2\"><c r=\"A2\"><v>7</v></c><c r=\"XFD2\"/></row>");
    assertThat(shown(rows(bytes(workbook), xlsx(null, 0, named("a"))))).containsExactly("2 {a=7}");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void rowsThatAreNotInTheirOrderAreRefused(int second) throws IOException {
    refused(
        sheet("<row r=\"3\"><c><v>7</v></c></row><row r=\"" + second + "\"><c><v>8</v></c></row>"));
  }

  @Test
  void aSheetThatBreaksOffIsFoundBeforeAnyRowIsTaken() throws IOException {
    byte[] workbook =
        new Made()
            .strings()
            .entry(
                "xl/worksheets/sheet1.xml",
                HEAD + SHEET_BEGIN + "<row><c><v>7</v></c></row>".repeat(200) + "<row")
            .done();
    assertThatThrownBy(() -> FileProbe.of(bytes(workbook), "a.xlsx", xlsx(null, 0, named("a"))))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("nothing of the file was taken");
  }

  private static byte[] sheet(String rows) throws IOException {
    return new Made()
        .strings()
        .entry("xl/worksheets/sheet1.xml", HEAD + SHEET_BEGIN + rows + SHEET_END)
        .done();
  }

  @Test
  void aWorkbookOfTooManyPartsIsRefused() throws IOException {
    Made made =
        new Made().strings().entry("xl/worksheets/sheet1.xml", HEAD + SHEET_BEGIN + SHEET_END);
    for (int i = 0; i < 2000; i++) {
      made.entry("xl/media/" + i + ".bin", "");
    }
    refused(made.done());
  }
}
