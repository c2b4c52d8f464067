package org.muye.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muye.job.Doctor.Result;

class DoctorRunsTest {
  @TempDir Path folder;

  private List<Doctor.Check> examine(String now, String... more) {
    TestWorkspace workspace = new TestWorkspace(folder, "xinxiang");
    for (String line : more) {
      workspace.line(line);
    }
    return DoctorRuns.examine(
        workspace
            .source("calls", "incident", "canonical-incident", folder.resolve("*.csv"))
            .open(TestWorkspace.clock(now)));
  }

  private static Doctor.Check only(List<Doctor.Check> checks, String name) {
    return checks.stream()
        .filter(check -> check.name().in(Locale.ROOT).equals(name))
        .findFirst()
        .orElseThrow();
  }

  private void report(int exitCode, String finishedAt) throws IOException {
    Path reports = Files.createDirectories(folder.resolve("warehouse/ops/reports"));
    String name = finishedAt.replaceAll("[^0-9TZ]", "") + ".json";
    Files.writeString(
        reports.resolve(name), ReportJson.write(MadeReport.nightly(exitCode, finishedAt)));
  }

  @Test
  void aNewWorkspaceIsInOrder() {
    List<Doctor.Check> checks = examine("2025-04-11T00:00:00Z");
    assertThat(checks).extracting(Doctor.Check::result).containsOnly(Result.OK);
    // Xinxiang is eight hours ahead of UTC.
    assertThat(only(checks, "clock").found().in(Locale.ROOT))
        .isEqualTo("2025-04-11T08:00 in Asia/Shanghai");
  }

  @Test
  void tellsHowOldTheLastGoodNightIs() throws IOException {
    report(0, "2025-04-09T18:30:00Z");
    report(0, "2025-04-10T18:30:00Z");
    report(4, "2025-04-11T18:30:00Z");
    // From 18:30 to 06:30 two days later: 36 hours; a minute more is too old.
    Doctor.Check inTime = only(examine("2025-04-12T06:30:00Z"), "last night");
    assertThat(inTime.result()).isEqualTo(Result.OK);
    assertThat(inTime.found().in(Locale.ROOT)).contains("36.0 hours ago");
    assertThat(only(examine("2025-04-12T06:31:00Z"), "last night").result()).isEqualTo(Result.WARN);
  }

  @Test
  void warnsWhenNoNightEndedWell() throws IOException {
    report(4, "2025-04-11T18:30:00Z");
    Doctor.Check check = only(examine("2025-04-12T06:30:00Z"), "last night");
    assertThat(check.result()).isEqualTo(Result.WARN);
    assertThat(Objects.requireNonNull(check.remedy()).in(Locale.ROOT)).contains("muye runs show");
    assertThat(check.found().in(Locale.CHINA)).isEqualTo("没有一晚正常结束");
  }

  @Test
  void noticesAClockThatWasSetBack() throws IOException {
    report(0, "2025-04-11T18:30:00Z");
    assertThat(only(examine("2025-04-11T18:29:59Z"), "clock").result()).isEqualTo(Result.FAIL);
  }

  @Test
  void namesSecretsThatAreNotThere() {
    String mart =
        "serving: {postgres: {url: 'jdbc:postgresql://127.0.0.1:1/muye', user: u,"
            + " password_file: ./none}}";
    List<Doctor.Check> checks = examine("2025-04-11T00:00:00Z", mart);
    assertThat(only(checks, "secrets").result()).isEqualTo(Result.FAIL);
    assertThat(only(checks, "secrets").found().in(Locale.ROOT))
        .contains("there is no file " + folder);
    assertThat(only(checks, "mart").result()).isEqualTo(Result.FAIL);
  }

  @Test
  void saysThatAMartDoesNotAnswer() {
    String mart = "serving: {postgres: {url: 'jdbc:postgresql://127.0.0.1:1/muye', user: u}}";
    Doctor.Check check = only(examine("2025-04-11T00:00:00Z", mart), "mart");
    assertThat(check.result()).isEqualTo(Result.FAIL);
    assertThat(Objects.requireNonNull(check.remedy()).in(Locale.ROOT)).isNotEmpty();
  }
}
