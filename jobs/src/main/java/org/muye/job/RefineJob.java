package org.muye.job;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.sha2;
import static org.apache.spark.sql.functions.to_json;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.storage.StorageLevel;
import org.jspecify.annotations.Nullable;
import org.muye.config.MuyeConfig;
import org.muye.config.SourceMapping;
import org.muye.error.PipelineBug;
import org.muye.quality.IssueCode;
import org.muye.refine.CurrentRecords;
import org.muye.refine.RecordParser;
import org.muye.refine.TextRows;
import org.muye.refine.Versions;
import org.muye.run.RunContext;
import org.muye.run.SourceCounts;
import org.muye.table.TableStore;

/**
 * Turns new bronze rows into versions, sets aside what is unusable, and brings current states up to
 * date.
 */
public final class RefineJob {
  private static final String RECONCILIATION = "ops.reconciliation";
  private static final String QUARANTINE = "quarantine.record";

  private final Workspace workspace;
  private final TableStore tables;
  private final RunContext run;
  private final Map<String, String> keys;

  /** A refinement of everything ingested and not refined yet. */
  public RefineJob(Workspace workspace, RunContext run) {
    this.workspace = workspace;
    this.run = run;
    this.keys = workspace.keys();
    this.tables = workspace.tables();
  }

  /** Refines and returns what became of the rows, by source and ingest run. */
  public List<SourceCounts> run() {
    Map<Batch, PendingRows> pending = pending();
    for (RecordKind kind : RecordKind.values()) {
      List<PendingRows> ofKind = pending.values().stream().filter(p -> p.kind == kind).toList();
      if (!ofKind.isEmpty()) {
        refine(kind, ofKind);
      }
    }
    Map<RecordKind, Set<String>> refined = new EnumMap<>(RecordKind.class);
    for (PendingRows rows : pending.values()) {
      RecordKind kind = rows.kind == RecordKind.DISPUTE_EVENT ? RecordKind.DISPUTE : rows.kind;
      if (tables.exists(kind.versionTable())) {
        refined.computeIfAbsent(kind, key -> new TreeSet<>()).add(rows.ingestRun);
      }
    }
    new CurrentTables(workspace, run).update(refined);
    return pending.isEmpty() ? List.of() : record(pending.values());
  }

  /** Notes the counts of the batches, which also marks their rows as refined. */
  List<SourceCounts> record(Collection<PendingRows> batches) {
    List<SourceCounts> report = new ArrayList<>();
    List<Row> reconciliation = new ArrayList<>();
    for (PendingRows rows : batches) {
      SourceCounts counts = rows.counts(orphans(rows));
      report.add(counts);
      reconciliation.add(reconciled(rows, counts));
    }
    tables.append(
        RECONCILIATION,
        workspace.spark().createDataFrame(reconciliation, tables.schema(RECONCILIATION)));
    return report;
  }

  /** One delivery of one source. */
  private record Batch(String source, String ingestRun) {}

  /** What is in the ledger and not reconciled, in the order of the configuration. */
  private Map<Batch, PendingRows> pending() {
    Set<Batch> ingested =
        batches(tables.read(IngestJob.LEDGER).where("status = 'INGESTED'"), "run_id");
    ingested.removeAll(batches(tables.read(RECONCILIATION), "ingest_run_id"));
    Map<Batch, PendingRows> pending = new LinkedHashMap<>();
    for (MuyeConfig.Source source : workspace.config().sources()) {
      ingested.stream()
          .filter(batch -> batch.source().equals(source.name()))
          .sorted(Comparator.comparing(Batch::ingestRun))
          .forEach(batch -> pending.put(batch, new PendingRows(source, batch.ingestRun())));
    }
    return pending;
  }

  private static Set<Batch> batches(Dataset<Row> rows, String runColumn) {
    Set<Batch> batches = new HashSet<>();
    rows.select("source", runColumn)
        .distinct()
        .collectAsList()
        .forEach(row -> batches.add(new Batch(row.getString(0), row.getString(1))));
    return batches;
  }

  private void refine(RecordKind kind, List<PendingRows> ofKind) {
    try {
      parseAndTake(kind, ofKind);
    } catch (Exception e) {
      List<String> mappings = ofKind.stream().map(p -> p.source.mapping()).distinct().toList();
      throw ExpressionFailure.explained(e, mappings);
    }
  }

  private void parseAndTake(RecordKind kind, List<PendingRows> ofKind) {
    Dataset<Row> parsed =
        ofKind.stream()
            .map(pending -> parse(kind, pending.source, bronze(kind, pending)))
            .reduce(Dataset::unionByName)
            .orElseThrow()
            .persist(StorageLevel.MEMORY_AND_DISK());
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
                .equalTo(pending.ingestRun)
                .and(col("source").equalTo(pending.source.name())));
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
    ofKind.forEach(rows -> pending.put(new Batch(rows.source.name(), rows.ingestRun), rows));
    Dataset<Row> related =
        Versions.related(
                parsed
                    .where(col(TextRows.OUTCOME).equalTo(TextRows.GOOD))
                    .drop("file_name", "raw", TextRows.OUTCOME, TextRows.REASON, TextRows.MESSAGE),
                tables.read(kind.versionTable()),
                kind.id())
            .persist(StorageLevel.MEMORY_AND_DISK());
    try {
      count(parsed, related, pending);
      if (ofKind.stream().anyMatch(PendingRows::hasNew)) {
        tables.append(
            kind.versionTable(),
            related
                .where(col(Versions.RELATION).isin(Versions.NEW, Versions.REPEAT))
                .drop(Versions.RELATION));
      }
      if (ofKind.stream().anyMatch(PendingRows::hasQuarantined)) {
        quarantine(
            kind,
            parsed
                .where(col(TextRows.OUTCOME).equalTo(TextRows.QUARANTINED))
                .withColumnRenamed(TextRows.REASON, "issue_code")
                .withColumnRenamed(TextRows.MESSAGE, "message"));
      }
    } finally {
      related.unpersist();
    }
  }

  /** Counts what became of the rows, in one query, for the batches they belong to. */
  private static void count(
      Dataset<Row> parsed, Dataset<Row> related, Map<Batch, PendingRows> pending) {
    Column nothing = lit(null).cast("string");
    Dataset<Row> outcomes =
        counted(
            parsed, "PARSED", col(TextRows.OUTCOME), col(TextRows.REASON), lit(false).as("void"));
    Dataset<Row> relations =
        counted(
            related,
            "RELATED",
            col(Versions.RELATION),
            col("known_at_basis"),
            col("is_deleted").as("void"));
    Dataset<Row> issues =
        counted(
            related.where(not(col(Versions.RELATION).isin(Versions.DUPLICATE, Versions.REPEAT))),
            "ISSUE",
            explode(col("issues")),
            nothing,
            lit(false).as("void"));
    for (Row row :
        outcomes
            .union(relations)
            .union(issues)
            .groupBy("source", "run_id", "counted", "value", "detail", "void")
            .count()
            .collectAsList()) {
      PendingRows batch =
          Objects.requireNonNull(pending.get(new Batch(row.getString(0), row.getString(1))));
      long rows = row.getLong(6);
      switch (row.getString(2)) {
        case "PARSED" -> batch.addParsed(row.getString(3), row.getString(4), rows);
        case "RELATED" ->
            batch.addRelated(row.getString(3), row.getString(4), row.getBoolean(5), rows);
        default -> batch.addIssue(row.getString(3), rows);
      }
    }
  }

  private static Dataset<Row> counted(
      Dataset<Row> rows, String counted, Column value, Column detail, Column isVoid) {
    return rows.select(
        col("source"),
        col("run_id"),
        lit(counted).as("counted"),
        value.as("value"),
        detail.as("detail"),
        isVoid);
  }

  /** Adds rows to the quarantine; a row that is there already is not added again. */
  private void quarantine(RecordKind kind, Dataset<Row> rows) {
    Dataset<Row> set =
        rows.withColumn("record", lit(kind.recordName()))
            .withColumn("quarantine_id", quarantineId())
            .withColumn("raw", to_json(col("raw")))
            .withColumn("status", lit("OPEN"))
            .withColumn("quarantined_at", lit(run.startedAt()))
            .withColumn("resolved_run_id", lit(null).cast("string"));
    tables.append(
        QUARANTINE,
        set.join(
            tables.read(QUARANTINE).select("quarantine_id"),
            new String[] {"quarantine_id"},
            "left_anti"));
  }

  private static Column quarantineId() {
    return sha2(
        concat_ws("|", col("source"), col("file_sha256"), col("row_number"), col("issue_code")),
        256);
  }

  /**
   * Sets aside the corrections that withdraw nothing known, and settles earlier ones whose original
   * has arrived since.
   *
   * @return how many of the pending rows were set aside
   */
  private long orphans(PendingRows pending) {
    RecordKind kind = pending.kind;
    SourceMapping mapping = workspace.mapping(pending.source);
    if (kind != RecordKind.INCIDENT || mapping.corrections() == null) {
      return 0;
    }
    Dataset<Row> orphans =
        new CurrentRecords(workspace.region())
            .correctionsWithoutOriginal(tables.read(kind.versionTable()))
            .where(col("source").equalTo(pending.source.name()))
            .select("source", "file_sha256", "row_number", "run_id");
    Dataset<Row> raw =
        tables
            .read(kind.bronzeTable())
            .select("source", "file_sha256", "row_number", "run_id", "mapping", "file_name", "raw");
    String code = IssueCode.CORRECTION_WITHOUT_ORIGINAL.name();
    Dataset<Row> set =
        orphans
            .join(raw, new String[] {"source", "file_sha256", "row_number", "run_id"})
            .withColumn("issue_code", lit(code))
            .withColumn("message", lit("no row that it withdraws is known"))
            .persist(StorageLevel.MEMORY_AND_DISK());
    quarantine(kind, set);
    Dataset<Row> settled =
        tables
            .read(QUARANTINE)
            .where(
                col("issue_code")
                    .equalTo(code)
                    .and(col("status").equalTo("OPEN"))
                    .and(col("source").equalTo(pending.source.name())))
            .join(
                set.select("file_sha256", "row_number"),
                new String[] {"file_sha256", "row_number"},
                "left_anti")
            .withColumn("status", lit("RESOLVED"))
            .withColumn("resolved_run_id", lit(run.runId()));
    tables.merge(QUARANTINE, settled);
    long mine = set.where(col("run_id").equalTo(pending.ingestRun)).count();
    set.unpersist();
    return mine;
  }

  private Row reconciled(PendingRows pending, SourceCounts counts) {
    if (!counts.balanced()) {
      throw new PipelineBug(
          "rows were lost: "
              + counts.source()
              + " read "
              + counts.read()
              + ", written "
              + counts.written()
              + ", duplicates "
              + counts.duplicates()
              + ", quarantined "
              + counts.quarantined());
    }
    return RowFactory.create(
        run.runId(),
        pending.ingestRun,
        counts.source(),
        counts.record(),
        counts.rowsInFiles(),
        counts.outOfScope(),
        counts.read(),
        counts.written(),
        counts.voided(),
        counts.duplicates(),
        counts.quarantined(),
        true,
        counts.knownBy().getOrDefault("SOURCE", 0L),
        counts.knownBy().getOrDefault("DELIVERY", 0L),
        counts.knownBy().getOrDefault("INGESTION", 0L));
  }

  /** The rows of one source and ingest run, and what is counted of them. */
  static final class PendingRows {
    private final RecordKind kind;
    private final MuyeConfig.Source source;
    private final String ingestRun;
    private final Map<String, Long> quarantinedBy = new TreeMap<>();
    private final Map<String, Long> knownBy = new TreeMap<>();
    private final Map<String, Long> issues = new TreeMap<>();
    private long rowsInFiles;
    private long outOfScope;
    private long written;
    private long fresh;
    private long voided;
    private long duplicates;

    PendingRows(MuyeConfig.Source source, String ingestRun) {
      this.kind = RecordKind.of(source.record());
      this.source = source;
      this.ingestRun = ingestRun;
    }

    void addParsed(String outcome, @Nullable String reason, long rows) {
      rowsInFiles += rows;
      switch (outcome) {
        case TextRows.OUT_OF_SCOPE -> outOfScope += rows;
        case TextRows.QUARANTINED ->
            quarantinedBy.merge(Objects.requireNonNull(reason), rows, Long::sum);
        default -> {
          // Usable rows are counted by their relation to what is known.
        }
      }
    }

    void addRelated(String relation, String knownAtBasis, boolean isVoid, long rows) {
      fresh += relation.equals(Versions.NEW) || relation.equals(Versions.REPEAT) ? rows : 0;
      if (relation.equals(Versions.DUPLICATE) || relation.equals(Versions.REPEAT)) {
        duplicates += rows;
      } else {
        written += rows;
        voided += isVoid ? rows : 0;
        knownBy.merge(knownAtBasis, rows, Long::sum);
      }
    }

    void addIssue(String issue, long rows) {
      issues.merge(issue, rows, Long::sum);
    }

    boolean hasNew() {
      return fresh > 0;
    }

    boolean hasQuarantined() {
      return !quarantinedBy.isEmpty();
    }

    SourceCounts counts(long orphans) {
      if (orphans > 0) {
        quarantinedBy.merge(IssueCode.CORRECTION_WITHOUT_ORIGINAL.name(), orphans, Long::sum);
      }
      return new SourceCounts(
          source.name(),
          kind.recordName(),
          rowsInFiles,
          outOfScope,
          written - orphans,
          voided,
          duplicates,
          quarantinedBy.values().stream().mapToLong(Long::longValue).sum(),
          quarantinedBy,
          knownBy,
          issues);
    }
  }
}
