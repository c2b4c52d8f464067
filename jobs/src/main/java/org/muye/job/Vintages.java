package org.muye.job;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.date_sub;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.weekday;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import org.muye.config.WarningRules;
import org.muye.indicator.FactTable;
import org.muye.indicator.IndicatorCatalogue;
import org.muye.indicator.KnownCounts;
import org.muye.refine.Spells;
import org.muye.run.RunContext;
import org.muye.statistics.surveillance.ReportingCompleteness;
import org.muye.time.AsOf;
import org.muye.warning.ReportingTriangle;

/** The weekly counts of the watched series as they were known at the end of earlier weeks. */
final class Vintages {
  /** Habits of reporting change: the estimate rests on about a year. */
  private static final int WEEKS_OF_REPORTING = 52;

  private final Workspace workspace;
  private final List<KnownCounts.Series> series;

  Vintages(Workspace workspace) {
    this.workspace = workspace;
    this.series = new ArrayList<>();
    for (WarningRules.Series one : workspace.warningRules().series()) {
      series.add(
          new KnownCounts.Series(
              one.id(), IndicatorCatalogue.find(one.indicator()).orElseThrow(), one.category()));
    }
  }

  /**
   * What became known when, in weeks that end on the weekday of the as-of day: unit_id, series,
   * week, known_by, change. Empty where no source delivers the records of any series.
   *
   * @param since if not null, only of event days from then on
   */
  Optional<Dataset<Row>> changes(AsOf asOf, @Nullable LocalDate since) {
    return changes(asOf, since, Set.of());
  }

  private Optional<Dataset<Row>> changes(
      AsOf asOf, @Nullable LocalDate since, Set<RecordKind> except) {
    List<Dataset<Row>> changes = new ArrayList<>();
    for (Map.Entry<FactTable, Dataset<Row>> facts :
        new FactSpells(workspace).of(asOf, since, except).entrySet()) {
      if (!KnownCounts.measures(facts.getKey(), series).isEmpty()) {
        changes.add(
            KnownCounts.changes(
                facts.getKey(),
                facts.getValue(),
                series,
                Spells.FROM,
                Spells.UNTIL,
                workspace.region().root().id()));
      }
    }
    return changes.stream().reduce(Dataset::unionByName);
  }

  /** The same of the whole region, for which less is read where changes of incidents are kept. */
  Optional<Dataset<Row>> changesOfRegion(RunContext run, LocalDate since) {
    Column ofRegion = col("unit_id").equalTo(lit(workspace.region().root().id()));
    IncidentTriangle incidents = new IncidentTriangle(workspace, run, series);
    if (KnownCounts.measures(FactTable.INCIDENT, series).isEmpty() || !incidents.isKept()) {
      return changes(run.asOf(), since).map(changes -> changes.where(ofRegion).drop("unit_id"));
    }
    Dataset<Row> kept = weekly(incidents.renewed(since), run.asOf());
    return Optional.of(
        changes(run.asOf(), since, Set.of(RecordKind.INCIDENT))
            .map(others -> others.where(ofRegion).drop("unit_id").unionByName(kept))
            .orElse(kept));
  }

  /** Changes by day, in weeks that end on the weekday of the as-of day. */
  private static Dataset<Row> weekly(Dataset<Row> changes, AsOf asOf) {
    return changes
        .where(col("known_by").leq(lit(asOf.date())))
        .groupBy(
            col("series"),
            date_sub(col("event_date"), weekday(col("event_date"))).as("week"),
            FactSpells.endOfWeek(col("known_by"), asOf).as("known_by"))
        .agg(sum("change").as("change"))
        .where("change <> 0");
  }

  /** The first day of the weeks from which is told how records come in as of a day. */
  static LocalDate reportingSince(LocalDate asOf, int longestDelay) {
    return asOf.minusWeeks(WEEKS_OF_REPORTING + (long) longestDelay);
  }

  /**
   * How much of the recent counts of the whole region is known at the as-of day, by series; a
   * series is absent when nothing tells.
   */
  Map<String, ReportingCompleteness> completeness(RunContext run) {
    AsOf asOf = run.asOf();
    int longestDelay = workspace.warningRules().alarms().longestDelayWeeks();
    LocalDate since = reportingSince(asOf.date(), longestDelay);
    Map<String, ReportingTriangle> triangles = new HashMap<>();
    for (Row row :
        changesOfRegion(run, since)
            .map(changes -> changes.where(col("week").geq(lit(since))))
            .map(changes -> changes.select("series", "week", "known_by", "change").collectAsList())
            .orElse(List.of())) {
      triangles
          .computeIfAbsent(row.getString(0), id -> new ReportingTriangle(asOf.date(), longestDelay))
          .add(row.<LocalDate>getAs(1), row.<LocalDate>getAs(2), row.getLong(3));
    }
    Map<String, ReportingCompleteness> completeness = new HashMap<>();
    triangles.forEach(
        (id, triangle) ->
            triangle.completeness().ifPresent(estimate -> completeness.put(id, estimate)));
    return completeness;
  }
}
