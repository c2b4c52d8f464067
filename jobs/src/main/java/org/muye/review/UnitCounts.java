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
    this.hidden = context.hidden(numerators());
    for (int i = 0; i < hidden.length; i++) {
      // A unit with few events is not listed among what is published, so that none is told apart.
      hidden[i] |=
          rows.get(i).map(context::isHidden).orElse(context.isPublic() && whole.isPresent());
    }
  }

  private @Nullable Double[] numerators() {
    @Nullable Double[] numbers = new Double[rows.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = rows.get(i).map(row -> row.number("numerator")).orElse(null);
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
    return whole.filter(context::isHidden).isPresent()
        ? context.suppressed()
        : context.cell(whole, column, format);
  }

  /** The row of the whole region. */
  Optional<GoldRow> whole() {
    return whole;
  }
}
