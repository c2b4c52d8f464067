package org.muye.job;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.negate;
import static org.apache.spark.sql.functions.sum;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.muye.indicator.FactTable;
import org.muye.indicator.KnownCounts;
import org.muye.refine.ChangedRecords;
import org.muye.refine.Spells;
import org.muye.run.RunContext;
import org.muye.source.FileDigest;
import org.muye.table.DifferingRows;
import org.muye.table.TableStore;

/**
 * How counts of incidents by event day grew or fell on the days on which something became known,
 * kept in `gold.reporting_triangle`. Where a version became known, the changes that its record made
 * are taken out and made anew; those of all other records are taken over.
 */
final class IncidentTriangle {
  static final String TABLE = "gold.reporting_triangle";
  private static final String VERSIONS = RecordKind.INCIDENT.versionTable();
  private static final String ID = RecordKind.INCIDENT.id();

  /** Of more records with new versions, all changes anew cost less. */
  private static final int MOST_RECORDS = 100_000;

  private final Workspace workspace;
  private final TableStore tables;
  private final RunContext run;
  private final List<KnownCounts.Series> series;
  private final IncidentRules rules;
  private final FactSpells spells;

  /**
   * The changes of some series.
   *
   * @param series those that count incidents among them matter
   */
  IncidentTriangle(Workspace workspace, RunContext run, List<KnownCounts.Series> series) {
    this.workspace = workspace;
    this.tables = workspace.tables();
    this.run = run;
    this.series = series;
    this.rules = IncidentRules.of(workspace);
    this.spells = new FactSpells(workspace);
  }

  /**
   * Whether changes are kept: it is worth it where incidents are many, and possible where the state
   * of one follows from its own versions alone.
   */
  boolean isKept() {
    return tables.isLarge(VERSIONS) && !rules.withCorrections() && rules.sameFields().isEmpty();
  }

  /**
   * Brings what is kept up to date.
   *
   * @param since of event days from then on
   * @return series, event_date, known_by, change: how many more, or fewer, of the whole region were
   *     known from the end of the day known_by on; whatever became known so far
   */
  Dataset<Row> renewed(LocalDate since) {
    Optional<String> mark = tables.mark(VERSIONS);
    Optional<Kept> kept = mark.isEmpty() ? Optional.empty() : kept(since);
    Optional<Dataset<Row>> ids = kept.map(before -> before.versions().changed(ID).persist());
    try {
      Dataset<Row> changes =
          kept.isPresent() && ids.isPresent() && ids.get().count() <= MOST_RECORDS
              ? moved(kept.get(), ids.get())
              : changes(spells.incidentsSince(since));
      tables.replaceAll(
          TABLE,
          changes
              .where(col("event_date").geq(lit(since)))
              .withColumn("since", lit(since))
              .withColumn("basis", lit(basis()))
              .withColumn("versions", lit(mark.orElse(null)))
              .withColumn("run_id", lit(run.runId())));
    } finally {
      ids.ifPresent(few -> few.unpersist());
    }
    return tables.read(TABLE);
  }

  /**
   * What an earlier run kept.
   *
   * @param versions in which the versions differ from those that the changes were made of
   */
  private record Kept(Dataset<Row> changes, DifferingRows versions) {}

  /** Empty where it tells less than is asked, or of other things. */
  private Optional<Kept> kept(LocalDate since) {
    Dataset<Row> rows = tables.read(TABLE);
    List<Row> any = rows.select("since", "basis", "versions").distinct().limit(2).collectAsList();
    if (any.size() != 1
        || any.get(0).<LocalDate>getAs(0).isAfter(since)
        || !any.get(0).getString(1).equals(basis())
        || any.get(0).isNullAt(2)) {
      return Optional.empty();
    }
    return tables
        .differingRows(VERSIONS, any.get(0).getString(2))
        .map(versions -> new Kept(rows, versions));
  }

  /** All that changes follow from, besides versions. */
  private String basis() {
    return FileDigest.sha256(
        String.join(
            "|",
            ValueBasis.program(),
            RegionFolders.digest(workspace.config().region()),
            series.stream()
                .map(one -> one.id() + one.indicator().definition().id() + one.category())
                .toList()
                .toString()));
  }

  private Dataset<Row> moved(Kept kept, Dataset<Row> ids) {
    Dataset<Row> now = ChangedRecords.of(tables.readFilesHolding(VERSIONS, ID, ids), ids);
    Dataset<Row> before =
        now.unionByName(ChangedRecords.of(kept.versions().before(), ids))
            .exceptAll(ChangedRecords.of(kept.versions().now(), ids));
    return kept.changes()
        .select("series", "event_date", "known_by", "change")
        .unionByName(changes(spells.incidentsOf(now)))
        .unionByName(
            changes(spells.incidentsOf(before)).withColumn("change", negate(col("change"))))
        .groupBy("series", "event_date", "known_by")
        .agg(sum("change").as("change"))
        .where("change <> 0");
  }

  private Dataset<Row> changes(Dataset<Row> facts) {
    return KnownCounts.changesOfRegion(
        FactTable.INCIDENT, facts, series, Spells.FROM, Spells.UNTIL);
  }
}
