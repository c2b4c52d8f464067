package org.muye.export;

/**
 * Keeps a spreadsheet from running a text cell as a formula (CWE-1236, "CSV injection").
 *
 * <p>Only text is treated: a cell whose type is a number, a date or a truth value cannot hold a
 * formula, and an apostrophe before -5 would turn the number into a text.
 */
public final class SpreadsheetSafety {
  private static final String TRIGGERS = "=+-@＝＋－＠";

  private SpreadsheetSafety() {}

  /**
   * The text as it may stand in a cell: with an apostrophe in front if a spreadsheet could read it
   * as a formula, unchanged otherwise.
   *
   * <p>Spreadsheets trim, so blanks before the sign do not protect; a leading tab or carriage
   * return is dangerous by itself. Full-width signs count because input methods and some
   * spreadsheets turn them into the plain ones.
   */
  public static String neutralise(String text) {
    return isDangerous(text) ? "'" + text : text;
  }

  private static boolean isDangerous(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\t' || c == '\r' || c == '\n' || TRIGGERS.indexOf(c) >= 0) {
        return true;
      }
      if (!isInvisible(c)) {
        return false;
      }
    }
    return false;
  }

  private static boolean isInvisible(char c) {
    return Character.isWhitespace(c)
        || Character.isSpaceChar(c)
        || Character.isISOControl(c)
        || Character.getType(c) == Character.FORMAT;
  }
}
