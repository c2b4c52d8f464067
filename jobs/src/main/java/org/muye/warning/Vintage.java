package org.muye.warning;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.muye.statistics.surveillance.WeeklyCounts;

/** The weekly counts of one series of one unit as they were known at the end of each week. */
public final class Vintage {
  private record Change(int week, int knownInWeek, long events) {}

  private final WatchedWeeks weeks;
  private final boolean[] reported;
  private final List<Change> changes = new ArrayList<>();

  /**
   * Without events.
   *
   * @param reported for each week whether records were supplied
   */
  public Vintage(WatchedWeeks weeks, boolean[] reported) {
    this.weeks = weeks;
    this.reported = reported.clone();
  }

  /**
   * Adds a change.
   *
   * @param monday first day of the week of the events; a week that is not watched is left out
   * @param knownBy the Sunday by whose end it was known
   */
  public void add(LocalDate monday, LocalDate knownBy, long events) {
    int week = weeks.index(monday);
    if (week >= 0 && week < weeks.count()) {
      changes.add(new Change(week, weeks.index(knownBy), events));
    }
  }

  /** The counts up to each week as known at its end, in order; the last are the final ones. */
  List<WeeklyCounts> byWeek() {
    changes.sort(Comparator.comparingInt(Change::knownInWeek));
    long[] counts = new long[weeks.count()];
    List<WeeklyCounts> vintages = new ArrayList<>();
    int next = 0;
    for (int asOf = 0; asOf < weeks.count(); asOf++) {
      while (next < changes.size() && changes.get(next).knownInWeek() <= asOf) {
        counts[changes.get(next).week()] += changes.get(next).events();
        next++;
      }
      vintages.add(
          WeeklyCounts.of(Arrays.copyOf(counts, asOf + 1), Arrays.copyOf(reported, asOf + 1)));
    }
    return vintages;
  }
}
