package org.muye.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunMetricsTest {
  /** A sample as Prometheus's text format describes it. */
  private static final Pattern SAMPLE =
      Pattern.compile(
          "([a-zA-Z_:][a-zA-Z0-9_:]*)"
              + "(\\{[a-zA-Z_][a-zA-Z0-9_]*=\"([^\"\\\\]|\\\\.)*\""
              + "(,[a-zA-Z_][a-zA-Z0-9_]*=\"([^\"\\\\]|\\\\.)*\")*})?"
              + " (NaN|[-+]Inf|-?[0-9]+(\\.[0-9]+)?([eE][-+]?[0-9]+)?)");

  @TempDir Path folder;

  @Test
  void countsWhatAGoodNightDid() {
    String page = RunMetrics.page(MadeReport.nightly(0, "2025-04-10T18:31:00Z"), Optional.empty());
    assertThat(page)
        .contains(
            // 2025-04-10 18:31 UTC is 1744309860 seconds after 1970: `date -d ... +%s`.
            "muye_last_success_timestamp_seconds{command=\"nightly\"} 1744309860\n",
            "muye_run_exit_code{command=\"nightly\"} 0\n",
            "muye_run_duration_seconds{command=\"nightly\"} 60\n",
            "muye_step_duration_seconds{step=\"ingest\"} 1.5\n",
            // Two parts: 2 + 0.25.
            "muye_step_duration_seconds{step=\"refine\"} 2.25\n",
            "muye_files{status=\"INGESTED\"} 1\n",
            "muye_files{status=\"FAILED\"} 0\n",
            // Two batches: 3 + 10 read, 1 + 8 written, 0 + 2 duplicate, 2 + 0 in quarantine.
            "muye_source_rows{source=\"calls\",outcome=\"read\"} 13\n",
            "muye_source_rows{source=\"calls\",outcome=\"written\"} 9\n",
            "muye_source_rows{source=\"calls\",outcome=\"duplicate\"} 2\n",
            "muye_source_rows{source=\"calls\",outcome=\"quarantined\"} 2\n",
            "muye_gate_closed{source=\"calls\",gate=\"QUARANTINE_SHARE\"} 0\n",
            "muye_run_peak_heap_bytes{command=\"nightly\"} 1000000\n",
            "muye_run_peak_resident_bytes{command=\"nightly\"} 2000000\n")
        .doesNotContain("muye_gate_value{source=\"calls\",gate=\"WEEKDAY_VOLUME\"}");
  }

  @Test
  void aFailedNightKeepsTheTimeOfTheLastGoodOne() throws IOException {
    Path file = folder.resolve("muye.prom");
    RunReport failed = MadeReport.nightly(4, "2025-04-11T18:31:00Z");
    assertThat(RunMetrics.page(failed, Optional.of(file)))
        .as("none was good yet")
        .doesNotContain("muye_last_success");
    RunReport good = MadeReport.nightly(0, "2025-04-10T18:31:00Z");
    Files.writeString(file, RunMetrics.page(good, Optional.of(file)));
    String page = RunMetrics.page(failed, Optional.of(file));
    assertThat(page)
        .contains(
            "muye_last_success_timestamp_seconds{command=\"nightly\"} 1744309860\n",
            "muye_run_finished_timestamp_seconds{command=\"nightly\"} 1744396260\n",
            "muye_run_exit_code{command=\"nightly\"} 4\n",
            "muye_gate_closed{source=\"calls\",gate=\"QUARANTINE_SHARE\"} 1\n");
  }

  @Test
  void everyLineIsOfTheFormatAndEveryMetricIsDeclaredOnce() {
    String page = RunMetrics.page(MadeReport.nightly(0, "2025-04-10T18:31:00Z"), Optional.empty());
    assertThat(page).endsWith("\n");
    Set<String> declared = new HashSet<>();
    Set<String> samples = new HashSet<>();
    String current = "";
    for (String line : page.lines().toList()) {
      if (line.startsWith("# TYPE ")) {
        current = line.split(" ", -1)[2];
        assertThat(line).isEqualTo("# TYPE " + current + " gauge");
        assertThat(declared.add(current)).as(line).isTrue();
      } else if (!line.startsWith("# HELP ")) {
        assertThat(line).matches(SAMPLE);
        assertThat(line).as("samples stand below their metric").startsWith(current);
        assertThat(samples.add(line.substring(0, line.lastIndexOf(' ')))).as(line).isTrue();
      }
    }
    assertThat(declared).hasSizeGreaterThan(8);
  }
}
