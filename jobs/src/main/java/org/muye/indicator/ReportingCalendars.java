package org.muye.indicator;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.KeyValueGroupedDataset;
import org.apache.spark.sql.Row;

/**
 * Reporting calendars of several as-of days, so that one plan computes the values of all of them.
 * Rows are grouped by unit and as-of day.
 */
record ReportingCalendars(TreeMap<LocalDate, ReportingCalendar> byDay) implements Serializable {
  private static final char SEPARATOR = '@';

  /** One calendar for each as-of day. */
  static ReportingCalendars of(List<ReportingCalendar> calendars) {
    return new ReportingCalendars(
        calendars.stream()
            .collect(
                Collectors.toMap(
                    calendar -> calendar.asOf().date(),
                    Function.identity(),
                    (one, other) -> {
                      throw new IllegalArgumentException("two calendars as of one day");
                    },
                    TreeMap::new)));
  }

  /** The as-of days in order. */
  List<LocalDate> days() {
    return List.copyOf(byDay.keySet());
  }

  /** The as-of day where it is one. */
  LocalDate onlyDay() {
    if (byDay.size() != 1) {
      throw new IllegalArgumentException("as of several days: " + days());
    }
    return byDay.firstKey();
  }

  /** The earliest day whose records any of the calendars counts. */
  LocalDate firstCountedDay() {
    return byDay.values().stream()
        .map(ReportingCalendar::firstCountedDay)
        .min(LocalDate::compareTo)
        .orElseThrow();
  }

  /** Groups rows with the columns unit and as_of by both. */
  static KeyValueGroupedDataset<String, Row> group(Dataset<Row> rows) {
    int unit = rows.schema().fieldIndex("unit");
    int day = rows.schema().fieldIndex("as_of");
    return rows.groupByKey(
        (MapFunction<Row, String>) row -> row.getString(unit) + SEPARATOR + row.get(day),
        Encoders.STRING());
  }

  /** The unit of a group. */
  static String unitOf(String key) {
    return key.substring(0, key.lastIndexOf(SEPARATOR));
  }

  /** The calendar of a group. */
  ReportingCalendar of(String key) {
    LocalDate day = LocalDate.parse(key.substring(key.lastIndexOf(SEPARATOR) + 1));
    return Objects.requireNonNull(byDay.get(day), "no calendar as of " + day);
  }
}
