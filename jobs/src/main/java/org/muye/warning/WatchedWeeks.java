package org.muye.warning;

import java.io.Serializable;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import org.muye.region.Region;

/**
 * The complete weeks from the first day covered to an as-of day, by position.
 *
 * @param first Monday of the first week of which all days are covered
 * @param count number of weeks, 0 or more
 */
public record WatchedWeeks(LocalDate first, int count) implements Serializable {

  /** The weeks that begin on or after the first day and have ended on the as-of day. */
  public static WatchedWeeks of(LocalDate firstDay, LocalDate asOf) {
    LocalDate first = firstDay.with(TemporalAdjusters.nextOrSame(DayOfWeek.MONDAY));
    long weeks = Math.floorDiv(ChronoUnit.DAYS.between(first, asOf.plusDays(1)), 7L);
    return new WatchedWeeks(first, Math.toIntExact(Math.max(0, weeks)));
  }

  /** Monday of the week at a position, 0 for the first. */
  public LocalDate monday(int week) {
    return first.plusWeeks(week);
  }

  /** Position of the week that begins on a Monday; negative before the first. */
  public int index(LocalDate monday) {
    return Math.toIntExact(Math.floorDiv(ChronoUnit.DAYS.between(first, monday), 7L));
  }

  /** For each week whether records of the unit are supplied on all its days. */
  public boolean[] known(Region region, String unitId) {
    boolean[] known = new boolean[count];
    for (int week = 0; week < count; week++) {
      known[week] = region.reportsThroughout(unitId, monday(week), monday(week + 1));
    }
    return known;
  }
}
