package org.muye.assessment;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.muye.assessment.Quantity.Part;
import org.muye.indicator.FactTable;

/** The quantities of one unit and year, from the sums of the measures they are made of. */
final class QuantityTotals {
  /**
   * The sum of a measure in one category.
   *
   * @param recordIds the records behind it, where the quantity names them
   */
  record Total(String measure, String category, double sum, List<String> recordIds) {}

  private QuantityTotals() {}

  /**
   * The values of quantities, by name.
   *
   * @param totals of one unit and year; a measure without any is 0
   * @param fed the kinds of records that are read
   */
  static Map<String, QuantityValue> values(
      List<Quantity> quantities, List<Total> totals, Set<FactTable> fed) {
    Map<String, QuantityValue> values = new HashMap<>();
    for (Quantity quantity : quantities) {
      boolean read =
          quantity.measures().stream().allMatch(measure -> fed.contains(measure.facts()));
      values.put(quantity.name(), read ? value(quantity, totals) : QuantityValue.noFeed());
    }
    return values;
  }

  private static QuantityValue value(Quantity quantity, List<Total> totals) {
    List<String> records =
        List.copyOf(
            of(quantity.evidence(), totals).stream()
                .flatMap(total -> total.recordIds().stream())
                .collect(Collectors.toCollection(TreeSet::new)));
    double counted = sum(quantity.counted(), totals);
    double whole = sum(quantity.whole(), totals);
    return switch (quantity.form()) {
      case COUNT -> new QuantityValue(counted, sum(quantity.solved(), totals), records, null);
      // A unit of which no duty record tells has not done all its tasks.
      case MISSING -> whole == 0 ? QuantityValue.noFeed() : QuantityValue.count(counted, records);
      case SHARE -> QuantityValue.share(counted, whole, records);
    };
  }

  private static double sum(List<Part> parts, List<Total> totals) {
    return of(parts, totals).stream().mapToDouble(Total::sum).sum();
  }

  private static List<Total> of(List<Part> parts, List<Total> totals) {
    return totals.stream()
        .filter(
            total -> parts.stream().anyMatch(part -> part.holds(total.measure(), total.category())))
        .toList();
  }
}
