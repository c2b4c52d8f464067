package org.muye.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Expectations from the description of Prometheus's text format, version 0.0.4. */
class MetricsTextTest {
  @Test
  void writesHelpTypeAndSamples() {
    Map<String, String> labels = new LinkedHashMap<>();
    labels.put("source", "grid");
    labels.put("outcome", "read");
    assertThat(
            new MetricsText()
                .gauge("muye_rows", "Rows")
                .sample(labels, 12)
                .gauge("muye_ratio", "A share")
                .sample(Map.of(), 0.25)
                .text())
        .isEqualTo(
            """
            # HELP muye_rows Rows
            # TYPE muye_rows gauge
            muye_rows{source="grid",outcome="read"} 12
            # HELP muye_ratio A share
            # TYPE muye_ratio gauge
            muye_ratio 0.25
            """);
  }

  @Test
  void escapesWhatTheFormatAsksFor() {
    assertThat(
            new MetricsText()
                .gauge("m", "a \\ and\na line")
                .sample(Map.of("l", "a \"b\" \\ c\nd"), 1)
                .text())
        .isEqualTo(
            "# HELP m a \\\\ and\\na line\n# TYPE m gauge\nm{l=\"a \\\"b\\\" \\\\ c\\nd\"} 1\n");
  }

  @Test
  void writesTimesAndCountsInPlainDigits() {
    assertThat(new MetricsText().gauge("m", "h").sample(Map.of(), 1.7645e9).text())
        .endsWith("m 1764500000\n");
    assertThat(new MetricsText().gauge("m", "h").sample(Map.of(), Double.NaN).text())
        .endsWith("m NaN\n");
    assertThat(new MetricsText().gauge("m", "h").sample(Map.of(), Double.NEGATIVE_INFINITY).text())
        .endsWith("m -Inf\n");
  }

  @Test
  void refusesNamesThatPrometheusRefuses() {
    MetricsText page = new MetricsText();
    assertThatThrownBy(() -> page.gauge("muye-rows", "h")).hasMessageContaining("muye-rows");
    page.gauge("m", "h");
    assertThatThrownBy(() -> page.sample(Map.of("a:b", "x"), 1)).hasMessageContaining("a:b");
  }
}
