package org.muye.generate;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.apache.poi.xssf.streaming.SXSSFRow;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;

/** An XLSX file of one sheet, written row by row, whose bytes depend on nothing but its rows. */
final class Workbook implements AutoCloseable {
  private static final int ROWS_IN_MEMORY = 100;

  /**
   * Not the first day of 1980: Java then adds a field that depends on the time zone of the machine.
   */
  private static final LocalDateTime ZIP_TIME = LocalDateTime.of(1980, 2, 1, 0, 0);

  private final Path file;
  private final SXSSFWorkbook book = new SXSSFWorkbook(ROWS_IN_MEMORY);
  private final SXSSFSheet sheet;
  private int rows;

  Workbook(Path file, String sheetName, List<String> header) {
    this.file = file;
    this.sheet = book.createSheet(sheetName);
    row(header, -1, 0);
    rows = 1;
  }

  /**
   * Adds text cells; blank ones are left out. The cell at `serialAt` holds the number instead,
   * unless negative.
   */
  void row(List<String> cells, int serialAt, double serial) {
    SXSSFRow row = sheet.createRow(rows++);
    for (int i = 0; i < cells.size(); i++) {
      if (i == serialAt) {
        row.createCell(i).setCellValue(serial);
      } else if (!cells.get(i).isEmpty()) {
        row.createCell(i).setCellValue(cells.get(i));
      }
    }
  }

  @Override
  public void close() throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    var properties = book.getXSSFWorkbook().getProperties().getCoreProperties();
    properties.setCreated(Optional.of(new Date(0)));
    properties.setModified(Optional.of(new Date(0)));
    properties.setCreator("generator");
    Path raw = Files.createTempFile("workbook", ".xlsx");
    try {
      try (OutputStream out = Files.newOutputStream(raw)) {
        book.write(out);
      }
      book.close();
      fixTimes(raw);
    } finally {
      Files.deleteIfExists(raw);
    }
  }

  /** The zip entries carry the time of writing; a copy with a constant one replaces them. */
  private void fixTimes(Path raw) throws IOException {
    try (ZipFile in = new ZipFile(raw.toFile());
        ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
      for (ZipEntry entry : Collections.list(in.entries())) {
        ZipEntry copy = new ZipEntry(entry.getName());
        copy.setTimeLocal(ZIP_TIME);
        out.putNextEntry(copy);
        try (InputStream content = in.getInputStream(entry)) {
          content.transferTo(out);
        }
        out.closeEntry();
      }
    }
  }
}
