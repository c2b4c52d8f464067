package org.muye.statistics.surveillance;

import java.io.Serializable;

/**
 * Settings of {@link Farrington}; start from {@link #NOUFAILY_2013} or {@link #FARRINGTON_1996}.
 *
 * @param yearsBack how many years the reference weeks go back, 1 or more (b)
 * @param halfWindow weeks on either side of the same week in earlier years, 0 or more, that form
 *     its season (w)
 * @param seasonalLevels levels of the seasonal factor, the window being one: the weeks between two
 *     windows form the others and are reference weeks too. With 1 there is no factor, and only the
 *     windows are reference weeks.
 * @param recentWeeksExcluded weeks before the judged one that are no reference weeks, 0 or more, so
 *     that an outbreak under way does not raise what is expected. Below {@code halfWindow} the
 *     weeks that then lie in the judged week's own window are reference weeks.
 * @param trend whether a linear trend of the logarithm is tried; it takes three years to be one
 * @param trendSignificance the trend stays when its two-sided p-value is below this number, above 0
 *     to 1; with 1 significance is not asked for
 * @param reweighting whether weeks that exceeded their fit weigh less in a second fit
 * @param reweightingThreshold the standardised Anscombe residual above which they do, above 0
 * @param thresholdMethod how the upper bound is found
 * @param alpha the probability above the upper bound, above 0 and below 0.5
 * @param powerTransformation the scale of {@link ThresholdMethod#DELTA}
 * @param leastEvents no alarm with fewer events than this in the last weeks, 0 or more
 * @param leastEventsWeeks how many weeks these are, the judged one included, 1 or more
 */
public record FarringtonSettings(
    int yearsBack,
    int halfWindow,
    int seasonalLevels,
    int recentWeeksExcluded,
    boolean trend,
    double trendSignificance,
    boolean reweighting,
    double reweightingThreshold,
    ThresholdMethod thresholdMethod,
    double alpha,
    PowerTransformation powerTransformation,
    int leastEvents,
    int leastEventsWeeks)
    implements Serializable {

  /** Weeks from one year to the next: the index moves by 52, whatever the calendar says. */
  static final int YEAR = 52;

  /**
   * The improved algorithm (Noufaily et al. 2013): four years, ten seasonal levels, half a year
   * excluded, the trend always kept, few weeks reweighted, a negative binomial bound, one false
   * alarm in a hundred.
   */
  public static final FarringtonSettings NOUFAILY_2013 =
      new FarringtonSettings(
          4,
          3,
          10,
          26,
          true,
          1,
          true,
          2.58,
          ThresholdMethod.NB_PLUGIN,
          0.01,
          PowerTransformation.TWO_THIRDS,
          5,
          4);

  /**
   * The original algorithm (Farrington et al. 1996): five years, only the same seven weeks of each,
   * a trend only when significant at 5 %, and the upper limit of a two-sided 99 % interval.
   */
  public static final FarringtonSettings FARRINGTON_1996 =
      new FarringtonSettings(
          5,
          3,
          1,
          3,
          true,
          0.05,
          true,
          1,
          ThresholdMethod.DELTA,
          0.005,
          PowerTransformation.TWO_THIRDS,
          5,
          4);

  public FarringtonSettings {
    require(yearsBack >= 1, "years back must be 1 or more", yearsBack);
    require(halfWindow >= 0 && window(halfWindow) <= YEAR, "half window", halfWindow);
    require(
        yearsBack * window(halfWindow) >= 3,
        "years back times the window of 2w+1 must be 3 weeks or more",
        yearsBack * window(halfWindow));
    require(
        seasonalLevels >= 1 && seasonalLevels - 1 <= YEAR - window(halfWindow),
        "each seasonal level needs a week of the year",
        seasonalLevels);
    require(
        recentWeeksExcluded >= 0 && recentWeeksExcluded < YEAR - halfWindow,
        "excluded weeks must end before last year's window",
        recentWeeksExcluded);
    require(
        trendSignificance > 0 && trendSignificance <= 1,
        "the significance of the trend must lie between 0 and 1",
        trendSignificance);
    require(
        reweightingThreshold > 0 && reweightingThreshold < Double.POSITIVE_INFINITY,
        "the threshold of reweighting must be above 0",
        reweightingThreshold);
    require(alpha > 0 && alpha < 0.5, "alpha must lie between 0 and 0.5", alpha);
    require(leastEvents >= 0, "least events must be 0 or more", leastEvents);
    require(
        leastEventsWeeks >= 1 && leastEventsWeeks <= YEAR,
        "the weeks of the least events must be a year or less",
        leastEventsWeeks);
  }

  /** The same with another number of years. */
  public FarringtonSettings withYearsBack(int years) {
    return new FarringtonSettings(
        years,
        halfWindow,
        seasonalLevels,
        recentWeeksExcluded,
        trend,
        trendSignificance,
        reweighting,
        reweightingThreshold,
        thresholdMethod,
        alpha,
        powerTransformation,
        leastEvents,
        leastEventsWeeks);
  }

  /** The same with another bound. */
  public FarringtonSettings withThreshold(ThresholdMethod method, double newAlpha) {
    return new FarringtonSettings(
        yearsBack,
        halfWindow,
        seasonalLevels,
        recentWeeksExcluded,
        trend,
        trendSignificance,
        reweighting,
        reweightingThreshold,
        method,
        newAlpha,
        powerTransformation,
        leastEvents,
        leastEventsWeeks);
  }

  /** Weeks before the judged one that must be in the series: 211 by default. */
  public int weeksOfHistory() {
    return YEAR * yearsBack + halfWindow;
  }

  /** The weeks of one year's window. */
  int window() {
    return window(halfWindow);
  }

  private static int window(int halfWindow) {
    return 2 * halfWindow + 1;
  }

  private static void require(boolean condition, String rule, double value) {
    if (!condition) {
      throw new IllegalArgumentException(rule + ": " + value);
    }
  }
}
