package org.muye.job;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.time.Instant;
import java.time.ZoneId;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.muye.contract.Contract;
import org.muye.table.TableStore;

/**
 * Deletes rows that are older than their contract allows. A row of bronze stays while it is still
 * needed: until it has been refined, and while it waits in the quarantine for its replay. A frozen
 * review keeps its own inputs, so that nothing else has to stay for it.
 */
final class Retention {
  private static final String BRONZE = "bronze";

  private final Workspace workspace;
  private final TableStore tables;

  Retention(Workspace workspace) {
    this.workspace = workspace;
    this.tables = workspace.tables();
  }

  /**
   * Deletes what is too old in a table, or only counts it.
   *
   * @return the number of rows; 0 for a table whose contract names no time column
   */
  long apply(Contract contract, boolean onlyCount) {
    String since = contract.retention().since();
    if (since == null) {
      return 0;
    }
    Column tooOld = col(since).lt(lit(cut(contract)));
    Dataset<Row> expired = tables.read(contract.id()).where(tooOld);
    boolean bronze = contract.layer().equals(BRONZE);
    if (bronze) {
      expired = done(expired);
    }
    long rows = expired.count();
    if (rows > 0 && !onlyCount) {
      if (bronze) {
        tables.delete(
            contract.id(),
            expired
                .select(contract.key().stream().map(key -> col(key)).toArray(Column[]::new))
                .distinct(),
            col("stored." + since).lt(lit(cut(contract))));
      } else {
        tables.delete(contract.id(), tooOld);
      }
    }
    return rows;
  }

  private Instant cut(Contract contract) {
    ZoneId zone = workspace.region().timeZone();
    return workspace
        .clock()
        .today(zone)
        .minus(contract.retention().period())
        .atStartOfDay(zone)
        .toInstant();
  }

  private Dataset<Row> done(Dataset<Row> bronze) {
    Dataset<Row> refined =
        tables
            .read("ops.reconciliation")
            .select(col("source"), col("ingest_run_id").as("run_id"))
            .distinct();
    Dataset<Row> waiting = tables.read("quarantine.record").where("status = 'OPEN'");
    return bronze
        .join(refined, new String[] {"source", "run_id"}, "left_semi")
        .join(waiting, new String[] {"source", "file_sha256", "row_number"}, "left_anti");
  }
}
