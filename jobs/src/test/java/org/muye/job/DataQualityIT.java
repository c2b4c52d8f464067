package org.muye.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muye.error.Message;
import org.muye.run.RunContext;
import org.muye.time.AsOf;

/** What a run warns of when hardly anything of its records can be used. */
class DataQualityIT {
  @TempDir Path folder;

  @Test
  void warnsOfUnknownClassesAndOfRecordsThatWereKnownLater() throws IOException {
    // No class is named, so that of every record is unknown.
    MadeDeliveries.write(
        folder.resolve("incidents/calls.csv"),
        MadeDeliveries.INCIDENT,
        List.of(
            "A1,2025-01-05T10:00:00+08:00,,410702,,,1,made,2025-01-09T00:30:00+08:00,1,0,",
            "A2,2025-01-06T10:00:00+08:00,,410702,,,1,made,2025-01-10T11:00:00+08:00,1,0,"));
    Workspace workspace =
        MadeDeliveries.workspace(
            folder, "xinxiang", LocalDate.of(2025, 1, 1), LocalDate.of(2025, 2, 1));
    ReportedRuns runs = new ReportedRuns(workspace, null, Progress.none());
    assertThat(runs.ingest(false).exitCode()).isZero();
    assertThat(runs.refine().exitCode()).isZero();

    assertThat(warnings(workspace, LocalDate.of(2025, 1, 8), Locale.ENGLISH))
        .singleElement()
        .asString()
        // Half past midnight in the region is still the day before in UTC.
        .startsWith("incident: none of the 2 versions stored was known by the end of 2025-01-08")
        .contains("the first became known on 2025-01-09");
    assertThat(warnings(workspace, LocalDate.of(2025, 1, 8), Locale.SIMPLIFIED_CHINESE))
        .singleElement()
        .asString()
        .contains("最早的获知日期为2025-01-09");
    assertThat(warnings(workspace, LocalDate.of(2025, 1, 9), Locale.ENGLISH))
        .singleElement()
        .asString()
        .startsWith("incident: 1 of 1 records (100.0 %) have an unknown class or unit");
  }

  @Test
  void whatChangedSinceTheLastCountIsCountedAlone() throws IOException {
    List<String> rows = new ArrayList<>();
    for (int i = 100; i < 300; i++) {
      // Every second is of unknown class.
      rows.add(incident("A" + i, i % 2 == 0 ? "" : "01", 1, 0));
    }
    Workspace workspace = refined("2025-02-01", rows);
    QualityCounts first = counted(workspace, Map.of());
    assertThat(first.known()).isEqualTo(200);
    assertThat(first.unknown().number()).isEqualTo(100);
    assertThat(first.unknown().ids()).hasSize(100).startsWith("A100", "A102").endsWith("A298");
    String mark = mark(workspace);

    // One unknown is classed, one is void, one comes last and another first; A101 stays as it was
    // although its file is written anew.
    Workspace next =
        refined(
            "2025-02-02",
            List.of(
                incident("A102", "02", 2, 0),
                incident("A104", "", 2, 1),
                incident("A999", "", 1, 0),
                incident("A099", "", 1, 0)));
    QualityCounts second = counted(next, Map.of(INCIDENT, new QualityCounter.Earlier(first, mark)));
    assertThat(second).isEqualTo(counted(next, Map.of()));
    assertThat(second.known()).isEqualTo(202);
    assertThat(second.isVoid()).isEqualTo(1);
    assertThat(second.counted()).isEqualTo(201);
    assertThat(second.unknown().number()).isEqualTo(100);
    assertThat(second.unknown().ids())
        .hasSize(100)
        .startsWith("A099", "A100", "A106")
        .endsWith("A298", "A999");

    // What was wrong before stays wrong by as much, so that the others were not counted again.
    QualityCounts wrong =
        new QualityCounts(1_000, 0, 5, 0, first.unknown(), new QualityCounts.Named(0, List.of()));
    QualityCounts gone = counted(next, Map.of(INCIDENT, new QualityCounter.Earlier(wrong, mark)));
    assertThat(gone.known()).isEqualTo(1_002);
    assertThat(gone.merged()).isEqualTo(5);
    // By another program all are.
    assertThat(
            counted(
                next,
                Map.of(
                    INCIDENT,
                    new QualityCounter.Earlier(wrong, mark.substring(0, mark.length() - 1)))))
        .isEqualTo(second);
    // So they are where the names do not tell which come next.
    QualityCounts more =
        new QualityCounts(
            200,
            0,
            0,
            200,
            new QualityCounts.Named(150, first.unknown().ids()),
            new QualityCounts.Named(0, List.of()));
    assertThat(counted(next, Map.of(INCIDENT, new QualityCounter.Earlier(more, mark))))
        .isEqualTo(second);
  }

  private static final RecordKind INCIDENT = RecordKind.INCIDENT;

  private static String incident(String id, String category, int version, int isVoid) {
    return "%s,2025-01-05T10:00:00+08:00,,410702,,%s,1,made,2025-01-09T00:30:00+08:00,%d,%d,"
        .formatted(id, category, version, isVoid);
  }

  private Workspace refined(String day, List<String> rows) throws IOException {
    MadeDeliveries.write(
        folder.resolve("incidents/" + day + ".csv"), MadeDeliveries.INCIDENT, rows);
    Workspace workspace =
        MadeDeliveries.workspace(
            folder, "xinxiang", LocalDate.of(2025, 1, 1), LocalDate.parse(day));
    ReportedRuns runs = new ReportedRuns(workspace, null, Progress.none());
    assertThat(runs.ingest(false).exitCode()).isZero();
    assertThat(runs.refine().exitCode()).isZero();
    return workspace;
  }

  /** As a large table's, of which counts are kept. */
  private static String mark(Workspace workspace) {
    return workspace.tables().mark(INCIDENT.currentTable()).orElseThrow()
        + " "
        + ValueBasis.program();
  }

  private static QualityCounts counted(
      Workspace workspace, Map<RecordKind, QualityCounter.Earlier> earlier) {
    return Objects.requireNonNull(
        new QualityCounter(workspace.tables(), earlier)
            .of(
                Map.of(INCIDENT, workspace.tables().read(INCIDENT.currentTable())),
                Map.of(INCIDENT, mark(workspace)))
            .get(INCIDENT));
  }

  private static List<String> warnings(Workspace workspace, LocalDate day, Locale language) {
    RunContext run = Runs.start(workspace, "indicators", new AsOf(day));
    DataQuality.write(workspace, run, new KnownRecords(workspace));
    List<Message> warnings = DataQuality.warnings(workspace, run);
    return warnings.stream().map(warning -> warning.in(language)).toList();
  }
}
