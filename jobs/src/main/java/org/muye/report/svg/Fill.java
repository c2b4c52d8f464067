package org.muye.report.svg;

import java.util.List;

/**
 * How an area is filled, so that areas can be told apart without colour too. The colours are of
 * Color Brewer's sets that are safe with impaired colour vision, and differ in lightness.
 *
 * @param colour of the ground
 * @param pattern drawn on it
 */
record Fill(String colour, Pattern pattern) {
  /** What is drawn on the ground, in {@link #INK}. */
  enum Pattern {
    /** Nothing. */
    NONE,
    /** Lines from bottom left to top right. */
    RISING,
    /** Lines from top left to bottom right. */
    FALLING,
    /** Both. */
    CROSSED,
    /** Dots. */
    DOTTED
  }

  static final String INK = "#222222";
  static final String PAPER = "#FFFFFF";

  /** For classes without order, up to seven. */
  static final List<Fill> CLASSES =
      List.of(
          new Fill("#08519C", Pattern.NONE),
          new Fill("#FDD49E", Pattern.RISING),
          new Fill("#C6DBEF", Pattern.NONE),
          new Fill(PAPER, Pattern.DOTTED),
          new Fill("#737373", Pattern.NONE),
          new Fill(PAPER, Pattern.FALLING),
          new Fill("#C7E9C0", Pattern.CROSSED));

  /** For classes from light to dark, the darkest last; the first ones are left out when fewer. */
  private static final List<String> SHADES =
      List.of("#F7FBFF", "#D6E6F4", "#ABCFE5", "#6BAED6", "#2F7DBB", "#08468B");

  /** For what has no value. */
  static final Fill ABSENT = new Fill(PAPER, Pattern.RISING);

  /**
   * The shade of a class.
   *
   * @param number counted from 0, the lightest
   * @param classes how many there are, 2 to 6
   */
  static Fill shade(int number, int classes) {
    double position = (double) number / (classes - 1) * (SHADES.size() - 1);
    return new Fill(SHADES.get((int) Math.round(position)), Pattern.NONE);
  }

  /** The colour of text on this ground: black or white, whichever stands out more. */
  String ink() {
    return luminance() > 0.35 ? "#000000" : PAPER;
  }

  /** Relative luminance, 0 to 1, as the web's accessibility guidelines (WCAG 2) define it. */
  private double luminance() {
    return 0.2126 * linear(1) + 0.7152 * linear(3) + 0.0722 * linear(5);
  }

  private double linear(int digit) {
    double part = Integer.parseInt(colour.substring(digit, digit + 2), 16) / 255.0;
    return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
  }
}
