package org.muye.job;

import static org.apache.spark.sql.functions.bit_xor;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.xxhash64;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
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
    return tables.differingRows(table, earlier).map(rows -> ofChanges(rows.all()));
  }

  /** A row that was moved to another file comes twice, and twice the same hash is none. */
  private static Set<LocalDate> ofChanges(Dataset<Row> rows) {
    Column[] columns = Arrays.stream(rows.columns()).map(name -> col(name)).toArray(Column[]::new);
    Set<LocalDate> days = new TreeSet<>();
    rows.where(col("event_date").isNotNull())
        .groupBy("event_date")
        .agg(bit_xor(xxhash64(columns)).as("changed"))
        .where("changed <> 0")
        .select("event_date")
        .collectAsList()
        .forEach(row -> days.add(row.<LocalDate>getAs(0)));
    return days;
  }
}
