package org.muye.warning;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.muye.config.WarningRules;
import org.muye.config.WarningRules.Level;
import org.muye.config.WarningRules.Rule;
import org.muye.config.WarningRules.Series;
import org.muye.time.Period;

/** Gives a unit its level in each quarter, with all that made it so. */
final class UnitAssessment implements Serializable {
  private static final long serialVersionUID = 1L;

  /**
   * A rule that holds.
   *
   * @param conditions what made it hold; at least one
   */
  record Finding(int level, Rule rule, List<Condition> conditions) {}

  /**
   * The level of one quarter.
   *
   * @param level the published level, 0 for none
   * @param byRules the level by the rules of this quarter alone
   * @param previous the level of the quarter before; null for the first
   * @param atHighest L14: quarters in a row at level 1 up to this one, 0 when it is not
   * @param findings every rule that holds, the highest level first
   */
  record Assessed(
      Period quarter,
      int level,
      int byRules,
      @Nullable Integer previous,
      int atHighest,
      List<Finding> findings) {}

  /** What is known of a unit in one quarter; either part may be empty. */
  record Known(List<ComparedRate> rates, Map<String, Double> events) {}

  private static final int HIGHEST = 1;

  private final WarningRules rules;

  UnitAssessment(WarningRules rules) {
    this.rules = rules;
  }

  /** The levels of one unit in the order of its quarters. */
  List<Assessed> assess(TreeMap<Period, Known> quarters) {
    Map<Series, Integer> rises = new HashMap<>();
    Map<Series, QuarterRate> last = new HashMap<>();
    List<List<Finding>> findings = new ArrayList<>();
    Period before = null;
    for (Map.Entry<Period, Known> quarter : quarters.entrySet()) {
      boolean follows = before != null && before.next().equals(quarter.getKey());
      rises = rises(quarter.getValue().rates(), follows ? last : Map.of(), rises);
      last.clear();
      quarter.getValue().rates().forEach(rate -> last.put(rate.rate().series(), rate.rate()));
      findings.add(
          findings(
              new UnitQuarter(
                  quarter.getValue().rates(), quarter.getValue().events(), Map.copyOf(rises))));
      before = quarter.getKey();
    }
    List<Integer> byRules =
        findings.stream().map(f -> f.isEmpty() ? Hysteresis.NONE : f.get(0).level()).toList();
    List<Integer> published = Hysteresis.apply(byRules, rules.quartersToStepDown());
    List<Assessed> assessed = new ArrayList<>();
    int i = 0;
    int atHighest = 0;
    Period earlier = null;
    for (Period quarter : quarters.keySet()) {
      boolean follows = earlier != null && earlier.next().equals(quarter);
      atHighest = published.get(i) == HIGHEST ? (follows ? atHighest : 0) + 1 : 0;
      assessed.add(
          new Assessed(
              quarter,
              published.get(i),
              byRules.get(i),
              i == 0 ? null : published.get(i - 1),
              atHighest,
              findings.get(i)));
      earlier = quarter;
      i++;
    }
    return assessed;
  }

  private List<Finding> findings(UnitQuarter quarter) {
    List<Finding> findings = new ArrayList<>();
    for (Level level : rules.levels()) {
      for (Rule rule : level.rules()) {
        List<Condition> conditions = RuleEvaluation.conditions(rule, quarter);
        if (!conditions.isEmpty()) {
          findings.add(new Finding(level.number(), rule, conditions));
        }
      }
    }
    return findings;
  }

  /**
   * An open quarter has fewer days than the one before, so that its rate says nothing of a rise.
   */
  private static Map<Series, Integer> rises(
      List<ComparedRate> rates, Map<Series, QuarterRate> last, Map<Series, Integer> before) {
    Map<Series, Integer> rises = new HashMap<>();
    for (ComparedRate compared : rates) {
      QuarterRate rate = compared.rate();
      QuarterRate earlier = last.get(rate.series());
      Double now = rate.value();
      Double then = earlier == null ? null : earlier.value();
      if (rate.complete() && now != null && then != null && now > then) {
        rises.put(rate.series(), before.getOrDefault(rate.series(), 0) + 1);
      }
    }
    return rises;
  }
}
