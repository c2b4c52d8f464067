package org.muye.refine;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.muye.error.PipelineBug;

/**
 * Pseudonyms by HMAC-SHA-256 with a secret key: equal for the same person and purpose, and not to
 * be reversed by trying all identity numbers, as a plain hash could be.
 */
public final class Pseudonym {
  private static final String ALGORITHM = "HmacSHA256";

  private Pseudonym() {}

  /**
   * 64 hexadecimal digits. The purpose is part of the input, so that purposes cannot be joined.
   *
   * @param identifier such as an identity number; upper and lower case are the same person
   */
  public static String of(String identifier, String purpose, String key) {
    return exact(identifier.toUpperCase(Locale.ROOT), purpose, key);
  }

  /** The same of a text in which case matters. */
  static String exact(String text, String purpose, String key) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), ALGORITHM));
      mac.update(purpose.getBytes(StandardCharsets.UTF_8));
      mac.update((byte) 0);
      return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new PipelineBug("the JDK has no " + ALGORITHM, e);
    }
  }
}
