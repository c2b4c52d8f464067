package org.muye.job;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;
import org.muye.config.MuyeConfig;
import org.muye.job.PendingRows.Batch;
import org.muye.refine.RecordParser;
import org.muye.refine.TextRows;
import org.muye.refine.Versions;
import org.muye.run.RunContext;
import org.muye.run.SourceCounts;
import org.muye.table.StagedRows;
import org.muye.table.TableStore;

/**
 * Turns new bronze rows into versions, sets aside what is unusable, and brings current states up to
 * date.
 */
public final class RefineJob {
  /** Of fewer rows, staging them and finding the records with several spares less than it takes. */
  private static final long MANY = 100_000;

  private static final String STAGED = "ops/_refining";

  private final Workspace workspace;
  private final TableStore tables;
  private final RunContext run;
  private final Map<String, String> keys;
  private final Reconciliation reconciliation;
  private final Quarantine quarantine;

  /** A refinement of everything ingested and not refined yet. */
  public RefineJob(Workspace workspace, RunContext run) {
    this.workspace = workspace;
    this.run = run;
    this.keys = workspace.keys();
    this.tables = workspace.tables();
    this.reconciliation = new Reconciliation(workspace, run);
    this.quarantine = new Quarantine(workspace, run);
  }

  /** Refines and returns what became of the rows, by source and ingest run. */
  public List<SourceCounts> run() {
    // A run that was killed may have left rows of persons.
    tables.staged(STAGED).close();
    List<PendingRows> pending = reconciliation.pending();
    for (RecordKind kind : RecordKind.values()) {
      List<PendingRows> ofKind = pending.stream().filter(p -> p.kind() == kind).toList();
      if (!ofKind.isEmpty()) {
        refine(kind, ofKind);
      }
    }
    Map<RecordKind, Set<String>> refined = new EnumMap<>(RecordKind.class);
    for (PendingRows rows : pending) {
      RecordKind kind = rows.kind() == RecordKind.DISPUTE_EVENT ? RecordKind.DISPUTE : rows.kind();
      if (tables.exists(kind.versionTable())) {
        refined.computeIfAbsent(kind, key -> new TreeSet<>()).add(rows.ingestRun());
      }
    }
    new CurrentTables(workspace, run).update(refined);
    return pending.isEmpty() ? List.of() : reconciliation.record(pending);
  }

  private void refine(RecordKind kind, List<PendingRows> ofKind) {
    try {
      parseAndTake(kind, ofKind);
    } catch (Exception e) {
      List<String> mappings = ofKind.stream().map(p -> p.source().mapping()).distinct().toList();
      throw ExpressionFailure.explained(e, mappings);
    }
  }

  private void parseAndTake(RecordKind kind, List<PendingRows> ofKind) {
    Dataset<Row> parsed =
        ofKind.stream()
            .map(pending -> parse(kind, pending.source(), bronze(kind, pending)))
            .reduce(Dataset::unionByName)
            .orElseThrow();
    if (areMany(ofKind)) {
      try (StagedRows staged = tables.staged(STAGED)) {
        take(kind, ofKind, staged.stage(parsed));
      }
      return;
    }
    parsed.persist(StorageLevel.MEMORY_AND_DISK());
    try {
      take(kind, ofKind, parsed);
    } finally {
      parsed.unpersist();
    }
  }

  private Dataset<Row> bronze(RecordKind kind, PendingRows pending) {
    return tables
        .read(kind.bronzeTable())
        .where(
            col("run_id")
                .equalTo(pending.ingestRun())
                .and(col("source").equalTo(pending.source().name())));
  }

  /** Bronze rows of one source by its mapping, in the shape of {@link TextRows#parse}. */
  Dataset<Row> parse(RecordKind kind, MuyeConfig.Source source, Dataset<Row> bronze) {
    RecordParser.Rules rules =
        new RecordParser.Rules(
            workspace.mapping(source),
            workspace.contract(kind.versionTable()).columns(),
            workspace.codeLists(),
            workspace.region(),
            keys);
    return TextRows.parse(bronze, rules, tables.schema(kind.versionTable()));
  }

  /**
   * Writes new versions, sets unusable rows aside and counts both.
   *
   * @param ofKind the batches that the rows belong to; their counts are added to them
   */
  void take(RecordKind kind, List<PendingRows> ofKind, Dataset<Row> parsed) {
    Map<Batch, PendingRows> pending = new HashMap<>();
    ofKind.forEach(rows -> pending.put(rows.batch(), rows));
    Dataset<Row> usable =
        parsed
            .where(col(TextRows.OUTCOME).equalTo(TextRows.GOOD))
            .drop("file_name", "raw", TextRows.OUTCOME, TextRows.REASON, TextRows.MESSAGE);
    boolean many = areMany(ofKind);
    Related all = related(kind, usable, many);
    Dataset<Row> related = all.rows();
    try {
      count(parsed, related, pending);
      if (ofKind.stream().anyMatch(PendingRows::hasNew)) {
        Dataset<Row> added =
            related
                .where(col(Versions.RELATION).isin(Versions.NEW, Versions.REPEAT))
                .drop(Versions.RELATION);
        if (many) {
          tables.appendByDay(kind.versionTable(), added, usable);
        } else {
          tables.append(kind.versionTable(), added);
        }
      }
      if (ofKind.stream().anyMatch(PendingRows::hasQuarantined)) {
        quarantine.add(
            kind,
            parsed
                .where(col(TextRows.OUTCOME).equalTo(TextRows.QUARANTINED))
                .withColumnRenamed(TextRows.REASON, "issue_code")
                .withColumnRenamed(TextRows.MESSAGE, "message"));
      }
    } finally {
      all.kept().unpersist();
    }
  }

  private static boolean areMany(List<PendingRows> ofKind) {
    return ofKind.stream().mapToLong(PendingRows::delivered).sum() >= MANY;
  }

  /**
   * Rows beside others of the same record.
   *
   * @param rows with {@link Versions#RELATION}
   * @param kept those of them that are kept until they have been read
   */
  private record Related(Dataset<Row> rows, Dataset<Row> kept) {}

  /**
   * @param many whether it is worth looking for the records with several rows, to compare and keep
   *     only these: most records of a large delivery have one
   */
  private Related related(RecordKind kind, Dataset<Row> usable, boolean many) {
    Dataset<Row> stored = tables.readFilesHolding(kind.versionTable(), kind.id(), usable);
    if (!many) {
      Dataset<Row> compared =
          Versions.related(usable, stored, kind.id()).persist(StorageLevel.MEMORY_AND_DISK());
      return new Related(compared, compared);
    }
    RecordsToCompare several = RecordsToCompare.of(Versions.several(usable, stored, kind.id()));
    Dataset<Row> compared =
        Versions.related(several.rowsOf(usable), stored, kind.id())
            .persist(StorageLevel.MEMORY_AND_DISK());
    return new Related(
        Versions.alone(several.rowsOfOthers(usable)).unionByName(compared), compared);
  }

  /**
   * Counts what became of the rows, in one query, for the batches they belong to. Issues are
   * counted by what rows have together, which is less than to take each row apart.
   */
  private static void count(
      Dataset<Row> parsed, Dataset<Row> related, Map<Batch, PendingRows> pending) {
    Column nothing = lit(null).cast("string");
    Dataset<Row> outcomes =
        parsed.select(
            col("source"),
            col("run_id"),
            col(TextRows.OUTCOME).as("outcome"),
            col(TextRows.REASON).as("reason"),
            nothing.as("relation"),
            nothing.as("known_at_basis"),
            lit(false).as("is_deleted"),
            lit(null).cast("array<string>").as("issues"));
    Dataset<Row> relations =
        related.select(
            col("source"),
            col("run_id"),
            nothing.as("outcome"),
            nothing.as("reason"),
            col(Versions.RELATION).as("relation"),
            col("known_at_basis"),
            col("is_deleted"),
            col("issues"));
    Dataset<Row> all = outcomes.union(relations);
    Column[] columns = Stream.of(all.columns()).map(name -> col(name)).toArray(Column[]::new);
    for (Row row : all.groupBy(columns).count().collectAsList()) {
      PendingRows batch =
          Objects.requireNonNull(pending.get(new Batch(row.getString(0), row.getString(1))));
      long rows = row.getLong(columns.length);
      String relation = row.getAs("relation");
      if (relation == null) {
        batch.addParsed(row.getAs("outcome"), row.getAs("reason"), rows);
      } else {
        batch.addRelated(
            relation, row.getAs("known_at_basis"), row.<Boolean>getAs("is_deleted"), rows);
        if (!relation.equals(Versions.DUPLICATE) && !relation.equals(Versions.REPEAT)) {
          row.<String>getList(row.fieldIndex("issues"))
              .forEach(issue -> batch.addIssue(issue, rows));
        }
      }
    }
  }
}
