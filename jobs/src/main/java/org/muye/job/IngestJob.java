package org.muye.job;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import org.muye.config.MuyeConfig;
import org.muye.config.SourceMapping;
import org.muye.error.UserError;
import org.muye.refine.ForgottenRows;
import org.muye.run.RunContext;
import org.muye.source.BronzeRows;
import org.muye.source.FileDigest;
import org.muye.source.FileLayout;
import org.muye.source.FileProbe;
import org.muye.source.FileRows;
import org.muye.source.SourceFile;
import org.muye.source.SourceFiles;
import org.muye.source.SourceRoots;
import org.muye.table.TableStore;

/** Takes new files and tables into bronze as they are, each content once. */
public final class IngestJob {
  static final String LEDGER = "ops.ingested_file";

  private final Workspace workspace;
  private final TableStore tables;
  private final RunContext run;
  private final boolean force;
  private final Forgotten forgotten;
  private final List<IngestedFile> report = new ArrayList<>();
  private final List<Dataset<Row>> leftOut = new ArrayList<>();
  private final Map<RecordKind, List<FileRows.Task>> textFiles = new EnumMap<>(RecordKind.class);
  private final Map<RecordKind, List<Dataset<Row>>> typedRows = new EnumMap<>(RecordKind.class);

  /**
   * An ingestion.
   *
   * @param force takes files again that are in the ledger
   */
  public IngestJob(Workspace workspace, RunContext run, boolean force) {
    workspace.keys();
    this.workspace = workspace;
    this.tables = workspace.tables();
    this.run = run;
    this.force = force;
    this.forgotten = Forgotten.of(workspace);
  }

  /**
   * Takes every source and returns what became of each file that is not simply known already. The
   * ledger is written last: rows of a run that was killed before are in no ledger, and the next run
   * takes them back.
   */
  public List<IngestedFile> run() {
    UnfinishedIngests unfinished = new UnfinishedIngests(tables);
    unfinished.takeBack();
    FileLedger ledger = new FileLedger(tables.read(LEDGER));
    for (MuyeConfig.Source source : workspace.config().sources()) {
      if (source.jdbc() != null) {
        takeTable(source, source.jdbc());
      } else {
        takeFiles(source, ledger);
      }
    }
    List<Runnable> writes = new ArrayList<>();
    for (RecordKind kind : RecordKind.values()) {
      bronzeRows(kind).ifPresent(rows -> writes.add(() -> tables.append(kind.bronzeTable(), rows)));
    }
    if (!writes.isEmpty()) {
      unfinished.begin(run);
    }
    Parallel.run(writes);
    List<IngestedFile> counted = withRowCounts();
    if (!counted.isEmpty()) {
      tables.append(LEDGER, IngestedFile.rows(workspace.spark(), counted, tables.schema(LEDGER)));
    }
    unfinished.end(run);
    workspace.suitSession();
    return counted;
  }

  private void takeFiles(MuyeConfig.Source source, FileLedger ledger) {
    SourceMapping mapping = workspace.mapping(source);
    for (SourceFile file :
        SourceFiles.find(
            source.name(),
            source.paths(),
            workspace.spark().sparkContext().hadoopConfiguration())) {
      if (force || !ledger.isUnchanged(source.name(), file)) {
        try {
          SourceRoots.requireInside(file, source.paths());
          takeFile(source, mapping, file, ledger);
        } catch (UserError e) {
          report.add(IngestedFile.failed(source, mapping, file, run, workspace.clock().now(), e));
        }
      }
    }
  }

  private void takeFile(
      MuyeConfig.Source source, SourceMapping mapping, SourceFile file, FileLedger ledger) {
    boolean parquet = mapping.shape().format() == SourceMapping.Format.PARQUET;
    FileLayout layout = Layouts.of(mapping);
    String sha256;
    String encoding = null;
    List<String> unknown = List.of();
    if (parquet) {
      sha256 = FileDigest.sha256(file);
    } else {
      FileProbe probe = FileProbe.of(file::open, file.name(), layout);
      sha256 = probe.sha256();
      encoding = probe.encoding();
      unknown = probe.columns().unknownNames();
      Layouts.requireColumns(file.name(), probe.columns(), mapping);
    }
    Instant now = workspace.clock().now();
    String sameAs = force ? null : ledger.nameOf(source.name(), sha256);
    if (sameAs != null) {
      report.add(IngestedFile.duplicate(source, mapping, file, sha256, sameAs, run, now));
      return;
    }
    FileRows.Delivery delivery = delivery(source, mapping);
    RecordKind kind = RecordKind.of(mapping.record());
    if (parquet) {
      typedRows
          .computeIfAbsent(kind, key -> new ArrayList<>())
          .add(known(source, parquetRows(mapping, file, sha256, delivery)));
    } else {
      FileLayout decided = encoding == null ? layout : layout.withEncoding(encoding);
      textFiles
          .computeIfAbsent(kind, key -> new ArrayList<>())
          .add(new FileRows.Task(file, sha256, decided, delivery));
    }
    ledger.add(source.name(), sha256, file.name());
    report.add(
        IngestedFile.taken(
            source, mapping, file, sha256, encoding, unknown, delivery.deliveredAt(), run, now));
  }

  private Dataset<Row> parquetRows(
      SourceMapping mapping, SourceFile file, String sha256, FileRows.Delivery delivery) {
    return BronzeRows.ofParquet(
        workspace.spark(),
        file,
        Layouts.columns(mapping),
        mapping.shape().nullValues(),
        sha256,
        delivery);
  }

  /**
   * A table has no content to recognise: it is read whole each time, and repeats are duplicates.
   */
  private void takeTable(MuyeConfig.Source source, MuyeConfig.Jdbc jdbc) {
    SourceMapping mapping = workspace.mapping(source);
    String identity = FileDigest.sha256(jdbc.url() + "\n" + jdbc.table() + "\n" + run.runId());
    typedRows
        .computeIfAbsent(RecordKind.of(mapping.record()), key -> new ArrayList<>())
        .add(
            known(
                source,
                BronzeRows.ofTyped(
                    JdbcTables.read(workspace, source.name(), jdbc),
                    Layouts.columns(mapping),
                    mapping.shape().nullValues(),
                    jdbc.table(),
                    identity,
                    delivery(source, mapping))));
    report.add(IngestedFile.table(source, mapping, jdbc, identity, run, workspace.clock().now()));
  }

  private Optional<Dataset<Row>> bronzeRows(RecordKind kind) {
    List<Dataset<Row>> parts = new ArrayList<>(typedRows.getOrDefault(kind, List.of()));
    List<FileRows.Task> files = textFiles.getOrDefault(kind, List.of());
    if (!files.isEmpty() && forgotten.isEmpty()) {
      parts.add(textRows(kind, files));
    } else {
      for (MuyeConfig.Source source : workspace.config().sources()) {
        List<FileRows.Task> ofSource =
            files.stream().filter(f -> f.delivery().source().equals(source.name())).toList();
        if (!ofSource.isEmpty()) {
          parts.add(known(source, textRows(kind, ofSource)));
        }
      }
    }
    return parts.stream().reduce(Dataset::unionByName);
  }

  private Dataset<Row> textRows(RecordKind kind, List<FileRows.Task> files) {
    return FileRows.read(workspace.spark(), files, tables.schema(kind.bronzeTable()));
  }

  /** Who was forgotten stays so, whatever is delivered again. */
  private Dataset<Row> known(MuyeConfig.Source source, Dataset<Row> rows) {
    if (forgotten.isEmpty()) {
      return rows;
    }
    leftOut.add(
        forgotten
            .judged(source, rows)
            .where(col(ForgottenRows.VERDICT).equalTo(ForgottenRows.FORGOTTEN))
            .groupBy("source", "file_sha256")
            .count());
    return forgotten.without(source, rows);
  }

  private FileRows.Delivery delivery(MuyeConfig.Source source, SourceMapping mapping) {
    LocalDate day = source.deliveredOn();
    @Nullable Instant deliveredAt =
        day == null ? null : day.atStartOfDay(workspace.region().timeZone()).toInstant();
    return new FileRows.Delivery(
        source.name(), mapping.name(), deliveredAt, run.runId(), run.startedAt());
  }

  private List<IngestedFile> withRowCounts() {
    Map<String, long[]> counts = new HashMap<>();
    EnumSet<RecordKind> kinds = EnumSet.noneOf(RecordKind.class);
    kinds.addAll(textFiles.keySet());
    kinds.addAll(typedRows.keySet());
    kinds.stream()
        .map(kind -> tables.read(kind.bronzeTable()))
        .reduce(Dataset::unionByName)
        .ifPresent(
            rows -> {
              for (Row row :
                  rows.where(col("run_id").equalTo(run.runId()))
                      .groupBy("source", "file_sha256")
                      .agg(count(lit(1)), sum(when(col("problem").isNotNull(), 1).otherwise(0)))
                      .collectAsList()) {
                counts.put(
                    row.getString(0) + row.getString(1),
                    new long[] {row.getLong(2), row.getLong(3)});
              }
            });
    Map<String, Long> left = forgotten.isEmpty() ? null : leftOut();
    return report.stream().map(file -> file.withRows(counts, left)).toList();
  }

  private Map<String, Long> leftOut() {
    Map<String, Long> rows = new HashMap<>();
    for (Dataset<Row> part : leftOut) {
      part.collectAsList()
          .forEach(row -> rows.put(row.getString(0) + row.getString(1), row.getLong(2)));
    }
    return rows;
  }
}
