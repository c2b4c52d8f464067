package org.muye.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muye.contract.ContractCatalog;
import org.muye.run.RunContext;
import org.muye.spark.SparkSessions;
import org.muye.table.TableStore;
import org.muye.time.AsOf;

class UnfinishedIngestsIT {
  @TempDir Path warehouse;

  private static RunContext run(String id) {
    return new RunContext(
        id, "ingest", Instant.parse("2026-01-05T01:00:00Z"), new AsOf(LocalDate.of(2026, 1, 5)));
  }

  private static List<String> runs(TableStore tables, String table) {
    return tables.read(table).select("run_id").sort("run_id").collectAsList().stream()
        .map(row -> row.getString(0))
        .toList();
  }

  @Test
  void rowsOfARunThatWasKilledBeforeItsLedgerAreTakenBack() {
    TableStore tables =
        new TableStore(SparkSessions.open("test"), warehouse.toString(), ContractCatalog.load());
    UnfinishedIngests unfinished = new UnfinishedIngests(tables);
    for (String id : List.of("ended", "killed before the ledger", "killed after the ledger")) {
      unfinished.begin(run(id));
      MadeRow.append(tables, "bronze.incident", Map.of("run_id", "'" + id + "'"));
      MadeRow.append(tables, "bronze.dispute", Map.of("run_id", "'" + id + "'"));
    }
    MadeRow.append(tables, "ops.ingested_file", Map.of("run_id", "'ended'"));
    MadeRow.append(tables, "ops.ingested_file", Map.of("run_id", "'killed after the ledger'"));
    unfinished.end(run("ended"));

    unfinished.takeBack();

    assertThat(runs(tables, "bronze.incident")).containsExactly("ended", "killed after the ledger");
    assertThat(runs(tables, "bronze.dispute")).containsExactly("ended", "killed after the ledger");
    // A mark is looked at once: without one, nothing is searched.
    MadeRow.append(tables, "bronze.dispute", Map.of("run_id", "'not marked'"));
    unfinished.takeBack();
    assertThat(runs(tables, "bronze.dispute")).contains("not marked");
  }
}
