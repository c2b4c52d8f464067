package org.muye.report.text;

import java.util.ArrayList;
import java.util.List;

/**
 * How much room text takes, by rules of thumb: a picture is laid out before anyone knows the font
 * it will be shown in. The estimates are on the wide side.
 */
public final class TextWidth {
  /** Ideographs and full-width signs fill a square. */
  private static final double WIDE = 1.0;

  private static final double CAPITAL = 0.68;
  private static final double NARROW = 0.32;
  private static final double OTHER = 0.57;

  private static final String NARROW_CHARACTERS = " .,:;'|!()[]iljtfrI-";
  private static final int FIRST_WIDE = 0x2E80;

  /** Signs that must not begin a line. */
  private static final String NOT_FIRST = "，。、；：？！）》”’％% ";

  private TextWidth() {}

  /**
   * The width of a line of text.
   *
   * @param size font size, whose unit the width has
   */
  public static double of(String text, double size) {
    return size * text.codePoints().mapToDouble(TextWidth::relative).sum();
  }

  private static double relative(int character) {
    if (character >= FIRST_WIDE) {
      return WIDE;
    }
    if (NARROW_CHARACTERS.indexOf(character) >= 0) {
      return NARROW;
    }
    return Character.isUpperCase(character) || "%mw—".indexOf(character) >= 0 ? CAPITAL : OTHER;
  }

  /**
   * Breaks text into lines no wider than asked and about equally wide: at blanks, between
   * ideographs, and within a word only if it is wider than a line by itself.
   */
  public static List<String> wrap(String text, double size, double width) {
    List<String> lines = fill(text, size, width);
    double word =
        pieces(text, size, Double.MAX_VALUE).stream()
            .mapToDouble(piece -> of(piece.strip(), size))
            .max()
            .orElse(0);
    for (double narrower = width - size; narrower > word; narrower -= size / 2) {
      List<String> others = fill(text, size, narrower);
      if (others.size() > lines.size()) {
        break;
      }
      lines = others;
    }
    return lines;
  }

  private static List<String> fill(String text, double size, double width) {
    List<String> lines = new ArrayList<>();
    String line = "";
    for (String piece : pieces(text, size, width)) {
      if (!line.isEmpty() && of((line + piece).stripTrailing(), size) > width) {
        lines.add(line.strip());
        line = "";
      }
      line += piece;
    }
    lines.add(line.strip());
    return lines;
  }

  /**
   * What must not be broken: words with the blank behind them, single ideographs with the signs
   * that must not begin a line; parts of words that are wider than a line.
   */
  private static List<String> pieces(String text, double size, double width) {
    List<String> pieces = new ArrayList<>();
    StringBuilder piece = new StringBuilder();
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      String next = Character.toString(text.codePointAt(i));
      if (!piece.isEmpty()
          && (mayBreak(piece.codePointBefore(piece.length()), text.codePointAt(i))
              || of(piece + next, size) > width)) {
        pieces.add(piece.toString());
        piece.setLength(0);
      }
      piece.append(next);
    }
    pieces.add(piece.toString());
    return pieces;
  }

  private static boolean mayBreak(int before, int after) {
    if (before == ' ') {
      return true;
    }
    return (before >= FIRST_WIDE || after >= FIRST_WIDE) && NOT_FIRST.indexOf(after) < 0;
  }
}
