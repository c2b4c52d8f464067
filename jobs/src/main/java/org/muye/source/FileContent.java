package org.muye.source;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.muye.error.Message;

/** The content of a stored file: decompressed, and without a UTF-8 byte order mark. */
final class FileContent {
  private static final System.Logger LOG = System.getLogger(FileContent.class.getName());
  private static final int BUFFER = 1 << 16;

  /** No honest records pack better; a made file of kilobytes fills the disk. */
  private static final int MOST_TIMES_ITS_SIZE = 200;

  /** Up to so much nothing is judged: a few repeated lines may pack well. */
  private static final long NOT_JUDGED = 1L << 24;

  private FileContent() {}

  /**
   * Wraps stored bytes.
   *
   * <p>Commons Compress rather than the JDK's gzip stream: the latter silently ends where a second
   * gzip member is damaged or where the underlying stream reports nothing available.
   *
   * @throws org.muye.error.UserError for an empty file, a .gz name without gzip content, and, while
   *     it is read, a file that unpacks to beyond measure
   */
  static InputStream decompress(InputStream stored, String fileName) throws IOException {
    InputStream in = buffered(stored);
    byte[] head = peek(in, 2);
    if (head.length == 0) {
      throw SourceErrors.empty(fileName);
    }
    boolean gzip = head.length == 2 && (head[0] & 0xff) == 0x1f && (head[1] & 0xff) == 0x8b;
    if (gzip) {
      InputStream content =
          buffered(
              new SmallReads(
                  GzipCompressorInputStream.builder()
                      .setInputStream(in)
                      .setDecompressConcatenated(true)
                      .get(),
                  fileName));
      if (peek(content, 1).length == 0) {
        throw SourceErrors.empty(fileName);
      }
      return content;
    }
    if (fileName.toLowerCase(java.util.Locale.ROOT).endsWith(".gz")) {
      throw SourceErrors.notGzip(fileName);
    }
    return in;
  }

  /** Skips a UTF-8 byte order mark, which says nothing about the encoding of what follows. */
  static InputStream skipMark(InputStream content) throws IOException {
    byte[] head = peek(content, 3);
    boolean mark =
        head.length == 3
            && (head[0] & 0xff) == 0xef
            && (head[1] & 0xff) == 0xbb
            && (head[2] & 0xff) == 0xbf;
    if (mark) {
      content.skipNBytes(3);
    }
    return content;
  }

  /** Refuses workbooks and archives where text is expected, before every line becomes a fault. */
  static InputStream refuseBinary(InputStream content, String fileName, Message expected)
      throws IOException {
    byte[] head = peek(content, 4);
    if (isZip(head)) {
      throw SourceErrors.wrongFormat(fileName, Message.of("source.workbook_or_zip"), expected);
    }
    if (isOle(head)) {
      throw SourceErrors.wrongFormat(fileName, Message.of("source.old_workbook"), expected);
    }
    return content;
  }

  static boolean isZip(byte[] head) {
    return head.length >= 4 && head[0] == 'P' && head[1] == 'K' && head[2] == 3 && head[3] == 4;
  }

  static boolean isOle(byte[] head) {
    return head.length >= 4
        && (head[0] & 0xff) == 0xd0
        && (head[1] & 0xff) == 0xcf
        && (head[2] & 0xff) == 0x11
        && (head[3] & 0xff) == 0xe0;
  }

  /** Closes what is read only; a failure to close loses nothing. */
  static void closeQuietly(InputStream in) {
    try {
      in.close();
    } catch (IOException e) {
      LOG.log(System.Logger.Level.DEBUG, "closing failed", e);
    }
  }

  /** Up to {@code n} next bytes of a stream that supports marks, which stay unread. */
  static byte[] peek(InputStream in, int n) throws IOException {
    in.mark(n);
    byte[] head = in.readNBytes(n);
    in.reset();
    return head;
  }

  static InputStream buffered(InputStream in) {
    return new BufferedInputStream(in, BUFFER);
  }

  /**
   * Reads in small pieces, because the decompressor drops what it has of a piece when the file
   * breaks off within it, and refuses to go on with what unpacks to beyond measure.
   */
  private static final class SmallReads extends FilterInputStream {
    private static final int PIECE = 2048;

    private final GzipCompressorInputStream gzip;
    private final String fileName;

    SmallReads(GzipCompressorInputStream gzip, String fileName) {
      super(gzip);
      this.gzip = gzip;
      this.fileName = fileName;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int read = super.read(bytes, offset, Math.min(length, PIECE));
      long unpacked = gzip.getUncompressedCount();
      if (unpacked > NOT_JUDGED && unpacked / MOST_TIMES_ITS_SIZE > gzip.getCompressedCount()) {
        throw SourceErrors.packedBeyondMeasure(fileName, MOST_TIMES_ITS_SIZE);
      }
      return read;
    }
  }
}
