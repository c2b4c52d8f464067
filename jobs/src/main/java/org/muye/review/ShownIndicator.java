package org.muye.review;

import java.util.Optional;
import org.muye.document.Cell;
import org.muye.document.Format;

/**
 * A line or column of a table of several indicators.
 *
 * @param category one class of the indicator; empty for the whole
 * @param labelKey key of its name in the catalogue of messages
 * @param column the column that is shown
 */
record ShownIndicator(
    String indicator, String category, String labelKey, String column, Format format) {
  /** Shows the value. */
  static ShownIndicator of(String indicator, String category, String labelKey, Format format) {
    return new ShownIndicator(indicator, category, labelKey, "value", format);
  }

  /** Its row of the quarter for the whole region; of the year where it is one of the year. */
  Optional<GoldRow> row(ReviewContext context) {
    return context
        .values
        .find(indicator, context.root(), category)
        .or(() -> context.values.find(indicator, context.root(), category, context.year()));
  }

  /** What is shown of the row. */
  Cell cell(ReviewContext context, Optional<GoldRow> row) {
    return isHidden(context, row) ? context.suppressed() : context.cell(row, column, format);
  }

  /** The interval of the row; a bare count has none. */
  Cell interval(ReviewContext context, Optional<GoldRow> row) {
    if (column.equals("numerator")) {
      return Cell.absent(context.words.get("absent.interval"));
    }
    return isHidden(context, row) ? context.suppressed() : context.interval(row, format);
  }

  /** One of the numbers behind the value; nothing where the value has no such number. */
  Cell part(ReviewContext context, Optional<GoldRow> row, String part) {
    if (isHidden(context, row)) {
      return context.suppressed();
    }
    boolean hasNone =
        row.filter(r -> r.number("value") != null && r.number(part) == null).isPresent();
    return hasNone
        ? Cell.words(context.words.get("cell.blank"))
        : context.cell(row, part, Format.integer());
  }

  private static boolean isHidden(ReviewContext context, Optional<GoldRow> row) {
    return row.filter(context::isHidden).isPresent();
  }
}
