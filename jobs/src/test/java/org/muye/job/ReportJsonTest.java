package org.muye.job;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReportJsonTest {
  @Test
  void aReportComesBackAsItWas() {
    RunReport report = MadeReport.nightly(4, "2025-04-10T18:31:00Z");
    assertThat(ReportJson.read(ReportJson.write(report))).isEqualTo(report);
  }

  @Test
  void hasTheNamesThatTablesHave() {
    assertThat(ReportJson.write(MadeReport.nightly(0, "2025-04-10T18:31:00Z")))
        .contains(
            "\"run_id\":\"20250410T183000Z-00ff\"",
            "\"started_at\":\"2025-04-10T18:30:00Z\"",
            "\"seconds\":1.5",
            "\"sha256\":\"ab12\"",
            "\"gate\":\"QUARANTINE_SHARE\"",
            "\"heap_bytes\":1000000",
            "\"spark\":\"4.2.0\"");
  }

  /** Written before steps, gates, versions and memory were part of it. */
  @Test
  void readsReportsOfEarlierVersions() {
    RunReport report =
        ReportJson.read(
            """
            {"run_id":"r","command":"nightly","as_of":"2025-04-10",
             "started_at":"2025-04-10T18:30:00Z","finished_at":"2025-04-10T18:31:00Z",
             "status":"OK","exit_code":0,"warehouse":"/w","files":[],"sources":[],"values":3,
             "publication":null,"warnings":[],"problem":null,"something_new":1}
            """);
    assertThat(report.values()).isEqualTo(3);
    assertThat(report.steps()).isEmpty();
    assertThat(report.gates()).isEmpty();
    assertThat(report.memory()).isNull();
  }
}
