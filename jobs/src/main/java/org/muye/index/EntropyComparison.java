package org.muye.index;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muye.config.IndexSettings.Component;
import org.muye.statistics.composite.EntropyWeights;
import org.muye.statistics.composite.IndicatorValues;
import org.muye.statistics.composite.MinMax;
import org.muye.statistics.composite.ScoreTable;

/** Entropy weights of a quarter, with which the units are ranked once more for comparison. */
final class EntropyComparison {
  /** Above 0, so that the lowest unit has an entropy share too. */
  private static final double LOWEST = 0.01;

  private EntropyComparison() {}

  /**
   * One weight per component; 0 where fewer than two units have a value.
   *
   * @return null when the units are equal in all components
   */
  static double @Nullable [] weights(List<Component> components, List<IndicatorValues> values) {
    List<Integer> usable = new ArrayList<>();
    List<IndicatorValues> scores = new ArrayList<>();
    for (int i = 0; i < components.size(); i++) {
      if (present(values.get(i)) >= 2) {
        usable.add(i);
        MinMax scale = new MinMax(LOWEST, 1, components.get(i).goalposts().direction());
        scores.add(scale.apply(values.get(i)).scores());
      }
    }
    EntropyWeights entropy = usable.isEmpty() ? null : EntropyWeights.of(ScoreTable.of(scores));
    if (entropy == null) {
      return null;
    }
    double[] weights = new double[components.size()];
    for (int i = 0; i < usable.size(); i++) {
      weights[usable.get(i)] = entropy.weights().get(i);
    }
    return weights;
  }

  private static int present(IndicatorValues values) {
    int present = 0;
    for (int unit = 0; unit < values.units(); unit++) {
      present += values.has(unit) ? 1 : 0;
    }
    return present;
  }
}
