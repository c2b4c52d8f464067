package org.muye.region;

import java.io.Serializable;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One row of {@code population.csv}.
 *
 * @param referenceDate the day the figure is for
 * @param basis what was counted, such as census or register
 * @param people 0 or more
 * @param knownAt the day of publication; null: always known
 */
record PopulationFigure(
    LocalDate referenceDate, String basis, double people, @Nullable LocalDate knownAt)
    implements Serializable {

  boolean knownBy(LocalDate date) {
    return knownAt == null || !knownAt.isAfter(date);
  }
}
