package org.muye.error;

import java.util.regex.Pattern;

/**
 * Masks resident identity numbers and mobile phone numbers in messages.
 *
 * <p>{@code log4j2.properties} applies the same two patterns to log lines; a test compares them.
 */
public final class Redaction {
  public static final String ID_NUMBER = "(?<![0-9])[0-9]{17}[0-9Xx](?![0-9])";
  public static final String PHONE = "(?<![0-9])1[3-9][0-9]{9}(?![0-9])";
  public static final String ID_MASK = "<id-number>";
  public static final String PHONE_MASK = "<phone>";

  private static final Pattern ID = Pattern.compile(ID_NUMBER);
  private static final Pattern MOBILE = Pattern.compile(PHONE);

  private Redaction() {}

  /** The text without 18-character identity numbers and 11-digit mobile numbers. */
  public static String redact(String text) {
    return MOBILE.matcher(ID.matcher(text).replaceAll(ID_MASK)).replaceAll(PHONE_MASK);
  }
}
