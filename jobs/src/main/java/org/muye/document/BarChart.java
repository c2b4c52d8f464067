package org.muye.document;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Horizontal bars from zero, one group for each category.
 *
 * @param axis axis of the values
 * @param categories labels of the groups, one or more, from top to bottom
 * @param series what is compared within a group, such as this year and last: one to four
 * @param absent words for a value that is absent, such as 无数据
 */
public record BarChart(Axis axis, List<String> categories, List<Series> series, String absent)
    implements Chart {
  /** More bars in a group cannot be told apart in black and white. */
  public static final int MOST_SERIES = 4;

  /**
   * Bars of one pattern.
   *
   * @param name its legend
   * @param values one per category, 0 or more; null where there is none
   */
  public record Series(String name, List<@Nullable Double> values) {
    /**
     * @throws IllegalArgumentException for a value that is negative or not finite
     */
    public Series {
      for (Double value : values) {
        if (value != null && !(value >= 0 && Double.isFinite(value))) {
          throw new IllegalArgumentException(name + ": no bar of " + value);
        }
      }
      values = Collections.unmodifiableList(new ArrayList<>(values));
    }
  }

  /**
   * @throws IllegalArgumentException without categories, for another number of series, or a series
   *     of another length
   */
  public BarChart {
    categories = List.copyOf(categories);
    series = List.copyOf(series);
    if (categories.isEmpty() || series.isEmpty() || series.size() > MOST_SERIES) {
      throw new IllegalArgumentException(
          "a bar chart of " + categories.size() + " categories and " + series.size() + " series");
    }
    for (Series one : series) {
      Require.sameLength(one.values().size(), categories.size(), "values of " + one.name());
    }
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.bars(this);
  }
}
