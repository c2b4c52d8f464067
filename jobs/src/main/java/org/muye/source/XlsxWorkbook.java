package org.muye.source;

import com.github.pjfanning.xlsx.StreamingReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.jspecify.annotations.Nullable;
import org.muye.config.WorkbookLimits;
import org.muye.error.Message;

/**
 * A workbook opened for streaming, within limits that keep a made one from filling memory or disk;
 * it lies in a temporary file until it is closed.
 */
final class XlsxWorkbook implements AutoCloseable {
  private static final int ROW_CACHE = 64;
  private static final int BUFFER = 1 << 16;

  private final Workbook workbook;
  private final String fileName;

  private XlsxWorkbook(Workbook workbook, String fileName) {
    this.workbook = workbook;
    this.fileName = fileName;
  }

  /**
   * Opens a workbook.
   *
   * @param fileName the file's name for messages
   * @throws org.muye.error.UserError when it is encrypted, damaged or of another format
   */
  static XlsxWorkbook open(InputStream content, String fileName) throws IOException {
    byte[] head = FileContent.peek(content, 4);
    if (FileContent.isOle(head)) {
      throw isEncrypted(content)
          ? SourceErrors.encrypted(fileName)
          : SourceErrors.wrongFormat(
              fileName, Message.of("source.old_workbook_xls"), Message.of("source.xlsx_workbook"));
    }
    if (!FileContent.isZip(head)) {
      throw SourceErrors.wrongFormat(
          fileName, Message.of("source.no_zip"), Message.of("source.xlsx_workbook"));
    }
    WorkbookLimits.apply();
    try {
      return new XlsxWorkbook(
          StreamingReader.builder().rowCacheSize(ROW_CACHE).bufferSize(BUFFER).open(content),
          fileName);
    } catch (RuntimeException e) {
      // A zip that is no workbook, or damaged: the library uses several unchecked exceptions.
      throw SourceErrors.unreadable(fileName, e);
    }
  }

  /**
   * The rows of a sheet, the first of which the library reads here already.
   *
   * @param wanted the sheet's name; null for the first
   */
  Iterator<Row> rows(@Nullable String wanted) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < workbook.getNumberOfSheets(); i++) {
      names.add(workbook.getSheetName(i));
    }
    int index = wanted == null ? 0 : names.indexOf(wanted);
    if (index < 0 || names.isEmpty()) {
      throw SourceErrors.missingSheet(fileName, wanted == null ? "1" : wanted, names);
    }
    try {
      Sheet sheet = workbook.getSheetAt(index);
      return sheet.iterator();
    } catch (RuntimeException e) {
      throw SourceErrors.unreadable(fileName, e);
    }
  }

  @Override
  public void close() {
    try {
      workbook.close();
    } catch (IOException e) {
      System.getLogger(XlsxWorkbook.class.getName())
          .log(System.Logger.Level.DEBUG, "closing failed", e);
    }
  }

  /** The library reports damaged XML and zip data by unchecked exceptions of several kinds. */
  static IOException damaged(RuntimeException e) {
    String message = e.getMessage();
    return new IOException(message == null ? e.getClass().getSimpleName() : message, e);
  }

  private static boolean isEncrypted(InputStream content) throws IOException {
    try (POIFSFileSystem files = new POIFSFileSystem(content)) {
      return files.getRoot().hasEntryCaseInsensitive("EncryptedPackage");
    } catch (RuntimeException e) {
      throw damaged(e);
    }
  }
}
