package org.muye.indicator;

import static org.muye.indicator.SignalColumns.NO_LEVEL;
import static org.muye.indicator.SignalColumns.UNKNOWN;
import static org.muye.indicator.SignalMeasures.DISPUTES;
import static org.muye.indicator.SignalMeasures.INCIDENTS;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.muye.region.SignalLevels;

/**
 * The incidents and disputes of one unit and period by level of the ladder of signals: every level,
 * also without a record, and what stands on none where there is any.
 */
record SignalCounts(Map<String, Double> byCategory) {
  /** Counts both kinds of record; none in a region without a ladder. */
  static SignalCounts of(Slice slice) {
    Map<String, Double> counts = new LinkedHashMap<>();
    for (SignalLevels.Level level :
        slice.signalLevels().map(SignalLevels::levels).orElse(List.of())) {
      String category = String.valueOf(level.number());
      counts.put(category, sum(slice, category));
    }
    if (!counts.isEmpty()) {
      for (String category : List.of(NO_LEVEL, UNKNOWN)) {
        double n = sum(slice, category);
        if (n > 0) {
          counts.put(category, n);
        }
      }
    }
    return new SignalCounts(counts);
  }

  private static double sum(Slice slice, String category) {
    return Stream.of(INCIDENTS, DISPUTES).mapToDouble(kind -> slice.sum(kind, category)).sum();
  }

  /** All records. */
  double all() {
    return byCategory.values().stream().mapToDouble(Double::doubleValue).sum();
  }

  /**
   * An estimate for each category. While some records are unknown, those of a level are a lower
   * bound; where all are, nothing is known of a level.
   *
   * @param estimate from a category and its count
   */
  List<Estimate> estimates(BiFunction<String, Double, Estimate> estimate) {
    double unknown = byCategory.getOrDefault(UNKNOWN, 0.0);
    boolean nothingKnown = unknown > 0 && unknown == all();
    return byCategory.entrySet().stream()
        .map(
            count -> {
              String category = count.getKey();
              boolean isLevel = !category.equals(UNKNOWN) && !category.equals(NO_LEVEL);
              if (isLevel && nothingKnown) {
                return Estimate.missing(category, StatusReason.ALL_MISSING);
              }
              Estimate made = estimate.apply(category, count.getValue());
              return isLevel && unknown > 0 ? made.with(StatusReason.AT_LEAST) : made;
            })
        .toList();
  }
}
