package org.muye.region;

import java.util.OptionalDouble;
import java.util.Set;

/**
 * The population at risk over a range of days.
 *
 * @param personDays the population of each day, summed over the days; empty with {@link
 *     PopulationMark#NO_POP}
 * @param days the number of days of the range, whether the unit existed on all of them or not
 * @param marks what a reader must know
 */
public record Exposure(OptionalDouble personDays, int days, Set<PopulationMark> marks) {

  /** Copies the set. */
  public Exposure {
    marks = Set.copyOf(marks);
  }

  /** The mean population over the days; empty with no population or no day. */
  public OptionalDouble meanPopulation() {
    return personDays.isEmpty() || days == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(personDays.getAsDouble() / days);
  }
}
