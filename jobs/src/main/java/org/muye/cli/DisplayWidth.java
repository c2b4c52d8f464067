package org.muye.cli;

/** How many terminal columns a text takes (Unicode Standard Annex 11, East Asian Width). */
final class DisplayWidth {
  /** First and last code points of the wide and full-width ranges. */
  private static final int[][] WIDE = {
    {0x1100, 0x115F}, // Hangul Jamo
    {0x2E80, 0x303E}, // radicals, CJK punctuation
    {0x3041, 0xA4CF}, // kana, Bopomofo, CJK ideographs, Yi
    {0xA960, 0xA97C}, // Hangul Jamo extended A
    {0xAC00, 0xD7A3}, // Hangul syllables
    {0xF900, 0xFAFF}, // compatibility ideographs
    {0xFE10, 0xFE19}, // vertical forms
    {0xFE30, 0xFE6F}, // compatibility forms
    {0xFF01, 0xFF60}, // full-width forms
    {0xFFE0, 0xFFE6}, // full-width signs
    {0x1F300, 0x1F64F}, // pictographs
    {0x1F680, 0x1F6FF}, // transport signs
    {0x1F900, 0x1F9FF}, // more pictographs
    {0x20000, 0x3FFFD} // ideographs of the supplementary planes
  };

  private DisplayWidth() {}

  /** The blanks that widen a text to so many terminal columns; none where it is as wide already. */
  static String padding(String text, int columns) {
    return " ".repeat(Math.max(0, columns - of(text)));
  }

  /** The width in terminal columns, 0 or more. */
  static int of(String text) {
    return text.codePoints().map(DisplayWidth::of).sum();
  }

  private static int of(int codePoint) {
    if (codePoint < 0x300) {
      return codePoint == 0xAD ? 0 : 1;
    }
    int type = Character.getType(codePoint);
    if (type == Character.NON_SPACING_MARK
        || type == Character.ENCLOSING_MARK
        || type == Character.FORMAT) {
      return 0;
    }
    for (int[] range : WIDE) {
      if (codePoint >= range[0] && codePoint <= range[1]) {
        return 2;
      }
    }
    return 1;
  }
}
