package org.muye.disclosure;

import java.io.Serializable;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.muye.indicator.Comparison;
import org.muye.indicator.FactTable;
import org.muye.indicator.Indicator;
import org.muye.indicator.IndicatorCatalogue;

/**
 * What disclosure control has to know of an indicator's counts.
 *
 * @param ofActs whether it counts what the authorities have done, such as sessions held: such
 *     counts speak of no person and are published whole
 * @param isRate whether it is a rate of events per residents
 * @param hasWhole whether the denominator counts records
 * @param hasUncounted whether the denominator holds void or merged records, which no other does:
 *     less what is counted elsewhere, it would tell how many there are
 * @param reference the earlier periods whose counts the denominator holds; null for none
 */
record IndicatorCounts(
    boolean ofActs,
    boolean isRate,
    boolean hasWhole,
    boolean hasUncounted,
    @Nullable Comparison reference)
    implements Serializable {
  private static final Set<FactTable> OF_ACTS = Set.of(FactTable.TRAINING, FactTable.DUTY);

  /** Those of all indicators, by indicator. */
  static Map<String, IndicatorCounts> ofCatalogue() {
    Map<String, IndicatorCounts> counts = new TreeMap<>();
    for (Indicator indicator : IndicatorCatalogue.all()) {
      counts.put(
          indicator.definition().id(),
          new IndicatorCounts(
              indicator.measures().stream().allMatch(measure -> OF_ACTS.contains(measure.facts())),
              indicator.isRate(),
              !indicator.denominator().isEmpty() || indicator.reference().isPresent(),
              indicator.denominatorHoldsUncounted(),
              indicator.reference().orElse(null)));
    }
    return counts;
  }
}
