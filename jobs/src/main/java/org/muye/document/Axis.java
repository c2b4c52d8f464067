package org.muye.document;

/**
 * The axis of a chart.
 *
 * @param words what it shows, with its unit; empty where the caption says it
 * @param format of its numbers
 */
public record Axis(String words, Format format) {
  /**
   * @throws IllegalArgumentException for a format of words or days
   */
  public Axis {
    if (!format.isNumeric()) {
      throw new IllegalArgumentException("an axis of numbers cannot show " + format.kind());
    }
  }
}
