package org.muye.fuzz;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A workbook as its parts, written by hand, so that every part can be spoilt. */
final class MadeWorkbook {
  static final String SHEET = "xl/worksheets/sheet1.xml";
  static final String WORKBOOK = "xl/workbook.xml";
  static final String TYPES = "[Content_Types].xml";

  private static final String HEAD =
      "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
  private static final String MAIN =
      " xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
  private static final String OFFICE =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

  private static final LocalDateTime MADE = LocalDateTime.of(2020, 1, 1, 0, 0);

  private final Map<String, String> parts = new LinkedHashMap<>();

  MadeWorkbook(Table table, String sheetName) {
    parts.put(
        TYPES,
        HEAD
            + "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
            + "<Default Extension=\"rels\""
            + " ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
            + type("/xl/workbook.xml", "sheet.main")
            + type("/xl/worksheets/sheet1.xml", "worksheet")
            + type("/xl/styles.xml", "styles")
            + "</Types>");
    parts.put("_rels/.rels", relations(relation("1", "officeDocument", "xl/workbook.xml")));
    parts.put(
        WORKBOOK,
        HEAD
            + "<workbook"
            + MAIN
            + " xmlns:r=\""
            + OFFICE
            + "\"><sheets><sheet name=\""
            + sheetName
            + "\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>");
    parts.put(
        "xl/_rels/workbook.xml.rels",
        relations(
            relation("1", "worksheet", "worksheets/sheet1.xml")
                + relation("2", "styles", "styles.xml")));
    parts.put(
        "xl/styles.xml",
        HEAD
            + "<styleSheet"
            + MAIN
            + "><cellXfs count=\"2\"><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs>"
            + "</styleSheet>");
    parts.put(
        SHEET,
        HEAD + "<worksheet" + MAIN + "><sheetData>" + rows(table) + "</sheetData></worksheet>");
  }

  Map<String, String> parts() {
    return parts;
  }

  MadeWorkbook sheetReplaced(String what, String by) {
    parts.computeIfPresent(SHEET, (name, text) -> text.replace(what, by));
    return this;
  }

  byte[] zipped() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, String> part : parts.entrySet()) {
        ZipEntry entry = new ZipEntry(part.getKey());
        // A file made again must not tell that it was made later.
        entry.setTimeLocal(MADE);
        zip.putNextEntry(entry);
        zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static String rows(Table table) {
    StringBuilder rows = new StringBuilder(row(1, table.header()));
    for (int i = 0; i < table.rows().size(); i++) {
      rows.append(row(i + 2, table.rows().get(i)));
    }
    return rows.toString();
  }

  private static String row(int number, List<String> fields) {
    StringBuilder cells = new StringBuilder("<row r=\"" + number + "\">");
    for (int i = 0; i < fields.size(); i++) {
      String text = fields.get(i);
      if (text.isEmpty()) {
        continue;
      }
      String place = "<c r=\"" + columnName(i) + number + "\"";
      boolean numeric = text.matches("[0-9]{1,15}([.][0-9]{1,6})?");
      cells.append(
          numeric
              ? place + "><v>" + text + "</v></c>"
              : place + " t=\"inlineStr\"><is><t>" + escaped(text) + "</t></is></c>");
    }
    return cells.append("</row>").toString();
  }

  /** A, B, ..., Z, AA, as spreadsheets count columns. */
  private static String columnName(int index) {
    return index < 26
        ? String.valueOf((char) ('A' + index))
        : columnName(index / 26 - 1) + (char) ('A' + index % 26);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;");
  }

  private static String type(String part, String type) {
    return "<Override PartName=\""
        + part
        + "\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml."
        + type
        + "+xml\"/>";
  }

  private static String relations(String inside) {
    return HEAD
        + "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
        + inside
        + "</Relationships>";
  }

  private static String relation(String id, String type, String target) {
    return "<Relationship Id=\"rId"
        + id
        + "\" Type=\""
        + OFFICE
        + "/"
        + type
        + "\" Target=\""
        + target
        + "\"/>";
  }
}
