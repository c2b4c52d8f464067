package org.muye.job;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import org.muye.config.MuyeConfig;
import org.muye.config.SourceMapping;
import org.muye.error.UserError;
import org.muye.run.RunContext;
import org.muye.source.FileDigest;
import org.muye.source.SourceFile;

/** What became of one file or table; a row of `ops.ingested_file`. */
public record IngestedFile(
    String source,
    String mapping,
    int mappingVersion,
    String record,
    String path,
    String fileName,
    String sha256,
    @Nullable Long sizeBytes,
    @Nullable Instant modifiedAt,
    @Nullable String encoding,
    @Nullable Long rowsInFile,
    @Nullable Long rowsBroken,
    @Nullable Long rowsLeftOut,
    Status status,
    @Nullable String sameAs,
    List<String> unknownColumns,
    @Nullable Instant deliveredAt,
    String runId,
    Instant ingestedAt,
    @Nullable UserError failure) {

  /** What became of it. */
  public enum Status {
    /** Its rows are in bronze. */
    INGESTED,
    /** It has a header and no rows. */
    EMPTY,
    /** Its content was taken before under another name. */
    DUPLICATE_CONTENT,
    /** It cannot be read; nothing of it was taken. */
    FAILED
  }

  static IngestedFile taken(
      MuyeConfig.Source source,
      SourceMapping mapping,
      SourceFile file,
      String sha256,
      @Nullable String encoding,
      List<String> unknownColumns,
      @Nullable Instant deliveredAt,
      RunContext run,
      Instant now) {
    return new IngestedFile(
        source.name(),
        mapping.name(),
        mapping.version(),
        mapping.record(),
        file.path(),
        file.name(),
        sha256,
        file.sizeBytes(),
        file.modifiedAt(),
        encoding,
        null,
        null,
        null,
        Status.INGESTED,
        null,
        unknownColumns,
        deliveredAt,
        run.runId(),
        now,
        null);
  }

  static IngestedFile duplicate(
      MuyeConfig.Source source,
      SourceMapping mapping,
      SourceFile file,
      String sha256,
      String sameAs,
      RunContext run,
      Instant now) {
    return taken(source, mapping, file, sha256, null, List.of(), null, run, now)
        .with(Status.DUPLICATE_CONTENT, sameAs, null);
  }

  static IngestedFile failed(
      MuyeConfig.Source source,
      SourceMapping mapping,
      SourceFile file,
      RunContext run,
      Instant now,
      UserError failure) {
    // The content may be unreadable, so the identity of the failure is the file as it lies there.
    String identity = FileDigest.sha256(file.path() + file.sizeBytes() + file.modifiedAt());
    return taken(source, mapping, file, identity, null, List.of(), null, run, now)
        .with(Status.FAILED, null, failure);
  }

  static IngestedFile table(
      MuyeConfig.Source source,
      SourceMapping mapping,
      MuyeConfig.Jdbc jdbc,
      String identity,
      RunContext run,
      Instant now) {
    return new IngestedFile(
        source.name(),
        mapping.name(),
        mapping.version(),
        mapping.record(),
        jdbc.url(),
        jdbc.table(),
        identity,
        null,
        null,
        null,
        null,
        null,
        null,
        Status.INGESTED,
        null,
        List.of(),
        null,
        run.runId(),
        now,
        null);
  }

  private IngestedFile with(
      Status newStatus, @Nullable String newSameAs, @Nullable UserError newFailure) {
    return new IngestedFile(
        source,
        mapping,
        mappingVersion,
        record,
        path,
        fileName,
        sha256,
        sizeBytes,
        modifiedAt,
        encoding,
        rowsInFile,
        rowsBroken,
        rowsLeftOut,
        newStatus,
        newSameAs,
        unknownColumns,
        deliveredAt,
        runId,
        ingestedAt,
        newFailure);
  }

  boolean isTaken() {
    return status == Status.INGESTED;
  }

  /**
   * With the rows found in bronze, all and broken ones, and those that were left out because they
   * speak of who was forgotten; both by source and SHA-256.
   *
   * @param leftOut null when nobody was ever forgotten
   */
  IngestedFile withRows(Map<String, long[]> counts, @Nullable Map<String, Long> leftOut) {
    if (!isTaken()) {
      return this;
    }
    long[] rows = counts.getOrDefault(source + sha256, new long[] {0, 0});
    return new IngestedFile(
        source,
        mapping,
        mappingVersion,
        record,
        path,
        fileName,
        sha256,
        sizeBytes,
        modifiedAt,
        encoding,
        rows[0],
        rows[1],
        leftOut == null ? null : leftOut.getOrDefault(source + sha256, 0L),
        rows[0] == 0 ? Status.EMPTY : status,
        sameAs,
        unknownColumns,
        deliveredAt,
        runId,
        ingestedAt,
        failure);
  }

  /** As rows of the ledger. */
  static Dataset<Row> rows(SparkSession spark, List<IngestedFile> files, StructType schema) {
    return spark.createDataFrame(files.stream().map(IngestedFile::row).toList(), schema);
  }

  private Row row() {
    return RowFactory.create(
        source,
        mapping,
        mappingVersion,
        record,
        path,
        fileName,
        sha256,
        sizeBytes,
        modifiedAt,
        encoding,
        rowsInFile,
        rowsBroken,
        status.name(),
        sameAs,
        unknownColumns.toArray(new String[0]),
        deliveredAt,
        runId,
        ingestedAt,
        rowsLeftOut);
  }
}
