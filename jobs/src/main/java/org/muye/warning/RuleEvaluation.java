package org.muye.warning;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.jspecify.annotations.Nullable;
import org.muye.config.WarningRules.Kind;
import org.muye.config.WarningRules.Rule;
import org.muye.statistics.smallarea.FunnelPoint;
import org.muye.warning.ComparedRate.Standing;
import org.muye.warning.Condition.Measure;

/** Decides whether a rule holds for a unit and quarter, and what made it hold. */
final class RuleEvaluation {
  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

  private RuleEvaluation() {}

  /** The conditions that made the rule hold; empty when it does not. */
  static List<Condition> conditions(Rule rule, UnitQuarter quarter) {
    if (rule.kind() == Kind.EVENTS) {
      return events(rule, quarter);
    }
    List<Condition> conditions = new ArrayList<>();
    int series = 0;
    for (ComparedRate rate : quarter.rates()) {
      List<Condition> ofSeries = ofSeries(rule, rate, quarter);
      if (!ofSeries.isEmpty()) {
        series++;
        conditions.addAll(ofSeries);
      }
    }
    return series >= rule.seriesAtLeast() ? conditions : List.of();
  }

  private static List<Condition> events(Rule rule, UnitQuarter quarter) {
    int atLeast = Objects.requireNonNull(rule.atLeast());
    double sum = 0;
    List<Condition> conditions = new ArrayList<>();
    for (String indicator : rule.indicators()) {
      double events = quarter.events().getOrDefault(indicator, 0.0);
      sum += events;
      if (events > 0) {
        conditions.add(
            new Condition(indicator, null, Measure.EVENTS, events, ">=", atLeast, events, null));
      }
    }
    return sum >= atLeast ? conditions : List.of();
  }

  private static List<Condition> ofSeries(Rule rule, ComparedRate rate, UnitQuarter quarter) {
    QuarterRate of = rate.rate();
    return switch (rule.kind()) {
      case BEYOND_FUNNEL -> beyondFunnel(rule, rate);
      case ADJUSTED_PROBABILITY -> adjustedProbability(rule, rate);
      case ALARM_WEEKS ->
          atLeast(rate, Measure.ALARM_WEEKS, of.alarmWeeks(), need(rule.alarmWeeksAtLeast()));
      case PROBABILITY_ABOVE_CITY -> {
        Double probability = of.probabilityAboveCity();
        yield probability == null
            ? List.of()
            : above(
                rate,
                Measure.PROBABILITY_ABOVE_CITY,
                probability,
                Objects.requireNonNull(rule.probabilityAbove()));
      }
      case RISING ->
          atLeast(
              rate,
              Measure.RISES,
              quarter.rises().getOrDefault(of.series(), 0),
              need(rule.quarters()));
      case EVENTS -> List.of();
    };
  }

  private static List<Condition> beyondFunnel(Rule rule, ComparedRate rate) {
    Standing standing = rate.standing(rule.adjusted());
    if (standing == null) {
      return List.of();
    }
    double confidence = Objects.requireNonNull(rule.limit());
    List<Condition> conditions = new ArrayList<>();
    if (rule.adjusted()) {
      double limit = NORMAL.inverseSurvivalProbability((1 - confidence) / 2);
      conditions.addAll(above(rate, Measure.Z_ADJUSTED, standing.z(), limit));
    } else {
      FunnelPoint point = new FunnelPoint(rate.rate().count(), standing.expected());
      conditions.addAll(
          above(rate, Measure.RATIO_TO_CITY, point.ratio(), point.limits(confidence).high()));
    }
    if (conditions.isEmpty()) {
      return List.of();
    }
    if (rule.alarmWeeksAtLeast() != null) {
      List<Condition> alarms =
          atLeast(
              rate, Measure.ALARM_WEEKS, rate.rate().alarmWeeks(), need(rule.alarmWeeksAtLeast()));
      if (alarms.isEmpty()) {
        return List.of();
      }
      conditions.addAll(alarms);
    }
    Double least = rule.rateRatioLowAbove();
    if (least != null) {
      Double low = rate.rate().rateRatioLow();
      List<Condition> rise =
          low == null ? List.of() : above(rate, Measure.RATE_RATIO_LOW, low, least);
      if (rise.isEmpty()) {
        return List.of();
      }
      conditions.addAll(rise);
    }
    return conditions;
  }

  private static List<Condition> adjustedProbability(Rule rule, ComparedRate rate) {
    Standing standing = rate.standing(rule.adjusted());
    double limit = Objects.requireNonNull(rule.falseDiscoveryRate());
    if (standing == null || !(standing.adjustedTail() <= limit)) {
      return List.of();
    }
    return List.of(condition(rate, Measure.P_ADJUSTED, standing.adjustedTail(), "<=", limit));
  }

  private static int need(@Nullable Integer limit) {
    return Objects.requireNonNull(limit);
  }

  private static List<Condition> atLeast(
      ComparedRate rate, Measure measure, int observed, int limit) {
    return observed >= limit ? List.of(condition(rate, measure, observed, ">=", limit)) : List.of();
  }

  private static List<Condition> above(
      ComparedRate rate, Measure measure, double observed, double limit) {
    return observed > limit ? List.of(condition(rate, measure, observed, ">", limit)) : List.of();
  }

  private static Condition condition(
      ComparedRate rate, Measure measure, double observed, String comparison, double threshold) {
    Standing standing = rate.exact();
    return new Condition(
        rate.rate().series().indicator(),
        rate.rate().series().category(),
        measure,
        observed,
        comparison,
        threshold,
        rate.rate().count(),
        standing == null ? null : standing.expected());
  }
}
