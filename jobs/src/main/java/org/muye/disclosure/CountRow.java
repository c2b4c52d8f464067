package org.muye.disclosure;

import java.util.Locale;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.muye.time.Period;

/**
 * The counts that one row of a published table shows or gives back.
 *
 * @param id number of the row among those that are judged together
 * @param series what may be summed over units, classes and periods: rows of one series and one
 *     state of the boundaries differ in these only
 * @param boundaries state of the boundaries the units are counted in; empty where it is not told
 * @param isFirst whether it is a value as first published, which never changes
 * @param isProvisional whether its period has not ended, or its first publication is still to come
 * @param unit unit
 * @param period period
 * @param category class of a breakdown, as {@code group:class} where there are several breakdowns;
 *     null for the whole
 * @param measure what is counted, with its class; equal in all rows that count the same
 * @param count the count, or the part of a share; null where there is none
 * @param wholeMeasure what the whole counts; empty where it is no count of records
 * @param whole the count that the part is taken from, or that it is compared with; null where there
 *     is none
 * @param isShare whether the rest, the whole less the part, is a count as well
 * @param isRate whether it is a rate of events per residents: their numbers tell whether a unit has
 *     enough records to be published
 */
public record CountRow(
    int id,
    String series,
    String boundaries,
    boolean isFirst,
    boolean isProvisional,
    String unit,
    Period period,
    @Nullable String category,
    String measure,
    @Nullable Double count,
    String wholeMeasure,
    @Nullable Double whole,
    boolean isShare,
    boolean isRate) {
  /** Number of a row that stands in no table. */
  private static final int NONE = -1;

  /** The breakdown the class belongs to; empty where there is only one, or none. */
  String breakdown() {
    int colon = category == null ? -1 : category.indexOf(':');
    return category == null || colon < 0 ? "" : category.substring(0, colon);
  }

  /** What is counted. */
  Figure figure() {
    return new Figure(unit, period, measure);
  }

  /** What the whole counts; null where it is no count of records. */
  @Nullable Figure wholeFigure() {
    return wholeMeasure.isEmpty() || whole == null ? null : new Figure(unit, period, wholeMeasure);
  }

  /** A row of 0 like this one, of the unit of another row of the series. */
  CountRow ofNone(CountRow other) {
    return new CountRow(
        NONE,
        series,
        boundaries,
        isFirst,
        isProvisional,
        other.unit,
        period,
        category,
        measure,
        0.0,
        wholeMeasure,
        other.whole,
        isShare,
        isRate);
  }

  /** The same row with other names for what is counted. */
  CountRow named(UnaryOperator<String> name) {
    return new CountRow(
        id,
        series,
        boundaries,
        isFirst,
        isProvisional,
        unit,
        period,
        category,
        name.apply(measure),
        count,
        wholeMeasure.isEmpty() ? "" : name.apply(wholeMeasure),
        whole,
        isShare,
        isRate);
  }

  /** The whole less the part, if the row is a share. */
  @Nullable Figure restFigure() {
    Figure all = wholeFigure();
    return isShare && all != null && count != null
        ? new Figure(unit, period, String.format(Locale.ROOT, "%s - %s", all.of(), figure().of()))
        : null;
  }

  /** The number of the rest; 0 where there is none. */
  double rest() {
    return isShare && whole != null && count != null ? whole - count : 0;
  }
}
