package org.muye.job;

import static org.apache.spark.sql.functions.expr;

import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.Row;
import org.muye.table.TableStore;
import org.muye.time.AsOf;

/** Where the published history begins. */
final class FirstDay {
  private FirstDay() {}

  /**
   * The first day covered: as configured, else 1 January of the first year that holds at least one
   * record in a thousand, so that a mistyped year does not open a century of empty periods.
   */
  static LocalDate of(Workspace workspace, AsOf asOf) {
    LocalDate configured = workspace.config().firstPeriod();
    if (configured != null) {
      return configured;
    }
    TableStore tables = workspace.tables();
    LocalDate first = asOf.date();
    for (RecordKind kind : List.of(RecordKind.INCIDENT, RecordKind.DISPUTE, RecordKind.TRAINING)) {
      Row row =
          tables.read(kind.versionTable()).agg(expr("percentile_approx(event_date, 0.001)")).head();
      if (!row.isNullAt(0)) {
        LocalDate day = row.<LocalDate>getAs(0);
        first = day.isBefore(first) ? day : first;
      }
    }
    return first.withDayOfYear(1);
  }
}
