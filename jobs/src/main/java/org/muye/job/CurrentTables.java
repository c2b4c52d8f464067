package org.muye.job;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.storage.StorageLevel;
import org.jspecify.annotations.Nullable;
import org.muye.error.PipelineBug;
import org.muye.refine.ChangedRecords;
import org.muye.run.RunContext;
import org.muye.source.FileDigest;
import org.muye.table.TableStore;

/** Brings the tables of current states up to date with the versions. */
final class CurrentTables {
  private static final String STATES = "ops.current_table";

  /** Changes with the way in which states follow from versions. */
  private static final String METHOD = "1";

  /** Beyond this share of new versions, all states anew cost less than those that changed. */
  private static final double MOST_NEW = 0.2;

  private final Workspace workspace;
  private final TableStore tables;
  private final RunContext run;
  private final KnownRecords known;

  private record Refreshed(String rules, Instant at) {}

  CurrentTables(Workspace workspace, RunContext run) {
    this.workspace = workspace;
    this.tables = workspace.tables();
    this.run = run;
    this.known = new KnownRecords(workspace);
  }

  /**
   * Brings the states up to date that new versions may have changed. All are made anew where they
   * follow from other rules than the last time, whether anything is new or not.
   *
   * @param ingestRuns by kind the ingest runs whose versions are new
   */
  void update(Map<RecordKind, Set<String>> ingestRuns) {
    Instant now = workspace.clock().now();
    Map<String, Refreshed> before = refreshed();
    List<Runnable> updates = new ArrayList<>();
    List<Row> after = new ArrayList<>();
    for (RecordKind kind : known.withState()) {
      Set<String> runs = ingestRuns.getOrDefault(kind, Set.of());
      Instant last = lastByTheseRules(kind, before.get(kind.currentTable()));
      if (last == null || !runs.isEmpty()) {
        updates.add(() -> update(kind, runs, last, now));
        after.add(refreshed(kind, now));
      }
    }
    if (!updates.isEmpty()) {
      Parallel.run(updates);
      note(after);
    }
  }

  /** From now on nothing is known of the tables, so that the next update makes all states anew. */
  void discard() {
    tables.delete(STATES, lit(true));
  }

  private Row refreshed(RecordKind kind, Instant now) {
    return RowFactory.create(kind.currentTable(), rules(kind), now, run.runId());
  }

  private void note(List<Row> refreshed) {
    tables.merge(STATES, workspace.spark().createDataFrame(refreshed, tables.schema(STATES)));
  }

  private @Nullable Instant lastByTheseRules(RecordKind kind, @Nullable Refreshed last) {
    return last != null && last.rules().equals(rules(kind)) ? last.at() : null;
  }

  private Map<String, Refreshed> refreshed() {
    Map<String, Refreshed> byTable = new HashMap<>();
    for (Row row :
        tables.read(STATES).select("table_name", "rules", "refreshed_at").collectAsList()) {
      byTable.put(row.getString(0), new Refreshed(row.getString(1), row.<Instant>getAs(2)));
    }
    return byTable;
  }

  /** All that states follow from, besides versions and the time. */
  private String rules(RecordKind kind) {
    return FileDigest.sha256(
        String.join(
            "|",
            METHOD,
            workspace.region().timeZone().getId(),
            kind == RecordKind.INCIDENT ? known.rules() : "",
            tables.schema(kind.currentTable()).toDDL()));
  }

  /**
   * @param last when the states were last brought up to date, or null when that helps nothing
   */
  private void update(
      RecordKind kind, Set<String> ingestRuns, @Nullable Instant last, Instant now) {
    Column isNew = col("run_id").isin(ingestRuns.toArray());
    if (last == null || !tables.exists(kind.currentTable()) || isMostlyNew(kind, isNew)) {
      rewrite(kind, now);
      return;
    }
    ChangedRecords changed = changed(kind, isNew, last);
    Dataset<Row> ids = changed.ids().persist(StorageLevel.MEMORY_AND_DISK());
    Dataset<Row> needed =
        changed.needed().equals(changed.ids())
            ? ids
            : changed.needed().persist(StorageLevel.MEMORY_AND_DISK());
    try {
      tables.renew(
          kind.currentTable(),
          ids,
          ChangedRecords.of(
              states(kind, rows -> versionsOf(rows, needed), KnownRecords::newest, now), ids));
    } finally {
      needed.unpersist();
      ids.unpersist();
    }
  }

  /**
   * All states anew from the versions, as of when the tables were last brought up to date; nothing
   * is written.
   */
  Map<RecordKind, Dataset<Row>> anew() {
    Map<String, Refreshed> refreshed = refreshed();
    Map<RecordKind, Dataset<Row>> anew = new EnumMap<>(RecordKind.class);
    for (RecordKind kind : known.withState()) {
      Refreshed last = refreshed.get(kind.currentTable());
      anew.put(
          kind,
          states(
              kind,
              this::versions,
              KnownRecords::newest,
              last == null ? workspace.clock().now() : last.at()));
    }
    return anew;
  }

  private boolean isMostlyNew(RecordKind kind, Column isNew) {
    Row counts =
        tables
            .read(kind.versionTable())
            .agg(count(when(isNew, lit(1))), count(lit(1)))
            .collectAsList()
            .get(0);
    return counts.getLong(0) > MOST_NEW * counts.getLong(1);
  }

  private ChangedRecords changed(RecordKind kind, Column isNew, Instant last) {
    Dataset<Row> versions = versions(kind);
    return switch (kind) {
      case INCIDENT -> known.changedIncidents(versions, isNew);
      case DISPUTE ->
          ChangedRecords.disputes(versions, versions(RecordKind.DISPUTE_EVENT), isNew, last);
      default -> ChangedRecords.others(versions, isNew, kind.id());
    };
  }

  /** Makes all states of a kind anew. */
  void rewrite(RecordKind kind) {
    Instant now = workspace.clock().now();
    rewrite(kind, now);
    note(List.of(refreshed(kind, now)));
  }

  private void rewrite(RecordKind kind, Instant now) {
    Dataset<Row> states = states(kind, this::versions, this::newestOfAll, now);
    if (tables.isLarge(kind.versionTable())) {
      tables.replaceAllByDay(kind.currentTable(), states, versions(kind));
    } else {
      tables.replaceAll(kind.currentTable(), states);
    }
  }

  private Dataset<Row> newestOfAll(RecordKind kind, Dataset<Row> versions) {
    return RecordsToCompare.newest(
        versions,
        RecordsToCompare.several(tables, kind, versions),
        UnaryOperator.identity(),
        rows -> KnownRecords.newest(kind, rows));
  }

  private Dataset<Row> versions(RecordKind kind) {
    return tables.read(kind.versionTable());
  }

  private Dataset<Row> versionsOf(RecordKind kind, Dataset<Row> ids) {
    return ChangedRecords.of(
        tables.readFilesHolding(kind.versionTable(), ids.columns()[0], ids), ids);
  }

  /**
   * @param versions the rows of a kind that the states follow from
   * @param newest the newest version of each record; of disputes all versions count
   */
  private Dataset<Row> states(
      RecordKind kind,
      Function<RecordKind, Dataset<Row>> versions,
      BiFunction<RecordKind, Dataset<Row>, Dataset<Row>> newest,
      Instant now) {
    return switch (kind) {
      case INCIDENT -> known.incidents(newest.apply(kind, versions.apply(kind)));
      case DISPUTE ->
          known.disputes(versions.apply(kind), versions.apply(RecordKind.DISPUTE_EVENT), now);
      case DISPUTE_EVENT -> throw new PipelineBug("no current table for " + kind);
      default -> newest.apply(kind, versions.apply(kind));
    };
  }
}
