package org.muye.job;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.muye.table.DifferingRows;
import org.muye.table.TableStore;

/** The event days of the records of which a current table says otherwise than it did. */
final class ChangedDays {
  private ChangedDays() {}

  /**
   * The days; empty where they are not known.
   *
   * @param earlier what {@link TableStore#mark} gave of the table then
   */
  static Optional<Set<LocalDate>> since(TableStore tables, String table, String earlier) {
    return tables.differingRows(table, earlier).map(rows -> ofChanges(rows));
  }

  private static Set<LocalDate> ofChanges(DifferingRows rows) {
    Set<LocalDate> days = new TreeSet<>();
    rows.changed("event_date")
        .where("event_date is not null")
        .collectAsList()
        .forEach(row -> days.add(row.<LocalDate>getAs(0)));
    return days;
  }
}
