package org.muye.indicator;

import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** The plain median of durations, all of which have ended. */
final class MedianDays {
  private MedianDays() {}

  /**
   * The median of whole days; of an even number of cases the mean of the two middle ones.
   *
   * @param counts cases by days, of a measure of {@link DisputeDurations}
   * @return one estimate, whose numerator is the number of cases
   */
  static List<Estimate> of(SortedMap<String, Double> counts) {
    if (counts.isEmpty()) {
      return List.of(
          new Estimate(null, 0.0, null, null, null, null, Set.of(StatusReason.NO_EXPOSURE)));
    }
    Distribution days = Distribution.of(counts);
    @Nullable Double median = days.median();
    Estimate estimate = new Estimate(null, days.size(), null, median, null, null, Estimate.none());
    boolean beyond = median != null && median > DisputeDurations.LONGEST;
    return List.of(beyond ? estimate.with(StatusReason.AT_LEAST) : estimate);
  }
}
