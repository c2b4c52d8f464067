package org.muye.job;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import org.muye.config.WarningRules;
import org.muye.indicator.FactTable;
import org.muye.indicator.IndicatorCatalogue;
import org.muye.indicator.KnownCounts;
import org.muye.refine.Spells;
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
   * @param since as in {@link FactSpells#of}
   */
  Optional<Dataset<Row>> changes(AsOf asOf, @Nullable LocalDate since) {
    List<Dataset<Row>> changes = new ArrayList<>();
    for (Map.Entry<FactTable, Dataset<Row>> facts :
        new FactSpells(workspace).of(asOf, since).entrySet()) {
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

  /** The first day of the weeks from which is told how records come in as of a day. */
  static LocalDate reportingSince(LocalDate asOf, int longestDelay) {
    return asOf.minusWeeks(WEEKS_OF_REPORTING + (long) longestDelay);
  }

  /**
   * How much of the recent counts of the whole region is known at the as-of day, by series; a
   * series is absent when nothing tells.
   */
  Map<String, ReportingCompleteness> completeness(AsOf asOf) {
    int longestDelay = workspace.warningRules().alarms().longestDelayWeeks();
    LocalDate since = reportingSince(asOf.date(), longestDelay);
    Map<String, ReportingTriangle> triangles = new HashMap<>();
    Optional<Dataset<Row>> changes = changes(asOf, since);
    if (changes.isPresent()) {
      for (Row row :
          changes
              .get()
              .where(col("unit_id").equalTo(lit(workspace.region().root().id())))
              .where(col("week").geq(lit(since)))
              .collectAsList()) {
        triangles
            .computeIfAbsent(
                row.getString(1), id -> new ReportingTriangle(asOf.date(), longestDelay))
            .add(row.<LocalDate>getAs(2), row.<LocalDate>getAs(3), row.getLong(4));
      }
    }
    Map<String, ReportingCompleteness> completeness = new HashMap<>();
    triangles.forEach(
        (id, triangle) ->
            triangle.completeness().ifPresent(estimate -> completeness.put(id, estimate)));
    return completeness;
  }
}
