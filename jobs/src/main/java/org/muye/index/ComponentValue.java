package org.muye.index;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.muye.config.IndexSettings.Measure;

/**
 * The value of a component as it enters the index.
 *
 * @param value null when there is none
 * @param status what its way from the published row calls for
 * @param published the reasons of the published row, separated by semicolons, or null
 */
record ComponentValue(@Nullable Double value, Set<IndexStatus> status, @Nullable String published) {
  private static final double RESIDENTS = 10_000;

  /** What there is without a published row. */
  static final ComponentValue NONE =
      new ComponentValue(null, EnumSet.noneOf(IndexStatus.class), null);

  /**
   * The value from a published row.
   *
   * @param value the published value
   * @param personDays population summed over the days that have passed, or null
   * @param days days of the quarter
   * @param elapsed of these, the days that have passed; at least 1
   */
  static ComponentValue of(
      Measure measure,
      @Nullable Double value,
      @Nullable Double personDays,
      long days,
      long elapsed,
      @Nullable String published) {
    Set<IndexStatus> status = EnumSet.noneOf(IndexStatus.class);
    if (value == null) {
      return new ComponentValue(null, status, published);
    }
    switch (measure) {
      case AS_PUBLISHED -> {
        return new ComponentValue(value, status, published);
      }
      case QUARTERLY_RATE -> {
        if (elapsed == days) {
          return new ComponentValue(value, status, published);
        }
        status.add(IndexStatus.PROJECTED);
        return new ComponentValue(value * days / elapsed, status, published);
      }
      case STOCK_PER_RESIDENTS -> {
        if (personDays == null || personDays <= 0) {
          status.add(IndexStatus.NO_POP);
          return new ComponentValue(null, status, published);
        }
        return new ComponentValue(RESIDENTS * value / (personDays / elapsed), status, published);
      }
    }
    throw new IllegalArgumentException("no such measure: " + measure);
  }
}
