package org.muye.job;

import static org.apache.spark.sql.functions.array_join;
import static org.apache.spark.sql.functions.array_remove;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.split;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.storage.StorageLevel;
import org.jspecify.annotations.Nullable;
import org.muye.indicator.Evidence;
import org.muye.indicator.FactTable;
import org.muye.indicator.IndicatorCatalogue;
import org.muye.indicator.Revisions;
import org.muye.indicator.StatusReason;
import org.muye.refine.ChangedRecords;
import org.muye.run.RunContext;
import org.muye.table.TableStore;
import org.muye.time.AsOf;
import org.muye.time.Period;

/**
 * Says for every value that differs from its first release what moved it: the records, and why each
 * counts differently now (rule R5). Changes that cancel leave no row.
 */
final class RevisionLog {
  private static final String TABLE = "gold.revision_log";

  /** Status of a side on which the breakdown does not exist. */
  private static final String ABSENT = "ABSENT";

  /** Speaks of the smoothed value, which is not compared, and comes and goes with other units. */
  private static final String OF_OTHER_UNITS = StatusReason.NO_HETEROGENEITY.name();

  private static final List<String> COMPARED =
      List.of(
          "indicator_id",
          "unit_id",
          "boundary_version",
          "category",
          "old_value",
          "new_numerator",
          "new_denominator",
          "new_value",
          "new_status");

  /** A difference this small is rounding. */
  private static final String DIFFERS =
      "not (%1$s <=> %2$s or coalesce(abs(%1$s - %2$s) <= 1e-9 * abs(%1$s), false))";

  private final Workspace workspace;
  private final TableStore tables;
  private final RunContext run;
  private final KnownRecords known;

  private RevisionLog(Workspace workspace, RunContext run, KnownRecords known) {
    this.workspace = workspace;
    this.tables = workspace.tables();
    this.run = run;
    this.known = known;
  }

  static void write(Workspace workspace, RunContext run, KnownRecords known) {
    if (workspace.tables().exists(IndicatorsJob.RELEASES)) {
      new RevisionLog(workspace, run, known).write();
    }
  }

  private void write() {
    Map<String, LocalDate> closings = new HashMap<>();
    for (Row row :
        tables.read(IndicatorsJob.RELEASES).select("period", "as_of").distinct().collectAsList()) {
      closings.put(row.getString(0), row.<LocalDate>getAs(1));
    }
    TreeMap<String, List<Row>> changed = new TreeMap<>();
    for (Row row : changes(closings.keySet().toArray()).collectAsList()) {
      String period = row.getAs("period");
      if (closings.containsKey(period)) {
        changed.computeIfAbsent(period, key -> new ArrayList<>()).add(row);
      }
    }
    Map<String, List<Row>> logged =
        tables.read(TABLE).collectAsList().stream()
            .collect(Collectors.groupingBy(row -> row.<String>getAs("period")));
    List<Row> log = new ArrayList<>();
    TreeMap<String, List<Row>> moved = new TreeMap<>();
    changed.forEach(
        (period, rows) -> {
          List<Row> known = logged.getOrDefault(period, List.of());
          if (contents(known).equals(contents(rows))) {
            log.addAll(known);
          } else {
            moved.put(period, rows);
          }
        });
    if (!moved.isEmpty()) {
      log.addAll(explained(closings, moved));
    }
    if (!moved.isEmpty() || log.size() != logged.values().stream().mapToInt(List::size).sum()) {
      tables.replaceAll(TABLE, workspace.spark().createDataFrame(log, tables.schema(TABLE)));
    }
  }

  /** What a night compares: a period whose values stand as logged is not explained again. */
  private static Set<List<@Nullable Object>> contents(List<Row> rows) {
    Set<List<@Nullable Object>> contents = new HashSet<>();
    for (Row row : rows) {
      List<@Nullable Object> cells = new ArrayList<>();
      for (String column : COMPARED) {
        Object cell = row.getAs(column);
        cells.add("".equals(cell) ? null : cell);
      }
      contents.add(cells);
    }
    return contents;
  }

  /** All periods in one plan for each kind of record: plans cost more than the records do. */
  private List<Row> explained(Map<String, LocalDate> closings, TreeMap<String, List<Row>> changed) {
    TreeSet<LocalDate> days = new TreeSet<>();
    TreeMap<LocalDate, Instant> closedAt = new TreeMap<>();
    List<Row> periods = new ArrayList<>();
    for (String label : changed.keySet()) {
      Period period = Period.parse(label);
      LocalDate closing = Objects.requireNonNull(closings.get(label));
      days.add(closing);
      Instant end = new AsOf(closing).endExclusive(workspace.region().timeZone());
      period
          .start()
          .datesUntil(period.lastDay().plusDays(1))
          .forEach(
              day -> closedAt.merge(day, end, (one, other) -> one.isBefore(other) ? one : other));
      periods.add(RowFactory.create(label, period.start(), period.lastDay(), closing));
    }
    Set<String> indicators = new HashSet<>();
    changed
        .values()
        .forEach(rows -> rows.forEach(row -> indicators.add(row.getAs("indicator_id"))));
    ChangedRecords incidents = kept(known.incidentsSinceClosing(closedAt));
    Map<FactTable, Dataset<Row>> before =
        kept(known.facts(days.stream().map(AsOf::new).toList(), incidents));
    Map<FactTable, Dataset<Row>> now = kept(known.facts(run.asOf(), incidents));
    try {
      Map<String, Revisions.Moved> moved =
          new Revisions(workspace.region(), before, now)
              .moved(
                  IndicatorCatalogue.all().stream()
                      .filter(indicator -> indicators.contains(indicator.definition().id()))
                      .toList(),
                  workspace.spark().createDataFrame(periods, Evidence.PERIODS_AS_OF));
      List<Row> entries = new ArrayList<>();
      changed.forEach(
          (label, rows) ->
              entries.addAll(
                  entries(
                      moved.getOrDefault(label, new Revisions.Moved()),
                      Period.parse(label),
                      Objects.requireNonNull(closings.get(label)),
                      rows)));
      return entries;
    } finally {
      before.values().forEach(Dataset::unpersist);
      now.values().forEach(Dataset::unpersist);
      incidents.ids().unpersist();
      incidents.needed().unpersist();
    }
  }

  /** Counted, so that Spark sees that they are few before it plans what reads them. */
  private static ChangedRecords kept(ChangedRecords incidents) {
    incidents.ids().persist(StorageLevel.MEMORY_AND_DISK()).count();
    incidents.needed().persist(StorageLevel.MEMORY_AND_DISK()).count();
    return incidents;
  }

  /** Both what records contribute and what they are is read from the same facts. */
  private static Map<FactTable, Dataset<Row>> kept(Map<FactTable, Dataset<Row>> facts) {
    facts.replaceAll((kind, rows) -> rows.persist(StorageLevel.MEMORY_AND_DISK()));
    return facts;
  }

  /** The values that differ from their first release. */
  private Dataset<Row> changes(Object[] releasedPeriods) {
    Column released = col("period").isin(releasedPeriods);
    Dataset<Row> first = side(tables.read(IndicatorsJob.RELEASES), "old_");
    Dataset<Row> now = side(tables.read(IndicatorsJob.VALUES).where(released), "new_");
    return first
        .join(
            now,
            new String[] {
              "indicator_id", "unit_id", "boundary_version", "period_type", "period", "category"
            },
            "full_outer")
        .withColumn("old_status", coalesce(col("old_status"), lit(ABSENT)))
        .withColumn("new_status", coalesce(col("new_status"), lit(ABSENT)))
        .where(
            DIFFERS.formatted("old_numerator", "new_numerator")
                + " or "
                + DIFFERS.formatted("old_denominator", "new_denominator")
                + " or "
                + DIFFERS.formatted("old_value", "new_value")
                + " or old_status <> new_status");
  }

  private static Dataset<Row> side(Dataset<Row> values, String prefix) {
    Column statuses = coalesce(col("status_reason"), lit(""));
    return values.select(
        col("indicator_id"),
        col("unit_id"),
        col("boundary_version"),
        col("period_type"),
        col("period"),
        coalesce(col("category"), lit("")).as("category"),
        col("numerator").as(prefix + "numerator"),
        col("denominator").as(prefix + "denominator"),
        col("value").as(prefix + "value"),
        array_join(array_remove(split(statuses, ";"), OF_OTHER_UNITS), ";").as(prefix + "status"));
  }

  private List<Row> entries(
      Revisions.Moved moved, Period period, LocalDate firstAsOf, List<Row> changes) {
    List<Row> entries = new ArrayList<>();
    for (Row change : changes) {
      Revisions.Cause cause =
          moved.cause(
              change.getAs("indicator_id"),
              change.getAs("unit_id"),
              workspace.region().boundaryVersion(period.lastDay()),
              change.getAs("boundary_version"),
              change.getAs("category"),
              !ABSENT.equals(change.getAs("old_status"))
                  && !ABSENT.equals(change.getAs("new_status")));
      entries.add(entry(change, firstAsOf, cause));
    }
    return entries;
  }

  private Row entry(Row change, LocalDate firstAsOf, Revisions.Cause cause) {
    Double oldValue = change.getAs("old_value");
    Double newValue = change.getAs("new_value");
    String category = change.getAs("category");
    return RowFactory.create(
        change.getAs("indicator_id"),
        change.getAs("unit_id"),
        change.getAs("period"),
        category.isEmpty() ? null : category,
        firstAsOf,
        run.asOf().date(),
        change.getAs("old_numerator"),
        change.getAs("new_numerator"),
        change.getAs("old_denominator"),
        change.getAs("new_denominator"),
        oldValue,
        newValue,
        oldValue == null || newValue == null ? null : newValue - oldValue,
        blankAsNull(change.getAs("old_status")),
        blankAsNull(change.getAs("new_status")),
        String.join(";", cause.reasons()),
        cause.recordIds().stream().limit(Revisions.NAMED_IDS).collect(Collectors.joining(";")),
        run.runId(),
        change.getAs("boundary_version"),
        change.getAs("period_type"));
  }

  private static @Nullable String blankAsNull(@Nullable String text) {
    return text == null || text.isEmpty() ? null : text;
  }
}
