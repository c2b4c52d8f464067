package org.muye.index;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.muye.config.FourIsationRules.Component;
import org.muye.config.FourIsationRules.Index;
import org.muye.statistics.composite.Aggregation;
import org.muye.statistics.composite.CompositeIndex;
import org.muye.statistics.composite.IndicatorValues;
import org.muye.statistics.composite.ScoreTable;

/**
 * One index of the four-isations of one unit and period.
 *
 * @param score mean of the scores there are, 0 to 100; null when too few components have a value
 * @param present components with a value
 * @param parts in the order of the components
 * @param status what a reader of the score must know
 */
record FourIsationScore(
    @Nullable Double score, int present, List<Part> parts, Set<IndexStatus> status) {
  /** Shares of components that differ by less differ by rounding. */
  private static final double ROUNDING = 1e-12;

  /**
   * A component.
   *
   * @param score its place between the goalposts, 0 to 100; null without a value
   */
  record Part(@Nullable Double score, Set<IndexStatus> status) {}

  /**
   * The score from the values of the components.
   *
   * @param leastShare share of the components that must have a value
   * @param values one per component, in order
   */
  static FourIsationScore of(Index index, double leastShare, List<ComponentValue> values) {
    List<IndicatorValues> scores = new ArrayList<>();
    List<Part> parts = new ArrayList<>();
    Set<IndexStatus> status = EnumSet.noneOf(IndexStatus.class);
    int present = 0;
    for (int i = 0; i < values.size(); i++) {
      Component component = index.components().get(i);
      ComponentValue value = values.get(i);
      IndicatorValues score =
          component
              .goalposts()
              .apply(IndicatorValues.ofNullable(Arrays.asList(value.value())))
              .scores();
      scores.add(score);
      parts.add(
          new Part(score.has(0) ? (Double) score.value(0) : null, ofComponent(component, value)));
      present += score.has(0) ? 1 : 0;
      if (value.status().contains(IndexStatus.PROJECTED)) {
        status.add(IndexStatus.PROJECTED);
      }
    }
    if (present == 0 || (double) present / values.size() < leastShare - ROUNDING) {
      return new FourIsationScore(null, present, parts, EnumSet.of(IndexStatus.TOO_FEW_COMPONENTS));
    }
    if (present < values.size()) {
      status.add(IndexStatus.REWEIGHTED);
    }
    double[] equal = new double[values.size()];
    Arrays.fill(equal, 1);
    return new FourIsationScore(
        CompositeIndex.of(ScoreTable.of(scores), equal, Aggregation.LINEAR).get(0).value(),
        present,
        parts,
        status);
  }

  private static Set<IndexStatus> ofComponent(Component component, ComponentValue value) {
    Set<IndexStatus> status = EnumSet.noneOf(IndexStatus.class);
    Double number = value.value();
    if (number == null) {
      status.add(IndexStatus.MISSING);
    } else if (number < component.goalposts().low() || number > component.goalposts().high()) {
      status.add(IndexStatus.CLAMPED);
    }
    return status;
  }
}
