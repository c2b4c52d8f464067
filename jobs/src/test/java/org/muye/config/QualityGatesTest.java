package org.muye.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.muye.config.WrittenConfig.failure;
import static org.muye.config.WrittenConfig.load;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QualityGatesTest {
  @TempDir Path folder;

  private static String judged(String common, String ofSource) {
    return """
    region: xinxiang
    warehouse: ./warehouse
    quality: %s
    sources:
      - {name: a, record: incident, mapping: chicago-assaults, path: a.csv}
      - {name: b, record: incident, mapping: chicago-assaults, path: b.csv, quality: %s}
    """
        .formatted(common, ofSource);
  }

  @Test
  void aSourceTakesTheGatesOfAllExceptThoseItHasItself() throws IOException {
    MuyeConfig.Quality quality =
        load(
                folder,
                judged(
                    "{freshness_hours: 30, weekday_volume: true, unknown_share_gate: 0.3}",
                    "{rows: {min: 10, max: 500}, weekday_volume: {weeks: 4, deviations: 3}}"))
            .quality();
    assertThat(quality.gates("a"))
        .isEqualTo(
            new QualityGates(0.2, 0.3, 30.0, null, null, new QualityGates.WeekdayVolume(8, 5)));
    assertThat(quality.gates("b"))
        .isEqualTo(
            new QualityGates(0.2, 0.3, 30.0, 10L, 500L, new QualityGates.WeekdayVolume(4, 3)));
    assertThat(
            load(folder, judged("{weekday_volume: true}", "{weekday_volume: false}"))
                .quality()
                .gates("b")
                .weekdayVolume())
        .isNull();
  }

  @Test
  void refusesGatesThatNothingCanPass() throws IOException {
    assertThat(failure(folder, judged("{rows: {min: 5, max: 4}}", "{rows: {min: 9}}")).why())
        .contains("quality.rows: min is above max", "sources.1.quality.rows: min is above max");
    assertThat(failure(folder, judged("{weekday_volume: {weeks: 3}}", "{freshness: 2}")).why())
        .contains("weeks", "freshness");
  }
}
