package org.muye.report.workbook;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.apache.poi.ooxml.POIXMLProperties.CoreProperties;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.muye.document.CellWords;
import org.muye.document.Document;
import org.muye.document.NumberedDocument;
import org.muye.document.NumberedDocument.NumberedBlock;
import org.muye.document.Table;
import org.muye.error.PipelineBug;
import org.muye.report.zip.TimelessZip;

/**
 * The tables of a document as a workbook: a sheet of contents, then one sheet for each table under
 * its lasting name.
 *
 * <p>Numbers are numbers in their own format, intervals stand in two columns, and what is absent
 * says so in words, so that no formula takes it for a zero. Text that a spreadsheet could run as a
 * formula is neutralised.
 */
public final class WorkbookReport {
  private WorkbookReport() {}

  /** The bytes of the file, the same for the same document. */
  public static byte[] of(Document document) {
    NumberedDocument numbered = NumberedDocument.of(document);
    CellWords words = CellWords.of(document.language());
    try (XSSFWorkbook workbook = new XSSFWorkbook()) {
      Styles styles = new Styles(workbook);
      List<NumberedBlock> tables =
          numbered.blocks().stream().filter(block -> block.block() instanceof Table).toList();
      new ContentsSheet(styles, numbered).write(workbook, tables);
      for (NumberedBlock block : tables) {
        Table table = (Table) block.block();
        XSSFSheet sheet = workbook.createSheet(table.sheet());
        String caption = numbered.titled(block.number(), table.caption());
        new TableSheet(sheet, styles, words, document.language()).write(table, caption);
        Page.set(sheet, document.mark());
      }
      properties(workbook.getProperties().getCoreProperties(), document);
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      workbook.write(bytes);
      return TimelessZip.dated(bytes.toByteArray(), document.date());
    } catch (IOException e) {
      throw new PipelineBug("a workbook in memory cannot be written", e);
    }
  }

  /** Takes clock and login name out of the file. */
  private static void properties(CoreProperties properties, Document document) {
    Optional<Date> day =
        Optional.of(Date.from(document.date().atStartOfDay(ZoneOffset.UTC).toInstant()));
    properties.setTitle(document.titleInOneLine());
    properties.setCreator("Muye");
    properties.setLastModifiedByUser("Muye");
    properties.setCreated(day);
    properties.setModified(day);
  }
}
