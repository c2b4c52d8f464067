package org.muye.job;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.muye.fuzz.FuzzRun;
import org.muye.fuzz.FuzzedFile;
import org.muye.job.IngestedFile.Status;
import org.muye.run.RunContext;
import org.muye.run.SourceCounts;
import org.muye.time.AsOf;

/** Takes batches of spoilt files by whole jobs and balances each row of each file. */
final class FuzzedNights {
  private final Workspace workspace;
  private final Path inbox;
  private final Map<Status, Long> outcomes = new TreeMap<>();
  private long quarantined;

  FuzzedNights(Workspace workspace, Path inbox) {
    this.workspace = workspace;
    this.inbox = inbox;
  }

  /** How many files came to each state so far, and how many rows are in the quarantine. */
  String counts() {
    return outcomes + ", rows in the quarantine: " + quarantined;
  }

  /**
   * One ingestion and refinement of some files; fails when a row is lost or an error is unclear.
   */
  void night(List<FuzzedFile> batch) throws IOException {
    for (FuzzedFile file : batch) {
      Path folder = Files.createDirectories(inbox.resolve(file.base()));
      Files.write(folder.resolve(file.name()), file.content());
    }
    RunContext run = Runs.start(workspace, "ingest", new AsOf(LocalDate.parse("2025-12-31")));
    List<IngestedFile> taken = new IngestJob(workspace, run, false).run();
    List<SourceCounts> counts = new RefineJob(workspace, run).run();
    files(batch, taken);
    rows(run, taken, counts);
    taken.forEach(file -> outcomes.merge(file.status(), 1L, Long::sum));
    for (FuzzedFile file : batch) {
      // A refused file would be tried again.
      Files.delete(inbox.resolve(file.base()).resolve(file.name()));
    }
  }

  private static void files(List<FuzzedFile> batch, List<IngestedFile> taken) {
    Map<String, IngestedFile> byName =
        taken.stream().collect(Collectors.toMap(IngestedFile::fileName, file -> file));
    assertThat(byName.keySet())
        .containsExactlyInAnyOrderElementsOf(batch.stream().map(FuzzedFile::name).toList());
    for (FuzzedFile file : batch) {
      IngestedFile result = Objects.requireNonNull(byName.get(file.name()));
      assertThat(result.failure() != null)
          .as(file.described())
          .isEqualTo(result.status() == Status.FAILED);
      if (result.failure() != null) {
        assertThat(FuzzRun.wrongWith(result.failure())).as(file.described()).isNull();
      }
      Long rows = result.rowsInFile();
      if (rows != null && file.rows().isPresent()) {
        assertThat(rows).as(file.described()).isEqualTo(file.rows().getAsLong());
      }
    }
  }

  private void rows(RunContext run, List<IngestedFile> taken, List<SourceCounts> counts) {
    Map<String, Long> inFiles = new TreeMap<>();
    for (IngestedFile file : taken) {
      Long inFile = file.rowsInFile();
      if (file.status() == Status.INGESTED && inFile != null) {
        inFiles.merge(file.source(), inFile, Long::sum);
      }
    }
    Map<String, Long> refined = new TreeMap<>();
    counts.forEach(source -> refined.merge(source.source(), source.rowsInFiles(), Long::sum));
    assertThat(refined).isEqualTo(inFiles);
    for (SourceCounts source : counts) {
      assertThat(source.written() + source.duplicates() + source.quarantined())
          .as(source.toString())
          .isEqualTo(source.read());
      Dataset<Row> versions =
          workspace
              .tables()
              .read(RecordKind.of(source.record()).versionTable())
              .where(
                  col("run_id").equalTo(run.runId()).and(col("source").equalTo(source.source())));
      // A repeat as of a later moment counts as a duplicate and is stored.
      assertThat(versions.count())
          .isBetween(source.written(), source.written() + source.duplicates());
    }
    Dataset<Row> setAside =
        workspace.tables().read("quarantine.record").where(col("run_id").equalTo(run.runId()));
    long expected = counts.stream().mapToLong(SourceCounts::quarantined).sum();
    assertThat(setAside.count()).isEqualTo(expected);
    assertThat(setAside.select("quarantine_id").distinct().count()).isEqualTo(expected);
    quarantined += expected;
  }
}
