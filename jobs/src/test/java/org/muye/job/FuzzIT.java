package org.muye.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muye.SharedData;
import org.muye.config.SourceMapping;
import org.muye.contract.ContractCatalog;
import org.muye.error.UserError;
import org.muye.fuzz.FuzzRun;
import org.muye.fuzz.FuzzedBytes;
import org.muye.fuzz.FuzzedFile;
import org.muye.fuzz.FuzzedFiles;
import org.muye.fuzz.FuzzedTexts;
import org.muye.fuzz.Tally;
import org.muye.spark.SparkSessions;

/**
 * The large run of {@link FuzzedInputTest}, and spoilt files through whole jobs.
 *
 * <p>{@code -Dmuye.fuzz.seed=N} makes other files, {@code -Dmuye.fuzz.files=N}, {@code
 * -Dmuye.fuzz.texts=N} and {@code -Dmuye.fuzz.jobs=N} more of them, {@code -Dmuye.fuzz.first=N}
 * begins with that number.
 */
@Tag("large")
class FuzzIT {
  private static final ContractCatalog CONTRACTS = ContractCatalog.load();
  private static final String REGION =
      SharedData.repository().resolve("jobs/src/test/resources/expected-quarter/region").toString();

  private static final long SEED = FuzzRun.option("seed", 1);
  private static final long FIRST = FuzzRun.option("first", 0);

  /** Files of one ingestion. */
  private static final int BATCH = 50;

  private static final Duration NIGHT = Duration.ofMinutes(3);

  /** Mappings of every format and most kinds of record. */
  private static final List<String> MAPPINGS =
      List.of(
          "police-110",
          "hotline-12345",
          "gbt31000-table30",
          "training-register",
          "grid-events",
          "chicago-complaints",
          "canonical-responsibility-letter");

  @TempDir Path folder;

  @Test
  void twentyThousandFilesAreReadOrRefusedAndNoRowIsLost() {
    Tally tally = FuzzedInputTest.files(SEED, FIRST, FIRST + FuzzRun.option("files", 20_000));
    System.out.println(tally.table());
    assertThat(tally.failures()).isEmpty();
  }

  @Test
  void mappingsAndConfigurationsAreAcceptedOrRefused() throws IOException {
    Tally tally =
        new FuzzedSettings(folder, CONTRACTS)
            .run(SEED, FIRST, FIRST + FuzzRun.option("texts", 2_000));
    System.out.println(tally.table());
    assertThat(tally.failures()).isEmpty();
  }

  @Test
  void threeHundredFilesGoThroughWholeJobsAndEveryRowIsAccountedFor() throws IOException {
    Workspace workspace = workspace();
    FuzzedNights nights = new FuzzedNights(workspace, folder.resolve("in"));
    List<SourceMapping> mappings =
        workspace.config().sources().stream()
            .map(workspace::mapping)
            .filter(mapping -> mapping.shape().format() != SourceMapping.Format.PARQUET)
            .toList();
    FuzzedFiles files = new FuzzedReading(CONTRACTS).files(SEED, mappings);
    FuzzedBytes parquet =
        new FuzzedBytes(SEED, "typed", "parquet", FuzzedParquet.files(workspace.spark(), folder));
    long last = FIRST + FuzzRun.option("jobs", 300);
    for (long number = FIRST; number < last; number += BATCH) {
      List<FuzzedFile> batch = new ArrayList<>();
      for (long n = number; n < Math.min(last, number + BATCH); n++) {
        batch.add(n % 5 == 0 ? parquet.make(n) : files.make(n));
      }
      String described = String.join("\n", batch.stream().map(FuzzedFile::described).toList());
      assertTimeoutPreemptively(NIGHT, () -> nights.night(batch), described);
    }
    System.out.println(nights.counts());
  }

  /** What the check of mappings lets pass works on every row, or is told as the mapping's fault. */
  @Test
  void anExpressionThatIsAcceptedWorksOrIsTheUsersError() throws IOException {
    // Threads that are made later inherit the session and with it its settings.
    SparkSessions.open("muye");
    List<String> outcomes = new ArrayList<>();
    for (String expression : FuzzedTexts.expressions()) {
      outcomes.add(
          assertTimeoutPreemptively(NIGHT, () -> outcome(expression, outcomes.size()), expression));
    }
    System.out.println(String.join("\n", outcomes));
  }

  private String outcome(String expression, int number) throws IOException {
    Path own = Files.createDirectories(folder.resolve("expression-" + number));
    Path mapping =
        Files.writeString(
            own.resolve("police-110.yaml"),
            Files.readString(SharedData.repository().resolve("schemas/sources/police-110.yaml"))
                .replace("void: \"state = '作废'\"", "void: \"" + expression + "\""));
    try {
      Workspace workspace =
          new TestWorkspace(own, REGION)
              .source("police-110", "incident", mapping.toString(), own.resolve("in/police-110/*"))
              .open(TestWorkspace.clock("2025-12-31T00:00:00Z"));
      FuzzedNights nights = new FuzzedNights(workspace, own.resolve("in"));
      nights.night(List.of(honest(workspace, number)));
      return nights.counts() + ": " + expression;
    } catch (UserError e) {
      assertThat(FuzzRun.wrongWith(e)).as(expression).isNull();
      return e.problem() + ": " + expression;
    }
  }

  private static FuzzedFile honest(Workspace workspace, int number) {
    SourceMapping mapping = workspace.mapping(workspace.config().sources().get(0));
    return new FuzzedReading(CONTRACTS).files(SEED, List.of(mapping)).honest(number);
  }

  private Workspace workspace() throws IOException {
    TestWorkspace workspace = new TestWorkspace(folder, REGION);
    for (String name : MAPPINGS) {
      Path mapping = SharedData.repository().resolve("schemas/sources/" + name + ".yaml");
      String record =
          Files.readAllLines(mapping).stream()
              .filter(line -> line.startsWith("record: "))
              .findFirst()
              .orElseThrow()
              .substring("record: ".length());
      workspace.source(name, record, name, folder.resolve("in/" + name + "/*"));
    }
    Path typed = Files.writeString(folder.resolve("typed.yaml"), FuzzedParquet.MAPPING);
    return workspace
        .source("typed", "incident", typed.toString(), folder.resolve("in/typed/*"))
        .open(TestWorkspace.clock("2025-12-31T00:00:00Z"));
  }
}
