package org.muye.job;

import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructField;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muye.contract.Contract;
import org.muye.error.UserError;
import org.muye.run.RunContext;
import org.muye.table.TableStore;
import org.muye.time.AsOf;

/** A warehouse that another version of the program has written. */
@Tag("large")
class UpgradeIT {
  private static final LocalDate FIRST = LocalDate.parse("2025-01-01");
  private static final LocalDate LAST = LocalDate.parse("2025-04-10");

  /** What rows are made into; the other layers hold what came when, and in which run. */
  private static final Set<String> COMPARED = Set.of("silver", "gold");

  @TempDir Path folder;

  @Test
  void aWarehouseWithoutTheColumnsThatCameLaterGivesTheSameResults() throws IOException {
    Workspace usual = city("usual", LAST);
    night(usual, LAST);
    Workspace old = city("old", LAST);
    night(old, LAST);
    int removed = 0;
    for (Contract contract : old.contracts().contracts()) {
      removed += age(old.tables(), contract);
    }
    assertThat(removed).as("columns that the old warehouse lacks").isGreaterThan(50);

    for (Contract contract : old.contracts().contracts()) {
      assertThat(old.tables().read(contract.id()).columns())
          .as(contract.id() + " as it is read before the first night of the new version")
          .containsExactly(old.tables().schema(contract.id()).fieldNames());
    }

    LocalDate next = LAST.plusDays(1);
    List<String> late =
        List.of(
            MadeDeliveries.incident(
                new Random(1), "late", LocalDate.parse("2025-02-03"), "100001", 1, next));
    Workspace usualNext = deliver("usual", late, next);
    night(usualNext, next);
    Workspace oldNext = deliver("old", late, next);
    night(oldNext, next);

    for (Contract contract : usual.contracts().contracts()) {
      String table = contract.id();
      if (COMPARED.contains(contract.layer()) && usualNext.tables().exists(table)) {
        Dataset<Row> expected = rows(usualNext.tables(), table);
        Dataset<Row> found = rows(oldNext.tables(), table);
        assertThat(found.exceptAll(expected).count() + expected.exceptAll(found).count())
            .as(table)
            .isZero();
      }
    }
    assertThat(rows(oldNext.tables(), "gold.indicator_value").count()).isPositive();
    assertThat(rows(oldNext.tables(), "silver.incident").count()).isEqualTo(401);
  }

  @Test
  void aWarehouseOfALaterVersionIsNotWritten() throws IOException {
    Workspace workspace = city("later", LAST);
    night(workspace, LAST);
    TableStore tables = workspace.tables();
    tables
        .read("silver.incident_version")
        .withColumn("column_of_tomorrow", lit("kept"))
        .write()
        .format("delta")
        .mode(SaveMode.Overwrite)
        .option("overwriteSchema", "true")
        .save(tables.location("silver.incident_version"));
    String before = tables.state("silver.incident_version");

    assertThatThrownBy(
            () ->
                new ReportedRuns(workspace, LAST.plusDays(1), Progress.none())
                    .nightly(NightlyJob.Options.USUAL))
        .isInstanceOfSatisfying(
            UserError.class,
            error -> {
              assertThat(error.kind().exitCode()).isEqualTo(3);
              assertThat(error.problem()).contains("silver.incident_version", "column_of_tomorrow");
            });
    assertThat(tables.state("silver.incident_version")).isEqualTo(before);
    assertThat(rows(tables, "gold.indicator_value").count()).as("it is still read").isPositive();
  }

  /**
   * Writes a table without the columns that may be absent and are, as an earlier version did that
   * did not know them; returns how many these are.
   */
  private static int age(TableStore tables, Contract contract) {
    if (!tables.exists(contract.id())) {
      return 0;
    }
    Dataset<Row> rows = tables.read(contract.id());
    List<String> optional = new ArrayList<>();
    for (StructField field : tables.schema(contract.id()).fields()) {
      if (!isRequired(contract, field.name()) && !contract.key().contains(field.name())) {
        optional.add(field.name());
      }
    }
    if (optional.isEmpty()) {
      return 0;
    }
    Column[] counts = optional.stream().map(functions::count).toArray(Column[]::new);
    Row counted = rows.select(counts).head();
    List<String> absent = new ArrayList<>();
    for (int i = 0; i < optional.size(); i++) {
      if (counted.getLong(i) == 0) {
        absent.add(optional.get(i));
      }
    }
    if (!absent.isEmpty()) {
      // It names columns, and those of its time only.
      tables
          .spark()
          .sql(
              "ALTER TABLE delta.`"
                  + tables.location(contract.id())
                  + "` UNSET TBLPROPERTIES IF EXISTS ('delta.dataSkippingStatsColumns')");
      rows.drop(absent.toArray(String[]::new))
          .write()
          .format("delta")
          .mode(SaveMode.Overwrite)
          .option("overwriteSchema", "true")
          .save(tables.location(contract.id()));
    }
    return absent.size();
  }

  private static boolean isRequired(Contract contract, String column) {
    return contract.columns().stream().anyMatch(it -> it.name().equals(column) && it.required());
  }

  private static Dataset<Row> rows(TableStore tables, String table) {
    // The version of the incidents is told by the names of their files, which are drawn at random.
    return tables
        .read(table)
        .drop("run_id", "ingested_at", "refined_at", "quarantine_id", "incidents");
  }

  private static void night(Workspace workspace, LocalDate day) {
    RunContext run = Runs.start(workspace, "nightly", new AsOf(day));
    assertThat(new NightlyJob(workspace, run, Progress.none()).run().gate()).isNull();
  }

  private Workspace deliver(String name, List<String> incidents, LocalDate day) throws IOException {
    Path place = folder.resolve(name);
    MadeDeliveries.write(place.resolve("incidents/late.csv"), MadeDeliveries.INCIDENT, incidents);
    return MadeDeliveries.workspace(place, region(place), FIRST, day);
  }

  /** A hundred days with four incidents and a dispute each, the same for any name. */
  private Workspace city(String name, LocalDate day) throws IOException {
    Path place = folder.resolve(name);
    Random random = new Random(11);
    List<String> incidents = new ArrayList<>();
    List<String> disputes = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      LocalDate at = FIRST.plusDays(i);
      for (int j = 0; j < 4; j++) {
        String unit = String.valueOf(100_001 + random.nextInt(2));
        incidents.add(
            MadeDeliveries.incident(random, "i" + i + "-" + j, at, unit, 1, at.plusDays(1)));
      }
      disputes.add(MadeDeliveries.dispute("d" + i, at, "100001", 1, null, 1, at.plusDays(1)));
    }
    MadeDeliveries.write(place.resolve("incidents/all.csv"), MadeDeliveries.INCIDENT, incidents);
    MadeDeliveries.write(place.resolve("disputes/all.csv"), MadeDeliveries.DISPUTE, disputes);
    return MadeDeliveries.workspace(place, region(place), FIRST, day);
  }

  private static String region(Path place) {
    return MadeRegion.write(
        place.resolve("region"),
        new TreeMap<>(Map.of("u0", 100_000, "u1", 200_000)),
        List.of(Map.entry("u0", "u1")));
  }
}
