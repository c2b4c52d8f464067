package org.muye.refine;

/** The check digit of 18-digit resident identity numbers: GB 11643-1999, ISO 7064 MOD 11-2. */
public final class ResidentId {
  private static final String CHECK_CHARACTERS = "10X98765432";

  private ResidentId() {}

  /** Whether the text has 17 digits and the right check character; x counts as X. */
  public static boolean isValid(String text) {
    if (text.length() != 18) {
      return false;
    }
    int sum = 0;
    for (int i = 0; i < 17; i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return false;
      }
      sum += digit * ((1 << (17 - i)) % 11);
    }
    return CHECK_CHARACTERS.charAt(sum % 11) == Character.toUpperCase(text.charAt(17));
  }
}
