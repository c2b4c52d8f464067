package org.muye.generate;

import java.time.LocalDate;

/**
 * Resident identity numbers of nobody: area 410700 (a prefecture, never issued to a person), a
 * birthday between 1900 and 1909, and a check character by GB 11643 (ISO 7064 MOD 11-2).
 */
final class ResidentId {
  private static final String AREA = "410700";
  private static final LocalDate FIRST_BIRTHDAY = LocalDate.of(1900, 1, 1);
  private static final int BIRTHDAYS = 3652;
  private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
  private static final String CHECKS = "10X98765432";

  /** How many different numbers there are. */
  static final int DISTINCT = BIRTHDAYS * 1000;

  private ResidentId() {}

  /** The number of the fictitious person `person`, 0 to DISTINCT - 1. */
  static String of(int person) {
    LocalDate birthday = FIRST_BIRTHDAY.plusDays(person / 1000);
    String body =
        AREA
            + Stamp.compact(birthday)
            + String.format(java.util.Locale.ROOT, "%03d", person % 1000);
    return body + check(body);
  }

  /** The same number with a check character that does not fit. */
  static String wrong(int person) {
    String right = of(person);
    char last = right.charAt(17);
    return right.substring(0, 17) + (last == '7' ? '3' : '7');
  }

  /** The check character of the first seventeen digits. */
  static char check(String body) {
    int sum = 0;
    for (int i = 0; i < WEIGHTS.length; i++) {
      sum += (body.charAt(i) - '0') * WEIGHTS[i];
    }
    return CHECKS.charAt(sum % 11);
  }
}
