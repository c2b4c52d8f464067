package org.muye.config;

import java.io.Serializable;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The rule book of weekly alarms, quarterly levels (研判提示等级), forecasts and the composite index,
 * checked.
 *
 * @param name name of the rule book
 * @param version raised with every change; stored with every level
 * @param series the rates watched; at least one
 * @param alarms settings of the weekly alarms
 * @param levels from the highest, level 1, on; numbers differ
 * @param quartersToStepDown for how many quarters in a row the rules must ask for a lower level
 *     before a unit steps down; 1 is at once
 * @param forecast how the next quarters are forecast
 * @param index the composite index
 */
public record WarningRules(
    String name,
    int version,
    List<Series> series,
    Alarms alarms,
    List<Level> levels,
    int quartersToStepDown,
    ForecastSettings forecast,
    IndexSettings index)
    implements Serializable {

  /**
   * The rule book that is shipped, or the one of a file.
   *
   * @param file a UTF-8 YAML file, or null for the shipped one
   * @throws org.muye.error.UserError that names every mistake of the file at once, with its line
   */
  public static WarningRules load(@Nullable Path file) {
    return WarningRulesReader.load(file);
  }

  /** The level of a number; empty for 0, which is no level. */
  public Optional<Level> level(int number) {
    return levels.stream().filter(level -> level.number() == number).findFirst();
  }

  /**
   * A rate that is watched.
   *
   * @param indicator id of a rate per residents, such as I2
   * @param category one class of its breakdown, or null for the whole
   */
  public record Series(String indicator, @Nullable String category) implements Serializable {
    /** The indicator and, after a colon, the class: {@code I2:01}. */
    public String id() {
      return category == null ? indicator : indicator + ":" + category;
    }
  }

  /**
   * How weekly counts are judged.
   *
   * @param evaluatedWeeks weeks before the as-of day for which alarms are published
   * @param leastCompleteness share of the final count, 0 to 1, below which a week is not judged
   * @param longestDelayWeeks after so many weeks a week counts as complete
   */
  public record Alarms(
      int evaluatedWeeks,
      Farrington farrington,
      Ears ears,
      Cusum cusum,
      double leastCompleteness,
      int longestDelayWeeks)
      implements Serializable {}

  /**
   * Settings of Farrington flexible.
   *
   * @param alpha one-sided error of a single judgement
   * @param yearsBack years of reference weeks
   * @param threshold how the limit is found: NB_PLUGIN, MUAN or DELTA
   */
  public record Farrington(double alpha, int yearsBack, String threshold) implements Serializable {}

  /**
   * Settings of EARS C2.
   *
   * @param alpha one-sided error of a single judgement
   * @param baselineWeeks weeks of the baseline
   */
  public record Ears(double alpha, int baselineWeeks) implements Serializable {}

  /**
   * Settings of the CUSUM, in standard deviations.
   *
   * @param referenceValue k
   * @param decisionInterval h
   */
  public record Cusum(double referenceValue, double decisionInterval) implements Serializable {}

  /**
   * A level and the rules of which one is enough for it.
   *
   * @param number 1 (highest) to 4
   * @param colourZh name of the colour in Chinese
   * @param colour as {@code #RRGGBB}; which colour stands for which level is a matter of the city
   */
  public record Level(
      int number, String nameZh, String nameEn, String colourZh, String colour, List<Rule> rules)
      implements Serializable {}

  /** What a rule looks at. */
  public enum Kind {
    /** Counted events of the quarter. */
    EVENTS,
    /** Rates beyond a funnel limit, on conditions. */
    BEYOND_FUNNEL,
    /** Rates above the city's after Benjamini and Hochberg's adjustment. */
    ADJUSTED_PROBABILITY,
    /** Weeks of the quarter with an alarm. */
    ALARM_WEEKS,
    /** Posterior probability that the rate lies above the city's. */
    PROBABILITY_ABOVE_CITY,
    /** Rates that rose in so many quarters in a row. */
    RISING
  }

  /**
   * A rule. Which of the limits it has depends on its kind; the others are null.
   *
   * @param indicators of EVENTS: the counts that are added
   * @param atLeast of EVENTS: so many events
   * @param limit of BEYOND_FUNNEL: the two-sided confidence of the limits, 0 to 1
   * @param adjusted whether limits are widened for over-dispersion
   * @param alarmWeeksAtLeast of ALARM_WEEKS and, as a condition, BEYOND_FUNNEL
   * @param rateRatioLowAbove of BEYOND_FUNNEL, as a condition: the lower limit of the ratio to the
   *     same quarter a year earlier lies above it
   * @param falseDiscoveryRate of ADJUSTED_PROBABILITY
   * @param probabilityAbove of PROBABILITY_ABOVE_CITY
   * @param quarters of RISING
   * @param seriesAtLeast how many series must meet the rule; 1 or more
   */
  public record Rule(
      String id,
      Kind kind,
      String nameZh,
      String nameEn,
      List<String> indicators,
      @Nullable Integer atLeast,
      @Nullable Double limit,
      boolean adjusted,
      @Nullable Integer alarmWeeksAtLeast,
      @Nullable Double rateRatioLowAbove,
      @Nullable Double falseDiscoveryRate,
      @Nullable Double probabilityAbove,
      @Nullable Integer quarters,
      int seriesAtLeast)
      implements Serializable {}
}
