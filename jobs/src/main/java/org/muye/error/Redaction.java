package org.muye.error;

import java.util.regex.Pattern;

/**
 * Masks resident identity numbers, mobile phone numbers and passwords in addresses in messages.
 *
 * <p>{@code log4j2.properties} applies the same patterns to log lines; a test compares them.
 */
public final class Redaction {
  public static final String ID_NUMBER = "(?<![0-9])[0-9]{17}[0-9Xx](?![0-9])";
  public static final String PHONE = "(?<![0-9])1[3-9][0-9]{9}(?![0-9])";

  /** The user and the password in front of a host, as in {@code scheme://user:password@host}. */
  public static final String CREDENTIALS = "(?<=://)[^/@\\s:\"]*:[^/@\\s\"]*@";

  public static final String ID_MASK = "<id-number>";
  public static final String PHONE_MASK = "<phone>";
  public static final String CREDENTIALS_MASK = "<credentials>@";

  private static final Pattern ID = Pattern.compile(ID_NUMBER);
  private static final Pattern MOBILE = Pattern.compile(PHONE);
  private static final Pattern PASSWORD = Pattern.compile(CREDENTIALS);

  private Redaction() {}

  /**
   * The text without 18-character identity numbers, 11-digit mobile numbers and passwords in
   * addresses.
   */
  public static String redact(String text) {
    String numbers = MOBILE.matcher(ID.matcher(text).replaceAll(ID_MASK)).replaceAll(PHONE_MASK);
    return PASSWORD.matcher(numbers).replaceAll(CREDENTIALS_MASK);
  }
}
