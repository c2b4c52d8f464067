package org.muye.document;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lines over periods, with the bands of their uncertainty.
 *
 * @param horizontal what the positions are; empty where the caption says it
 * @param vertical axis of the values
 * @param positions labels of the horizontal axis, evenly spaced, one or more
 * @param lines none or more; none where nothing has been observed
 * @param bands none or more, the widest first
 * @param references none or more
 */
public record LineChart(
    String horizontal,
    Axis vertical,
    List<String> positions,
    List<Line> lines,
    List<Band> bands,
    List<ReferenceLine> references)
    implements Chart {
  /**
   * A line.
   *
   * @param name its legend
   * @param isForecast whether it is a forecast, drawn dashed
   * @param values one per position; null where there is none, which interrupts the line
   */
  public record Line(String name, boolean isForecast, List<@Nullable Double> values) {
    /**
     * @throws IllegalArgumentException for a value that is not finite
     */
    public Line {
      values = checked(values, name);
    }

    /** A line of observations. */
    public static Line observed(String name, List<@Nullable Double> values) {
      return new Line(name, false, values);
    }

    /** A line of forecasts. */
    public static Line forecast(String name, List<@Nullable Double> values) {
      return new Line(name, true, values);
    }
  }

  /**
   * A band of intervals.
   *
   * @param name its legend, such as 95%预测区间
   * @param low lower ends, one per position; null where there is none
   * @param high upper ends, null where {@code low} is
   */
  public record Band(String name, List<@Nullable Double> low, List<@Nullable Double> high) {
    /**
     * @throws IllegalArgumentException for an end that is not finite or alone, or ends that are not
     *     in order
     */
    public Band {
      low = checked(low, name);
      high = checked(high, name);
      Require.sameLength(high.size(), low.size(), "upper ends of " + name);
      for (int i = 0; i < low.size(); i++) {
        Double from = low.get(i);
        Double to = high.get(i);
        if ((from == null) != (to == null) || (from != null && to != null && from > to)) {
          throw new IllegalArgumentException(name + ": no interval: " + from + " to " + to);
        }
      }
    }
  }

  /**
   * @throws IllegalArgumentException without positions, or for a line or band of another length
   */
  public LineChart {
    positions = List.copyOf(positions);
    lines = List.copyOf(lines);
    bands = List.copyOf(bands);
    references = List.copyOf(references);
    if (positions.isEmpty()) {
      throw new IllegalArgumentException("a line chart without positions");
    }
    for (Line line : lines) {
      Require.sameLength(line.values().size(), positions.size(), "values of " + line.name());
    }
    for (Band band : bands) {
      Require.sameLength(band.low().size(), positions.size(), "intervals of " + band.name());
    }
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.lines(this);
  }

  private static List<@Nullable Double> checked(List<@Nullable Double> values, String name) {
    for (Double value : values) {
      if (value != null) {
        Require.finite(value, "a value of " + name);
      }
    }
    return Collections.unmodifiableList(new ArrayList<>(values));
  }
}
