package org.muye.warning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.muye.config.WarningRules.Series;
import org.muye.statistics.surveillance.WeeklyCounts;

class AlarmScoresTest {
  private static final Series WHOLE = new Series("I2", null);
  private static final Series CLASS = new Series("I2", "01");

  /** Alarms about weeks, raised some weeks after. */
  private static ReplayedSeries alarms(Series series, Map<Integer, Integer> raisedAfter) {
    int[] raisedIn = new int[104];
    Arrays.fill(raisedIn, ReplayedSeries.NEVER);
    raisedAfter.forEach((week, later) -> raisedIn[week] = week + later);
    long[] counts = new long[104];
    Arrays.fill(counts, 5);
    return new ReplayedSeries("u", series, WeeklyCounts.of(counts), raisedIn);
  }

  private static Map<String, BacktestScore> scores(
      List<PlantedEvent> events, List<ReplayedSeries> replayed, String series) {
    return new AlarmScores(events, 52)
        .all(replayed).stream()
            .filter(score -> score.rule().equals("ALARM") && score.series().equals(series))
            .collect(Collectors.toMap(BacktestScore::metric, score -> score));
  }

  private static double value(Map<String, BacktestScore> scores, String metric) {
    return Objects.requireNonNull(Objects.requireNonNull(scores.get(metric)).value());
  }

  @Test
  void hitsDelaysAndFalseAlarmsAreCounted() {
    List<PlantedEvent> events =
        List.of(
            new PlantedEvent("u", Set.of("I2", "I2:01"), 60, 3),
            new PlantedEvent("u", Set.of("I2", "I2:01"), 80, 2),
            new PlantedEvent("elsewhere", Set.of("I2"), 70, 2),
            // Begins before the first week that is scored.
            new PlantedEvent("u", Set.of("I2"), 51, 3));
    List<ReplayedSeries> replayed =
        List.of(alarms(CLASS, Map.of(61, 0, 62, 0, 90, 0)), alarms(WHOLE, Map.of(60, 3, 100, 0)));

    Map<String, BacktestScore> ofClass = scores(events, replayed, "I2:01");
    assertThat(value(ofClass, "PRECISION")).isCloseTo(2.0 / 3, within(1e-12));
    assertThat(value(ofClass, "RECALL")).isCloseTo(2.0 / 5, within(1e-12));
    assertThat(value(ofClass, "F1")).isCloseTo(4.0 / 8, within(1e-12));
    assertThat(value(ofClass, "DETECTED_WITHIN_0")).isZero();
    assertThat(value(ofClass, "DETECTED_WITHIN_1")).isEqualTo(0.5);
    assertThat(value(ofClass, "DELAY_WEEKS")).isEqualTo(1);
    // One false alarm in the 52 weeks of one unit.
    assertThat(value(ofClass, "FALSE_ALARMS_PER_UNIT_YEAR")).isEqualTo(1);

    Map<String, BacktestScore> together = scores(events, replayed, AlarmScores.ANY);
    assertThat(value(together, "PRECISION")).isCloseTo(3.0 / 5, within(1e-12));
    // The class told of it in the week after the onset, before the whole did.
    assertThat(value(together, "DELAY_WEEKS")).isEqualTo(1);
    assertThat(value(together, "FALSE_ALARMS_PER_UNIT_YEAR")).isEqualTo(2);

    Map<String, BacktestScore> ofWhole = scores(events, replayed, "I2");
    assertThat(value(ofWhole, "DELAY_WEEKS")).isEqualTo(3);
  }

  @Test
  void withoutAlarmsAndEventsNothingIsDividedByZero() {
    Map<String, BacktestScore> scores = scores(List.of(), List.of(alarms(WHOLE, Map.of())), "I2");

    assertThat(Objects.requireNonNull(scores.get("PRECISION")).value()).isNull();
    assertThat(Objects.requireNonNull(scores.get("RECALL")).value()).isNull();
    assertThat(scores).doesNotContainKey("DETECTED_WITHIN_0");
    assertThat(value(scores, "FALSE_ALARMS_PER_UNIT_YEAR")).isZero();
  }

  @Test
  void weeksBeyondExpectationAreEventsAndTheirRunsAreOne() {
    long[] counts = new long[160];
    Arrays.fill(counts, 5);
    // Poisson with mean 5: more than 10 in 1.37 %, more than 9 in 3.18 %, so 11 is the first event.
    counts[150] = 11;
    counts[151] = 20;
    counts[155] = 10;
    int[] never = new int[160];
    Arrays.fill(never, ReplayedSeries.NEVER);

    assertThat(
            AlarmScores.exceedances(
                List.of(new ReplayedSeries("u", WHOLE, WeeklyCounts.of(counts), never))))
        .containsExactly(new PlantedEvent("u", Set.of("I2"), 150, 2));
  }

  @Test
  void theRulesComparedWithAreSimple() {
    long[] counts = new long[160];
    for (int week = 0; week < 160; week++) {
      counts[week] = week % 2 == 0 ? 4 : 6;
    }
    counts[120] = 8;
    WeeklyCounts series = WeeklyCounts.of(counts);

    // Mean 5 and a standard deviation of just above 1 in the year before: 8 is above 7.02.
    int[] persistence = Baselines.persistence(series, 106);
    assertThat(persistence[121]).isEqualTo(121);
    assertThat(Arrays.stream(persistence).filter(raised -> raised >= 0)).containsExactly(121);
    // 4 in the same week of both earlier years, so that any count above is an alarm.
    int[] seasonal = Baselines.seasonalNaive(series, 106);
    assertThat(Arrays.stream(seasonal).filter(raised -> raised >= 0)).containsExactly(120);
    assertThat(Baselines.never(series)).hasSize(160).containsOnly(ReplayedSeries.NEVER);
  }
}
