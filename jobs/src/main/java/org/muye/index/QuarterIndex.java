package org.muye.index;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.muye.config.IndexSettings;
import org.muye.config.IndexSettings.Component;
import org.muye.statistics.composite.Aggregation;
import org.muye.statistics.composite.AnalyticHierarchy;
import org.muye.statistics.composite.CompositeIndex;
import org.muye.statistics.composite.IndicatorValues;
import org.muye.statistics.composite.RankInterval;
import org.muye.statistics.composite.RankUncertainty;
import org.muye.statistics.composite.ScoreTable;
import org.muye.statistics.composite.UnitIndex;

/** The index of all units in one quarter. */
final class QuarterIndex {
  /** Shares of weights that differ by less differ by rounding. */
  private static final double ROUNDING = 1e-12;

  private QuarterIndex() {}

  /**
   * A component of one unit.
   *
   * @param score 0 to 100; null without a value
   * @param weight its share after raising for missing ones; null where it does not count
   * @param contribution points that it adds to the linear index; null where it does not count
   */
  record Part(
      @Nullable Double score,
      @Nullable Double weight,
      @Nullable Double contribution,
      Set<IndexStatus> status) {}

  /**
   * The index of one unit; all numbers but the weight are null where there is none.
   *
   * @param parts in the order of the components
   * @param weight share of the weights for which the unit has values
   * @param linear weighted mean of the scores, 0 to 100
   * @param geometric weighted geometric mean, 1 to 100
   * @param rank by the linear index, 1 for the highest
   * @param interval ranks when the choices behind the index vary
   * @param rankByEntropy rank with entropy weights; null when they do not exist
   * @param rankByJudgement rank with weights by judgement; null when nobody judged
   */
  record UnitResult(
      List<Part> parts,
      double weight,
      @Nullable Double linear,
      @Nullable Double geometric,
      @Nullable Integer rank,
      @Nullable RankInterval interval,
      @Nullable Integer rankByEntropy,
      @Nullable Integer rankByJudgement,
      Set<IndexStatus> status) {}

  /**
   * The indices of units that are ranked against each other.
   *
   * @param values of each component in its order, one per unit, the units in one order
   * @return one per unit, in order
   */
  static List<UnitResult> of(IndexSettings settings, List<IndicatorValues> values) {
    List<IndicatorValues> scores = scores(settings, values);
    int units = values.get(0).units();
    double[] weights = settings.components().stream().mapToDouble(Component::weight).toArray();
    double[] present = new double[units];
    List<Integer> eligible = new ArrayList<>();
    for (int unit = 0; unit < units; unit++) {
      present[unit] = weightPresent(scores, weights, unit);
      if (present[unit] >= settings.leastWeight() - ROUNDING) {
        eligible.add(unit);
      }
    }
    Ranked ranked =
        eligible.isEmpty()
            ? null
            : Ranked.of(
                settings, ScoreTable.of(of(scores, eligible)), of(values, eligible), weights);
    List<UnitResult> results = new ArrayList<>();
    for (int unit = 0; unit < units; unit++) {
      int place = eligible.indexOf(unit);
      UnitIndex index = ranked == null || place < 0 ? null : ranked.linear().get(place);
      List<Part> parts = new ArrayList<>();
      for (int i = 0; i < weights.length; i++) {
        parts.add(part(settings, values, scores, unit, i, index));
      }
      Set<IndexStatus> status = EnumSet.noneOf(IndexStatus.class);
      if (index == null) {
        status.add(IndexStatus.TOO_FEW_COMPONENTS);
      } else if (index.reweighted()) {
        status.add(IndexStatus.REWEIGHTED);
      }
      results.add(
          ranked == null || index == null
              ? new UnitResult(parts, present[unit], null, null, null, null, null, null, status)
              : new UnitResult(
                  parts,
                  present[unit],
                  index.value(),
                  ranked.geometric().get(place).value(),
                  index.rank(),
                  ranked.intervals().get(place),
                  rank(ranked.byEntropy(), place),
                  rank(ranked.byJudgement(), place),
                  status));
    }
    return results;
  }

  /** All that is computed from the units that have an index. */
  private record Ranked(
      List<UnitIndex> linear,
      List<UnitIndex> geometric,
      List<@Nullable RankInterval> intervals,
      @Nullable List<UnitIndex> byEntropy,
      @Nullable List<UnitIndex> byJudgement) {
    static Ranked of(
        IndexSettings settings, ScoreTable table, List<IndicatorValues> values, double[] weights) {
      double[] entropy = EntropyComparison.weights(settings.components(), values);
      AnalyticHierarchy judged = settings.judgements();
      return new Ranked(
          CompositeIndex.of(table, weights, Aggregation.LINEAR),
          CompositeIndex.of(table, weights, Aggregation.GEOMETRIC),
          RankUncertainty.of(table, weights, settings.draws(), settings.seed()),
          entropy == null ? null : CompositeIndex.of(table, entropy, Aggregation.LINEAR),
          judged == null
              ? null
              : CompositeIndex.of(
                  table,
                  judged.weights().stream().mapToDouble(Double::doubleValue).toArray(),
                  Aggregation.LINEAR));
    }
  }

  private static @Nullable Integer rank(@Nullable List<UnitIndex> indices, int place) {
    return indices == null ? null : indices.get(place).rank();
  }

  private static List<IndicatorValues> scores(
      IndexSettings settings, List<IndicatorValues> values) {
    List<IndicatorValues> scores = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      scores.add(settings.components().get(i).goalposts().apply(values.get(i)).scores());
    }
    return scores;
  }

  private static double weightPresent(List<IndicatorValues> scores, double[] weights, int unit) {
    double all = 0;
    double present = 0;
    for (int i = 0; i < weights.length; i++) {
      all += weights[i];
      present += scores.get(i).has(unit) ? weights[i] : 0;
    }
    return present / all;
  }

  private static List<IndicatorValues> of(List<IndicatorValues> values, List<Integer> units) {
    List<IndicatorValues> kept = new ArrayList<>();
    for (IndicatorValues indicator : values) {
      List<@Nullable Double> ofUnits = new ArrayList<>();
      units.forEach(unit -> ofUnits.add(value(indicator, unit)));
      kept.add(IndicatorValues.ofNullable(ofUnits));
    }
    return kept;
  }

  private static @Nullable Double value(IndicatorValues indicator, int unit) {
    return indicator.has(unit) ? (Double) indicator.value(unit) : null;
  }

  private static Part part(
      IndexSettings settings,
      List<IndicatorValues> values,
      List<IndicatorValues> scores,
      int unit,
      int i,
      @Nullable UnitIndex index) {
    Component component = settings.components().get(i);
    Double value = value(values.get(i), unit);
    Set<IndexStatus> status = EnumSet.noneOf(IndexStatus.class);
    if (value == null) {
      status.add(IndexStatus.MISSING);
      return new Part(null, null, null, status);
    }
    if (value < component.goalposts().low() || value > component.goalposts().high()) {
      status.add(IndexStatus.CLAMPED);
    }
    if (allEqual(values.get(i))) {
      status.add(IndexStatus.ZERO_RANGE);
    }
    double all = settings.components().stream().mapToDouble(Component::weight).sum();
    return new Part(
        scores.get(i).value(unit),
        index == null ? null : (Double) (component.weight() / all / index.weightPresent()),
        index == null ? null : index.contributions().get(i),
        status);
  }

  /** Whether two or more units have a value and it is the same. */
  private static boolean allEqual(IndicatorValues values) {
    Set<Double> different = new TreeSet<>();
    int present = 0;
    for (int unit = 0; unit < values.units(); unit++) {
      if (values.has(unit)) {
        different.add(values.value(unit));
        present++;
      }
    }
    return present > 1 && different.size() == 1;
  }
}
