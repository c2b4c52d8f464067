package org.muye.document;

/** Whole numbers in Chinese characters, as headings are numbered: 一, 十, 十一, 二十, 九十九. */
final class ChineseNumber {
  private static final String DIGITS = "一二三四五六七八九";
  private static final int LARGEST = 99;

  private ChineseNumber() {}

  /**
   * A number in characters.
   *
   * @param number 1 to 99
   * @throws IllegalArgumentException for another number
   */
  static String of(int number) {
    if (number < 1 || number > LARGEST) {
      throw new IllegalArgumentException("no number of a heading: " + number);
    }
    int tens = number / 10;
    String ten = tens == 0 ? "" : (tens == 1 ? "" : digit(tens)) + "十";
    return number % 10 == 0 ? ten : ten + digit(number % 10);
  }

  private static String digit(int digit) {
    return DIGITS.substring(digit - 1, digit);
  }
}
