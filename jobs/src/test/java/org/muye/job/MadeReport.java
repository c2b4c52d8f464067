package org.muye.job;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.muye.run.GateResult;

/** A run report for tests, with every part filled. */
public final class MadeReport {
  private MadeReport() {}

  /** A night that ended so. */
  public static RunReport nightly(int exitCode, String finishedAt) {
    return report("nightly", exitCode, finishedAt, problem(exitCode));
  }

  private static RunReport.@Nullable Problem problem(int exitCode) {
    return exitCode == 0
        ? null
        : new RunReport.Problem(
            "a gate is closed",
            "calls: 2 of 3 rows",
            "replay them",
            "质量门槛未通过",
            "calls：3行中有2行",
            "请重新处理");
  }

  private static RunReport report(
      String command, int exitCode, String finishedAt, RunReport.@Nullable Problem problem) {
    Instant start = Instant.parse("2025-04-10T18:30:00Z");
    return new RunReport(
        "20250410T183000Z-00ff",
        command,
        LocalDate.of(2025, 4, 10),
        start,
        Instant.parse(finishedAt),
        exitCode == 0 ? "OK" : "QUALITY_GATE",
        exitCode,
        "/city/warehouse",
        List.of(
            new RunReport.StepTime("ingest", start, 1.5),
            new RunReport.StepTime("refine", start.plusMillis(1500), 2),
            new RunReport.StepTime("refine", start.plusMillis(3500), 0.25)),
        List.of(
            new RunReport.FileLine(
                "calls", "a.csv", "INGESTED", "ab12", 3L, 0L, null, List.of(), null)),
        List.of(source("calls", 3, 1, 0, 2), source("calls", 10, 8, 2, 0)),
        List.of(
            new GateResult(
                "calls",
                GateResult.Gate.QUARANTINE_SHARE,
                exitCode == 0 ? GateResult.State.OPEN : GateResult.State.CLOSED,
                2.0 / 3,
                null,
                0.2,
                "2 of 3 rows (66.7 %) are in quarantine; the limit is 20.0 %",
                "replay them",
                "3行中有2行（66.7%）被隔离，限值为20.0%",
                "请重新处理"),
            new GateResult(
                "calls",
                GateResult.Gate.WEEKDAY_VOLUME,
                GateResult.State.NOT_JUDGED,
                null,
                null,
                null,
                "too few",
                "",
                "次数太少",
                "")),
        new RunReport.Versions("0.1.0", "4.2.0", "4.4.0", "17.0.1", "cd34", "ef56"),
        new RunReport.Memory(1_000_000, 2_000_000L),
        exitCode == 0 ? 12L : null,
        exitCode == 0 ? new RunReport.Computation(3, 20, List.of("D8"), 40, List.of()) : null,
        exitCode == 0 ? new RunReport.Publication(true, 3, 40, 12, List.of("unit")) : null,
        List.of("look at this"),
        List.of("请核对"),
        problem);
  }

  private static RunReport.SourceLine source(
      String name, long read, long written, long duplicates, long quarantined) {
    return new RunReport.SourceLine(
        name,
        "incident",
        read,
        0,
        read,
        written,
        0,
        duplicates,
        quarantined,
        Map.of(),
        Map.of("SOURCE", written),
        Map.of());
  }
}
