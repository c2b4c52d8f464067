package org.muye.source;

import java.io.IOException;
import java.io.InputStream;
import org.muye.error.Message;
import org.muye.error.UserError;

/** Opens the reader for a file's declared format. */
public final class RowReaders {
  /**
   * Characters of one line or record, at most: 1 MiB. The longest real case description seen is a
   * few thousand characters, and 1 MiB still lets many files be read at once in little memory.
   */
  public static final int MAX_RECORD_CHARS = 1 << 20;

  /** Characters of a faulty row that are kept. */
  public static final int MAX_RAW_CHARS = 10_000;

  /** Unknown keys of a JSON lines file that are remembered. */
  public static final int MAX_UNKNOWN_COLUMNS = 1_000;

  private RowReaders() {}

  /**
   * Opens a file. Where the layout declares several encodings, the whole file is read once before
   * to choose; call {@link FileProbe#of} and {@link FileLayout#withEncoding} first to save that.
   *
   * @param bytes the stored bytes, possibly compressed with gzip
   * @param fileName the file's name for messages
   * @throws UserError when the file is empty, damaged, not of the format, or lacks columns
   */
  public static RowReader open(InputStreamSupplier bytes, String fileName, FileLayout layout) {
    FileLayout decided = layout;
    if (layout.format() != FileLayout.Format.XLSX && layout.encodings().size() > 1) {
      decided = layout.withEncoding(FileProbe.of(bytes, fileName, layout).encodingOrFirst(layout));
    }
    return open(bytes, fileName, decided, true);
  }

  static RowReader open(
      InputStreamSupplier bytes, String fileName, FileLayout layout, boolean requireColumns) {
    InputStream stored = null;
    boolean opened = false;
    try {
      stored = bytes.open();
      InputStream content = FileContent.decompress(stored, fileName);
      RowReader reader =
          switch (layout.format()) {
            case CSV ->
                CsvRowReader.open(
                    FileContent.refuseBinary(content, fileName, Message.of("source.csv")),
                    fileName,
                    layout,
                    requireColumns);
            case JSONL ->
                JsonRowReader.open(
                    FileContent.refuseBinary(content, fileName, Message.of("source.json_lines")),
                    fileName,
                    layout);
            case XLSX -> XlsxRowReader.open(content, fileName, layout, requireColumns);
          };
      opened = true;
      return reader;
    } catch (IOException e) {
      throw SourceErrors.brokeOff(fileName, 0, e);
    } finally {
      if (!opened && stored != null) {
        FileContent.closeQuietly(stored);
      }
    }
  }
}
