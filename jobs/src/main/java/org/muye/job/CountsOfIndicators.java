package org.muye.job;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.muye.disclosure.IndicatorCounts;
import org.muye.disclosure.IndicatorCounts.Reference;
import org.muye.indicator.FactTable;
import org.muye.indicator.Indicator;
import org.muye.indicator.IndicatorCatalogue;

/** What disclosure control has to know of the indicators. */
final class CountsOfIndicators {
  private static final Set<FactTable> OF_ACTS = Set.of(FactTable.TRAINING, FactTable.DUTY);

  private CountsOfIndicators() {}

  /** By indicator. */
  static Map<String, IndicatorCounts> all() {
    Map<String, IndicatorCounts> counts = new TreeMap<>();
    for (Indicator indicator : IndicatorCatalogue.all()) {
      counts.put(
          indicator.definition().id(),
          new IndicatorCounts(
              indicator.measures().stream().allMatch(measure -> OF_ACTS.contains(measure.facts())),
              indicator.isRate(),
              !indicator.denominator().isEmpty(),
              reference(indicator)));
    }
    return counts;
  }

  private static Reference reference(Indicator indicator) {
    return indicator
        .reference()
        .map(
            comparison ->
                switch (comparison) {
                  case YEAR_EARLIER -> Reference.YEAR_EARLIER;
                  case PREVIOUS -> Reference.PREVIOUS;
                  case THREE_YEARS -> Reference.THREE_YEARS;
                })
        .orElse(Reference.NONE);
  }
}
