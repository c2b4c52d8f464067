package org.muye.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.muye.run.RunContext;
import org.muye.time.AsOf;
import org.muye.time.ReportingClock;

/** A workspace in a temporary folder, for tests that run the pipeline on real files. */
final class TestWorkspace {
  private final Path folder;
  private final List<String> lines = new ArrayList<>();

  TestWorkspace(Path folder, String region) {
    this.folder = folder;
    lines.add("region: " + region);
    lines.add("warehouse: " + folder.resolve("warehouse"));
  }

  TestWorkspace firstPeriod(String day) {
    lines.add("first_period: " + day);
    return this;
  }

  TestWorkspace line(String yaml) {
    lines.add(yaml);
    return this;
  }

  TestWorkspace source(String name, String record, String mapping, Path path) {
    return source(name, record, mapping, path, "");
  }

  TestWorkspace source(String name, String record, String mapping, Path path, String more) {
    if (!lines.contains("sources:")) {
      lines.add("sources:");
    }
    lines.add(
        "  - {name: %s, record: %s, mapping: %s, path: '%s'%s}"
            .formatted(name, record, mapping, path, more));
    return this;
  }

  Workspace open() {
    return open(ReportingClock.system());
  }

  Workspace open(ReportingClock clock) {
    try {
      Files.createDirectories(folder);
      Path file = folder.resolve("muye.yaml");
      Files.write(file, lines);
      return Workspace.open(file, clock);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  static NightlyJob.Result night(Workspace workspace, String asOf) {
    RunContext run = Runs.start(workspace, "nightly", new AsOf(LocalDate.parse(asOf)));
    return new NightlyJob(workspace, run, Progress.none()).run();
  }

  /** Only the indicators, as known at an earlier day, on what is stored already. */
  static void indicators(Workspace workspace, String asOf) {
    new IndicatorsJob(
            workspace, Runs.start(workspace, "indicators", new AsOf(LocalDate.parse(asOf))))
        .run();
  }

  static ReportingClock clock(String instant) {
    return ReportingClock.stoppedAt(Instant.parse(instant));
  }
}
