package org.muye.statistics.surveillance;

/** The methods to judge a week by. */
public enum AberrationMethod {
  /** {@link Farrington#judge}. */
  FARRINGTON,
  /**
   * {@link Ears#c1}; never the method for a week, for the weeks right before it may be part of an
   * outbreak.
   */
  EARS_C1,
  /** {@link Ears#c2}. */
  EARS_C2,
  /** {@link Cusum#run}. */
  CUSUM;

  /**
   * The method that decides on a week: Farrington's where the past allows it, for it alone knows
   * season, trend and overdispersion; otherwise EARS C2. The cumulative sum stands beside them.
   *
   * <p>The past is the weeks from the first known one to the one before the judged: with {@link
   * FarringtonSettings#NOUFAILY_2013} it must be 211 weeks, four years of 52 and half the window of
   * seven.
   *
   * @param week the week to judge, 0 for the oldest
   * @throws IllegalArgumentException for a week outside the series
   */
  public static AberrationMethod forWeek(
      WeeklyCounts counts, int week, FarringtonSettings settings) {
    counts.requireWeek(week);
    int first = 0;
    while (first < week && !counts.isKnown(first)) {
      first++;
    }
    return week - first >= settings.weeksOfHistory() ? FARRINGTON : EARS_C2;
  }
}
