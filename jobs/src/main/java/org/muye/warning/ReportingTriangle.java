package org.muye.warning;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muye.statistics.surveillance.ReportingCompleteness;

/**
 * What became known of the weeks of one series, and when, as of a day.
 *
 * <p>Delays are counted in weeks that end on the weekday of the as-of day, so that the last
 * complete week has had as many days to be reported as every week before it had with delay 0.
 *
 * <p>A week that ended before anything was known takes no part: a history that was delivered in one
 * piece does not tell how fast its records came in. What is withdrawn counts against what became
 * known with the same delay, down to 0.
 */
public final class ReportingTriangle {
  private record Change(LocalDate monday, LocalDate knownBy, long events) {}

  private final LocalDate asOf;
  private final LocalDate lastSunday;
  private final int longestDelay;
  private final List<Change> changes = new ArrayList<>();
  private @Nullable LocalDate firstKnown;

  /**
   * A triangle without changes.
   *
   * @param longestDelay weeks after which a count is final, 0 or more
   */
  public ReportingTriangle(LocalDate asOf, int longestDelay) {
    this.asOf = asOf;
    this.lastSunday = asOf.with(TemporalAdjusters.previousOrSame(DayOfWeek.SUNDAY));
    this.longestDelay = longestDelay;
  }

  /**
   * Adds a change.
   *
   * @param monday first day of the week of the events
   * @param knownBy the day by which it was known, a whole number of weeks before the as-of day
   * @param events how many more, or fewer
   */
  public void add(LocalDate monday, LocalDate knownBy, long events) {
    if (knownBy.isAfter(asOf)) {
      return;
    }
    changes.add(new Change(monday, knownBy, events));
    LocalDate first = firstKnown;
    firstKnown = first == null || knownBy.isBefore(first) ? knownBy : first;
  }

  /** The estimate; empty when no week was watched from its end on. */
  public Optional<ReportingCompleteness> completeness() {
    LocalDate first = firstKnown;
    if (first == null) {
      return Optional.empty();
    }
    LocalDate firstMonday = first.minusDays(6).with(TemporalAdjusters.nextOrSame(DayOfWeek.MONDAY));
    int weeks = Math.toIntExact(weeks(firstMonday, lastSunday.plusDays(1)));
    if (weeks < 1) {
      return Optional.empty();
    }
    long[][] reports = new long[weeks][longestDelay + 1];
    long later = ChronoUnit.DAYS.between(lastSunday, asOf);
    for (Change change : changes) {
      long week = weeks(firstMonday, change.monday());
      long delay = Math.max(0, weeks(change.monday().plusDays(6 + later), change.knownBy()));
      if (week >= 0 && week < weeks && delay <= longestDelay) {
        reports[(int) week][(int) delay] += change.events();
      }
    }
    for (long[] ofWeek : reports) {
      for (int delay = 0; delay <= longestDelay; delay++) {
        ofWeek[delay] = Math.max(0, ofWeek[delay]);
      }
    }
    return Optional.of(ReportingCompleteness.estimate(reports, weeks - 1, longestDelay));
  }

  private static long weeks(LocalDate from, LocalDate to) {
    return Math.floorDiv(ChronoUnit.DAYS.between(from, to), 7L);
  }
}
