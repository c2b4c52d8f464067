package org.muye.document;

/**
 * A line across a chart to compare with: a threshold, a target, the value of the whole city.
 *
 * @param name its legend
 * @param value where it lies on the axis, finite
 */
public record ReferenceLine(String name, double value) {
  /**
   * @throws IllegalArgumentException for a value that is not finite
   */
  public ReferenceLine {
    Require.finite(value, name);
  }
}
