package org.muye.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.muye.error.PipelineBug;
import org.muye.error.UserError;

/** SHA-256 of contents. */
public final class FileDigest {
  private FileDigest() {}

  /** Of a file's bytes as stored, in lower-case hexadecimal. */
  public static String sha256(SourceFile file) {
    MessageDigest digest = digest();
    byte[] buffer = new byte[1 << 16];
    try (InputStream in = file.open()) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        digest.update(buffer, 0, n);
      }
    } catch (IOException e) {
      throw UserError.of("source.file_unreadable", file.name(), e.getMessage());
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /** Of a text. */
  public static String sha256(String text) {
    return sha256(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Of bytes. */
  public static String sha256(byte[] bytes) {
    return HexFormat.of().formatHex(digest().digest(bytes));
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new PipelineBug("the JDK has no SHA-256", e);
    }
  }
}
