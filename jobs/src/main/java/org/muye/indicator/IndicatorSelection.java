package org.muye.indicator;

import java.io.Serializable;
import java.util.List;
import java.util.Set;

/**
 * The indicators that a computation gives values of, as it is sent to the executors.
 *
 * @param delivered the kinds of record that sources deliver; an indicator of another kind has no
 *     values
 * @param ids ids of indicators
 */
record IndicatorSelection(Set<FactTable> delivered, Set<String> ids) implements Serializable {
  List<Indicator> indicators() {
    return IndicatorCatalogue.from(delivered).stream()
        .filter(indicator -> ids.contains(indicator.definition().id()))
        .toList();
  }
}
