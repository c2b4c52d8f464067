package org.muye.document;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Horizontal dots with intervals, one line for each: rates or ranks of units.
 *
 * @param axis axis of the values
 * @param dots one or more, from top to bottom
 * @param references none or more
 */
public record DotChart(Axis axis, List<Dot> dots, List<ReferenceLine> references) implements Chart {
  /**
   * A dot.
   *
   * @param label the unit
   * @param value null for none
   * @param low lower end of its interval; null for none
   * @param high upper end of its interval; null for none
   * @param words what is shown at the right, such as the value and its interval, or 无数据
   */
  public record Dot(
      String label,
      @Nullable Double value,
      @Nullable Double low,
      @Nullable Double high,
      String words) {
    /**
     * @throws IllegalArgumentException for numbers that are not finite, one end alone, ends that
     *     are not in order, or an interval without a value
     */
    public Dot {
      if (value != null) {
        Require.finite(value, "the value of " + label);
      }
      if (low != null && high != null && value != null) {
        Require.finite(low, "an end of " + label);
        Require.finite(high, "an end of " + label);
        if (low > high) {
          throw new IllegalArgumentException(label + ": no interval: " + low + " to " + high);
        }
      } else if (low != null || high != null) {
        throw new IllegalArgumentException(label + ": " + low + " to " + high + " around " + value);
      }
    }
  }

  /**
   * @throws IllegalArgumentException without dots
   */
  public DotChart {
    dots = List.copyOf(dots);
    references = List.copyOf(references);
    if (dots.isEmpty()) {
      throw new IllegalArgumentException("a dot chart without dots");
    }
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.dots(this);
  }
}
