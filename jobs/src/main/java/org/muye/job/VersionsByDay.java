package org.muye.job;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.muye.refine.CurrentRecords;
import org.muye.refine.Spells;
import org.muye.time.AsOf;

/** The versions known at the end of each of some days, which {@link Spells#FROM} tells apart. */
record VersionsByDay(ZoneId zone, List<AsOf> days) {
  static VersionsByDay of(Workspace workspace, List<AsOf> days) {
    return new VersionsByDay(workspace.region().timeZone(), days);
  }

  /** Every version once for each day by whose end it was known. */
  Dataset<Row> all(Dataset<Row> versions) {
    Column known =
        array(
            days.stream()
                .map(day -> when(col("known_at").lt(lit(day.endExclusive(zone))), lit(day.date())))
                .toArray(Column[]::new));
    return versions.withColumn(Spells.FROM, explode(known)).where(col(Spells.FROM).isNotNull());
  }

  /**
   * The newest version of each record at each of the days by whose end it was known.
   *
   * @param several the records with several of the versions, see {@link RecordsToCompare#several}
   */
  Dataset<Row> newest(RecordKind kind, Dataset<Row> versions, Optional<RecordsToCompare> several) {
    return RecordsToCompare.newest(
        versions, several, this::all, rows -> CurrentRecords.newestByDay(all(rows), kind.id()));
  }
}
