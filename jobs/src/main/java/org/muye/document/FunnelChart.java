package org.muye.document;

import java.util.List;

/**
 * A funnel plot: values of units over their size, with the limits within which chance alone keeps
 * them.
 *
 * @param horizontal axis of the sizes, such as expected events or population
 * @param vertical axis of the values
 * @param centre the value of the whole, such as 1 or the city's rate
 * @param limits pairs of curves, the narrower first; one or two
 * @param points one or more
 * @param classes names of {@link Position} in its order, for the legend
 */
public record FunnelChart(
    Axis horizontal,
    Axis vertical,
    ReferenceLine centre,
    List<Limits> limits,
    List<Point> points,
    List<String> classes)
    implements Chart {
  /** Where a unit lies, by the judgement of the statistics, not of the drawing. */
  public enum Position {
    /** Within the limits. */
    INSIDE,
    /** Beyond the narrower limits only. */
    WARNING,
    /** Beyond the wider limits. */
    ALARM
  }

  /**
   * A unit.
   *
   * @param label its name, printed beside it unless it is inside
   * @param size on the horizontal axis, above 0
   * @param value on the vertical axis, 0 or more
   * @param position where it lies
   */
  public record Point(String label, double size, double value, Position position) {
    /**
     * @throws IllegalArgumentException for a size or value that cannot be drawn
     */
    public Point {
      if (!(size > 0 && value >= 0 && Double.isFinite(size) && Double.isFinite(value))) {
        throw new IllegalArgumentException(label + ": no point at " + size + ", " + value);
      }
    }
  }

  /**
   * A pair of curves.
   *
   * @param name its legend, such as 95%控制限
   * @param ends two or more, in ascending order of size
   */
  public record Limits(String name, List<End> ends) {
    /**
     * The limits at one size.
     *
     * @param size on the horizontal axis, above 0
     * @param low lower limit, 0 or more
     * @param high upper limit, finite
     */
    public record End(double size, double low, double high) {}

    /**
     * @throws IllegalArgumentException for fewer than two ends, or ends that are out of order
     */
    public Limits {
      ends = List.copyOf(ends);
      if (ends.size() < 2) {
        throw new IllegalArgumentException(name + ": no curve through " + ends.size() + " points");
      }
      double before = 0;
      for (End end : ends) {
        if (!(end.size() > before && end.low() >= 0 && end.low() <= end.high())
            || !Double.isFinite(end.size())
            || !Double.isFinite(end.high())) {
          throw new IllegalArgumentException(name + ": no limits: " + end);
        }
        before = end.size();
      }
    }
  }

  /**
   * @throws IllegalArgumentException for another number of limits or classes, or no point
   */
  public FunnelChart {
    limits = List.copyOf(limits);
    points = List.copyOf(points);
    classes = List.copyOf(classes);
    if (limits.isEmpty() || limits.size() > 2 || points.isEmpty()) {
      throw new IllegalArgumentException(
          "a funnel of " + points.size() + " points and " + limits.size() + " pairs of limits");
    }
    Require.sameLength(classes.size(), Position.values().length, "classes of a funnel");
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.funnel(this);
  }
}
