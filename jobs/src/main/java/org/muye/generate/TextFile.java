package org.muye.generate;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/**
 * A text file that is written row by row and never held in memory. Java's gzip header carries no
 * time.
 */
final class TextFile implements AutoCloseable {
  private static final int BUFFER = 1 << 16;
  private static final int BAD_BYTE = 0xFF;

  /** Stands for the byte that neither UTF-8 nor GB18030 knows. */
  static final char BAD = '\uE000';

  private final OutputStream out;
  private final Charset charset;

  TextFile(Path file, Charset charset) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    OutputStream raw = new BufferedOutputStream(Files.newOutputStream(file), BUFFER);
    this.out =
        file.toString().endsWith(".gz")
            ? new BufferedOutputStream(new GZIPOutputStream(raw, BUFFER), BUFFER)
            : raw;
    this.charset = charset;
  }

  void line(String text) throws IOException {
    int bad = text.indexOf(BAD);
    if (bad < 0) {
      out.write(text.getBytes(charset));
    } else {
      out.write(text.substring(0, bad).getBytes(charset));
      out.write(BAD_BYTE);
      out.write(text.substring(bad + 1).getBytes(charset));
    }
    out.write('\n');
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
