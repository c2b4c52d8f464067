package org.muye.source;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.muye.error.PipelineBug;

/**
 * What is known of a file before its rows are read.
 *
 * @param sha256 of the bytes as stored, in lower-case hex
 * @param sizeBytes bytes as stored
 * @param encoding the first declared encoding that decodes the whole file, else the last declared;
 *     null for a format without encoding
 * @param strictlyDecoded whether that encoding decodes the whole file; true for a format without
 *     encoding and where only one encoding is declared, which is then not tried
 * @param columns how the header meets the layout; empty for JSON lines, whose keys vary by row
 */
public record FileProbe(
    String sha256,
    long sizeBytes,
    @Nullable String encoding,
    boolean strictlyDecoded,
    HeaderMatch columns) {

  private static final HeaderMatch NO_COLUMNS =
      new HeaderMatch(List.of(), Map.of(), List.of(), List.of(), List.of(), List.of());

  /**
   * Reads the whole file once, and the beginning (of a workbook: all rows) again for its header. A
   * header that lacks columns is reported in {@link #columns()}, not thrown.
   *
   * @param bytes the stored bytes
   * @param fileName the file's name for messages
   * @throws org.muye.error.UserError when the file is empty, damaged, without header or not of the
   *     format
   */
  public static FileProbe of(InputStreamSupplier bytes, String fileName, FileLayout layout) {
    boolean text = layout.format() != FileLayout.Format.XLSX;
    boolean several = text && layout.encodings().size() > 1;
    MessageDigest digest = newDigest();
    Encodings.Choice choice = new Encodings.Choice("", true);
    long size;
    try (CountingStream stored = new CountingStream(bytes.open(), digest)) {
      InputStream content = FileContent.decompress(stored, fileName);
      if (several) {
        choice = Encodings.choose(FileContent.skipMark(content), layout.encodings());
      } else {
        // Read through the decompressor, so that a damaged file is found before any row is taken.
        content.transferTo(OutputStream.nullOutputStream());
      }
      stored.transferTo(OutputStream.nullOutputStream());
      size = stored.count;
    } catch (IOException e) {
      countRowsToTheBreak(bytes, fileName, layout);
      throw SourceErrors.unreadable(fileName, e);
    }
    String encoding = several ? choice.name() : text ? layout.encodings().get(0) : null;
    FileLayout decided = encoding == null ? layout : layout.withEncoding(encoding);
    return new FileProbe(
        HexFormat.of().formatHex(digest.digest()),
        size,
        encoding,
        choice.strict(),
        matchHeader(bytes, fileName, decided));
  }

  String encodingOrFirst(FileLayout layout) {
    return encoding == null ? layout.encodings().get(0) : encoding;
  }

  private static HeaderMatch matchHeader(
      InputStreamSupplier bytes, String fileName, FileLayout layout) {
    try (RowReader reader = RowReaders.open(bytes, fileName, layout, false)) {
      if (reader instanceof CsvRowReader csv) {
        return csv.match();
      }
      if (reader instanceof XlsxRowReader xlsx) {
        // A damaged sheet shows only as its rows are read, and must not fail the files beside it.
        xlsx.forEachRemaining(row -> {});
        return xlsx.match();
      }
      return NO_COLUMNS;
    }
  }

  /** The reader's own error says how many rows came before the break. */
  private static void countRowsToTheBreak(
      InputStreamSupplier bytes, String fileName, FileLayout layout) {
    FileLayout any =
        layout.encodings().isEmpty() ? layout : layout.withEncoding(layout.encodings().get(0));
    try (RowReader reader = RowReaders.open(bytes, fileName, any, false)) {
      while (reader.hasNext()) {
        reader.next();
      }
    }
  }

  private static MessageDigest newDigest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new PipelineBug("every Java runtime has SHA-256", e);
    }
  }

  private static final class CountingStream extends DigestInputStream {
    private long count;

    CountingStream(InputStream in, MessageDigest digest) {
      super(in, digest);
    }

    @Override
    public int read() throws IOException {
      int b = super.read();
      count += b < 0 ? 0 : 1;
      return b;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int read = super.read(bytes, offset, length);
      count += Math.max(0, read);
      return read;
    }
  }
}
