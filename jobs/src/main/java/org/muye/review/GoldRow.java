package org.muye.review;

import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A row of a gold table, as it was when the review was made.
 *
 * @param cells by column: text, numbers, booleans, days as ISO text; null where there is no value
 */
public record GoldRow(Map<String, @Nullable Object> cells) {
  /** Keeps a copy of the cells. */
  public GoldRow {
    cells = Collections.unmodifiableMap(new LinkedHashMap<>(cells));
  }

  /** The words in a column; null when there are none. */
  public @Nullable String text(String column) {
    Object cell = cells.get(column);
    return cell == null ? null : cell.toString();
  }

  /** The words in a column; empty when there are none. */
  public String words(String column) {
    return Objects.requireNonNullElse(text(column), "");
  }

  /** The number in a column; null when there is none. */
  public @Nullable Double number(String column) {
    return cells.get(column) instanceof Number number ? number.doubleValue() : null;
  }

  /** The whole number in a column, 0 when there is none: for columns that always have one. */
  public int whole(String column) {
    return cells.get(column) instanceof Number number ? number.intValue() : 0;
  }

  /** Whether the column says true. */
  public boolean flag(String column) {
    return Boolean.TRUE.equals(cells.get(column));
  }

  /** The day in a column; null when there is none. */
  public @Nullable LocalDate day(String column) {
    String day = text(column);
    return day == null ? null : LocalDate.parse(day);
  }

  /** Whether a column has these words. */
  boolean is(String column, String words) {
    return words.equals(text(column));
  }
}
