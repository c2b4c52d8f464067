package org.muye.review;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muye.document.Cell;
import org.muye.document.Format;
import org.muye.review.ReviewInputs.UnitName;

/**
 * One indicator of all units, with what this audience may see of it: where a count is hidden, so
 * are the rate and the interval that would give it back.
 */
final class UnitCounts {
  private final ReviewContext context;
  private final List<Optional<GoldRow>> rows = new ArrayList<>();
  private final boolean[] hidden;
  private final Optional<GoldRow> whole;

  UnitCounts(ReviewContext context, String indicator, String category) {
    this.context = context;
    for (UnitName unit : context.units()) {
      rows.add(context.values.find(indicator, unit.id(), category));
    }
    this.whole = context.values.find(indicator, context.root(), category);
    this.hidden = context.hidden(column("numerator"));
    @Nullable Double[] others = column("denominator");
    @Nullable Double[] numerators = column("numerator");
    boolean isShare = rows.stream().anyMatch(row -> row.isPresent() && isShare(row.get()));
    if (isShare) {
      for (int i = 0; i < others.length; i++) {
        Double all = others[i];
        Double some = numerators[i];
        hidden[i] |=
            context.isHidden(all) || (all != null && some != null && context.isHidden(all - some));
      }
    }
  }

  /** A share has whole numbers on both sides; the denominator of a rate is people. */
  private static boolean isShare(GoldRow row) {
    Double value = row.number("value");
    Double denominator = row.number("denominator");
    Double numerator = row.number("numerator");
    return value != null
        && denominator != null
        && numerator != null
        && denominator > 0
        && Math.abs(value - numerator / denominator) < 1e-9;
  }

  private @Nullable Double[] column(String column) {
    @Nullable Double[] numbers = new Double[rows.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = rows.get(i).map(row -> row.number(column)).orElse(null);
    }
    return numbers;
  }

  /** Whether the count of a unit may not be shown. */
  boolean isHidden(int unit) {
    return hidden[unit];
  }

  /** The row of a unit; empty where there is none or it may not be shown. */
  Optional<GoldRow> shown(int unit) {
    return hidden[unit] ? Optional.empty() : rows.get(unit);
  }

  /** A cell of a unit, by its place among the units. */
  Cell cell(int unit, String column, @Nullable Format format) {
    return hidden[unit] ? context.suppressed() : context.cell(rows.get(unit), column, format);
  }

  /** The interval of a unit. */
  Cell interval(int unit, @Nullable Format format) {
    return hidden[unit] ? context.suppressed() : context.interval(rows.get(unit), format);
  }

  /** A cell of the whole region. */
  Cell wholeCell(String column, @Nullable Format format) {
    return context.cell(whole, column, format);
  }

  /** The row of the whole region. */
  Optional<GoldRow> whole() {
    return whole;
  }
}
