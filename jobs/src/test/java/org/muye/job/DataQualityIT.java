package org.muye.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
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

  private static List<String> warnings(Workspace workspace, LocalDate day, Locale language) {
    RunContext run = Runs.start(workspace, "indicators", new AsOf(day));
    DataQuality.write(workspace, run, new KnownRecords(workspace));
    List<Message> warnings = DataQuality.warnings(workspace, run);
    return warnings.stream().map(warning -> warning.in(language)).toList();
  }
}
