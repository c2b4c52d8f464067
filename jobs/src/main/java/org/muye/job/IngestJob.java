package org.muye.job;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import org.muye.config.MuyeConfig;
import org.muye.config.SourceMapping;
import org.muye.error.UserError;
import org.muye.run.RunContext;
import org.muye.source.BronzeRows;
import org.muye.source.ColumnLayout;
import org.muye.source.FileDigest;
import org.muye.source.FileLayout;
import org.muye.source.FileProbe;
import org.muye.source.FileRows;
import org.muye.source.SourceFile;
import org.muye.source.SourceFiles;

/** Takes new files and tables into bronze as they are, each content once. */
public final class IngestJob {
  private static final String LEDGER = "ops.ingested_file";

  private final Workspace workspace;
  private final RunContext run;
  private final boolean force;

  /**
   * An ingestion.
   *
   * @param force takes files again that are in the ledger
   */
  public IngestJob(Workspace workspace, RunContext run, boolean force) {
    this.workspace = workspace;
    this.run = run;
    this.force = force;
  }

  /** Takes every source and returns what became of each file that is not simply known already. */
  public List<IngestedFile> run() {
    workspace.keys();
    List<IngestedFile> report = new ArrayList<>();
    FileLedger ledger = new FileLedger(workspace.tables().read(LEDGER));
    for (MuyeConfig.Source source : workspace.config().sources()) {
      List<IngestedFile> taken =
          source.jdbc() != null ? List.of(table(source)) : files(source, ledger);
      if (!taken.isEmpty()) {
        workspace
            .tables()
            .append(LEDGER, IngestedFile.rows(workspace.spark(), taken, schema(LEDGER)));
      }
      report.addAll(taken);
    }
    return report;
  }

  private List<IngestedFile> files(MuyeConfig.Source source, FileLedger ledger) {
    SourceMapping mapping = workspace.mapping(source);
    List<IngestedFile> report = new ArrayList<>();
    List<FileRows.Task> textFiles = new ArrayList<>();
    List<FileRows.Task> parquetFiles = new ArrayList<>();
    for (SourceFile file :
        SourceFiles.find(
            source.name(),
            source.paths(),
            workspace.spark().sparkContext().hadoopConfiguration())) {
      if (!force && ledger.isUnchanged(source.name(), file)) {
        continue;
      }
      try {
        take(source, mapping, file, ledger, report, textFiles, parquetFiles);
      } catch (UserError e) {
        report.add(IngestedFile.failed(source, mapping, file, run, workspace.clock().now(), e));
      }
    }
    FileRows.Delivery delivery = delivery(source, mapping);
    String bronze = RecordKind.of(mapping.record()).bronzeTable();
    if (!textFiles.isEmpty()) {
      workspace
          .tables()
          .append(
              bronze,
              FileRows.read(
                  workspace.spark(), textFiles, delivery, workspace.tables().schema(bronze)));
    }
    for (FileRows.Task parquet : parquetFiles) {
      workspace.tables().append(bronze, parquetRows(mapping, parquet, delivery));
    }
    return withRowCounts(bronze, report);
  }

  private void take(
      MuyeConfig.Source source,
      SourceMapping mapping,
      SourceFile file,
      FileLedger ledger,
      List<IngestedFile> report,
      List<FileRows.Task> textFiles,
      List<FileRows.Task> parquetFiles) {
    FileLayout layout = Layouts.of(mapping);
    String sha256;
    String encoding = null;
    List<String> unknown = List.of();
    if (mapping.shape().format() == SourceMapping.Format.PARQUET) {
      sha256 = FileDigest.sha256(file);
    } else {
      FileProbe probe = FileProbe.of(file::open, file.name(), layout);
      sha256 = probe.sha256();
      encoding = probe.encoding();
      unknown = probe.columns().unknown();
      Layouts.requireColumns(file.name(), probe.columns(), mapping);
    }
    Instant now = workspace.clock().now();
    @Nullable String sameAs = force ? null : ledger.nameOf(source.name(), sha256);
    if (sameAs != null) {
      report.add(IngestedFile.duplicate(source, mapping, file, sha256, sameAs, run, now));
      ledger.add(source.name(), sha256, file.name());
      return;
    }
    FileRows.Task task =
        new FileRows.Task(file, sha256, encoding == null ? layout : layout.withEncoding(encoding));
    (mapping.shape().format() == SourceMapping.Format.PARQUET ? parquetFiles : textFiles).add(task);
    ledger.add(source.name(), sha256, file.name());
    report.add(
        IngestedFile.taken(
            source, mapping, file, sha256, encoding, unknown, delivered(source), run, now));
  }

  private Dataset<Row> parquetRows(
      SourceMapping mapping, FileRows.Task task, FileRows.Delivery delivery) {
    Dataset<Row> rows = workspace.spark().read().parquet(task.file().path());
    return BronzeRows.ofTyped(
        rows,
        Layouts.columns(mapping),
        mapping.shape().nullValues(),
        task.file().name(),
        task.sha256(),
        delivery);
  }

  /**
   * A table has no content to recognise: it is read whole each time, and repeats are duplicates.
   */
  private IngestedFile table(MuyeConfig.Source source) {
    SourceMapping mapping = workspace.mapping(source);
    MuyeConfig.Jdbc jdbc = Objects.requireNonNull(source.jdbc());
    String sha256 = FileDigest.sha256(jdbc.url() + "\n" + jdbc.table() + "\n" + run.runId());
    String bronze = RecordKind.of(mapping.record()).bronzeTable();
    List<ColumnLayout> columns = Layouts.columns(mapping);
    workspace
        .tables()
        .append(
            bronze,
            BronzeRows.ofTyped(
                JdbcTables.read(workspace.spark(), source.name(), jdbc),
                columns,
                mapping.shape().nullValues(),
                jdbc.table(),
                sha256,
                delivery(source, mapping)));
    IngestedFile taken =
        IngestedFile.table(source, mapping, jdbc, sha256, run, workspace.clock().now());
    return withRowCounts(bronze, List.of(taken)).get(0);
  }

  private FileRows.Delivery delivery(MuyeConfig.Source source, SourceMapping mapping) {
    return new FileRows.Delivery(
        source.name(), mapping.name(), delivered(source), run.runId(), run.startedAt());
  }

  private @Nullable Instant delivered(MuyeConfig.Source source) {
    LocalDate day = source.deliveredOn();
    return day == null ? null : day.atStartOfDay(workspace.region().timeZone()).toInstant();
  }

  private List<IngestedFile> withRowCounts(String bronze, List<IngestedFile> files) {
    if (files.stream().noneMatch(IngestedFile::isTaken)) {
      return files;
    }
    Map<String, long[]> counts = new HashMap<>();
    for (Row row :
        workspace
            .tables()
            .read(bronze)
            .where(col("run_id").equalTo(run.runId()))
            .groupBy("file_sha256")
            .agg(count(lit(1)), sum(when(col("problem").isNotNull(), 1).otherwise(0)))
            .collectAsList()) {
      counts.put(row.getString(0), new long[] {row.getLong(1), row.getLong(2)});
    }
    return files.stream().map(file -> file.withRows(counts)).toList();
  }

  private StructType schema(String table) {
    return workspace.tables().schema(table);
  }
}
