package org.muye.document;

import java.util.List;

/**
 * Horizontal bars of equal length, each cut into the shares of its classes.
 *
 * @param classes names of the classes in the order of the cuts, one to seven
 * @param bars one or more, from top to bottom
 * @param absent words for a bar without shares, such as 无数据
 */
public record ShareBars(List<String> classes, List<Bar> bars, String absent) implements Chart {
  /** More patterns cannot be told apart in black and white. */
  public static final int MOST_CLASSES = 7;

  /** Only for the rounding of binary fractions. */
  private static final double TOLERANCE = 1e-9;

  /**
   * A bar.
   *
   * @param label what it is
   * @param shares one per class, each 0 to 1 and together 1; none where there is nothing to share
   */
  public record Bar(String label, List<Double> shares) {
    /**
     * @throws IllegalArgumentException for shares that do not sum to 1
     */
    public Bar {
      shares = List.copyOf(shares);
      double sum = 0;
      for (double share : shares) {
        if (!(share >= 0 && share <= 1)) {
          throw new IllegalArgumentException(label + ": no share: " + share);
        }
        sum += share;
      }
      if (!shares.isEmpty() && Math.abs(sum - 1) > TOLERANCE) {
        throw new IllegalArgumentException(label + ": shares of " + sum);
      }
    }
  }

  /**
   * @throws IllegalArgumentException for another number of classes, no bar, or a bar of another
   *     number of shares
   */
  public ShareBars {
    classes = List.copyOf(classes);
    bars = List.copyOf(bars);
    if (classes.isEmpty() || classes.size() > MOST_CLASSES || bars.isEmpty()) {
      throw new IllegalArgumentException(
          bars.size() + " bars of " + classes.size() + " classes cannot be drawn");
    }
    for (Bar bar : bars) {
      if (!bar.shares().isEmpty()) {
        Require.sameLength(bar.shares().size(), classes.size(), "shares of " + bar.label());
      }
    }
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.shares(this);
  }
}
