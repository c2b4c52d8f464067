package org.muye.refine;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.muye.error.PipelineBug;

/**
 * Equal for two rows that say the same of the same record; when it became known is not part of it.
 */
final class ContentHash {
  private static final Set<String> ABOUT_KNOWING =
      Set.of("known_at", "known_at_basis", "record_version");

  private ContentHash() {}

  /** The hash of a record, whose fields are in the order of its table. */
  static String of(Map<String, @Nullable Object> fields) {
    StringBuilder text = new StringBuilder(512);
    fields.forEach(
        (name, value) -> {
          if (value != null && !ABOUT_KNOWING.contains(name)) {
            text.append(name).append('=').append(value).append('\u001e');
          }
        });
    byte[] hash = sha256().digest(text.toString().getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(hash, 0, 16);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new PipelineBug("the JDK has no SHA-256", e);
    }
  }
}
