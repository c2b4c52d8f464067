package org.muye.statistics.surveillance;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The known weeks that the judged one is compared with. Time is in years from the judged week, so
 * that its prediction has the time 0; level 0 is the season of the judged week.
 */
final class ReferenceWeeks {
  private static final int LEAST_YEARS_OF_A_TREND = 3;

  final double[] count;

  /** Once for all the steps of all the fits; not used where the count is 0. */
  final double[] logCount;

  final double[] time;
  final int[] level;
  final int levels;

  /** Whether each level holds an event; a level without any has the mean 0. */
  final boolean[] hasEvents;

  private final int levelsPresent;
  private final boolean trendPossible;

  private ReferenceWeeks(double[] count, double[] time, int[] level, int levels, int years) {
    this.count = count;
    this.time = time;
    this.level = level;
    this.levels = levels;
    this.trendPossible = years >= LEAST_YEARS_OF_A_TREND;
    boolean[] present = new boolean[levels];
    hasEvents = new boolean[levels];
    logCount = new double[count.length];
    for (int i = 0; i < count.length; i++) {
      logCount[i] = Math.log(count[i]);
      present[level[i]] = true;
      hasEvents[level[i]] |= count[i] > 0;
    }
    int found = 0;
    for (boolean one : present) {
      found += one ? 1 : 0;
    }
    levelsPresent = found;
  }

  /**
   * Collects them; unknown weeks are left out.
   *
   * @return null when fewer than half of the weeks of the judged one's season are known, or too few
   *     to estimate a dispersion from
   */
  static @Nullable ReferenceWeeks of(WeeklyCounts counts, int week, FarringtonSettings settings) {
    int[] levelOfWeek = levelOfWeek(settings);
    int first = week - settings.weeksOfHistory();
    int end = week - settings.recentWeeksExcluded();
    double[] count = new double[end - first];
    double[] time = new double[end - first];
    int[] level = new int[end - first];
    boolean[] yearKnown = new boolean[settings.yearsBack() + 1];
    int found = 0;
    int inSeason = 0;
    for (int candidate = first; candidate < end; candidate++) {
      int offset = candidate - first;
      int itsLevel = levelOfWeek[offset % FarringtonSettings.YEAR];
      if (itsLevel >= 0 && counts.isKnown(candidate)) {
        count[found] = counts.count(candidate);
        time[found] = (candidate - week) / (double) FarringtonSettings.YEAR;
        level[found] = itsLevel;
        found++;
        if (itsLevel == 0) {
          inSeason++;
          yearKnown[offset / FarringtonSettings.YEAR] = true;
        }
      }
    }
    int years = 0;
    for (int year = 0; year < settings.yearsBack(); year++) {
      years += yearKnown[year] ? 1 : 0;
    }
    ReferenceWeeks weeks =
        new ReferenceWeeks(
            Arrays.copyOf(count, found),
            Arrays.copyOf(time, found),
            Arrays.copyOf(level, found),
            settings.seasonalLevels(),
            settings.trend() ? years : 0);
    boolean enough = 2 * inSeason >= settings.yearsBack() * settings.window();
    return enough && weeks.degreesOfFreedom(weeks.trendPossible) >= 1 ? weeks : null;
  }

  /**
   * The level of each week of the year, counted from the first week of a window: the window is
   * level 0, the weeks between two windows are divided into blocks as equal as can be, the longer
   * ones first; -1 is no reference week.
   */
  private static int[] levelOfWeek(FarringtonSettings settings) {
    int[] level = new int[FarringtonSettings.YEAR];
    int blocks = settings.seasonalLevels() - 1;
    int between = FarringtonSettings.YEAR - settings.window();
    for (int week = 0; week < between; week++) {
      level[settings.window() + week] = blocks == 0 ? -1 : 1 + block(week, between, blocks);
    }
    return level;
  }

  private static int block(int week, int weeks, int blocks) {
    int length = weeks / blocks;
    int longer = weeks % blocks;
    int inLonger = longer * (length + 1);
    return week < inLonger ? week / (length + 1) : longer + (week - inLonger) / length;
  }

  int size() {
    return count.length;
  }

  boolean isTrendPossible() {
    return trendPossible;
  }

  int degreesOfFreedom(boolean trend) {
    return count.length - levelsPresent - (trend ? 1 : 0);
  }

  double highestCount() {
    double highest = 0;
    for (double one : count) {
      highest = Math.max(highest, one);
    }
    return highest;
  }
}
