package org.muye.statistics.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.muye.statistics.Interval;

class BacktestTest {

  @Test
  void countsWarningsAgainstEvents() {
    boolean[] warned = {true, true, true, false, false, false, false, true};
    boolean[] event = {true, true, false, true, false, false, false, true};
    assertThat(ConfusionCounts.of(warned, event)).isEqualTo(new ConfusionCounts(3, 1, 1, 3));
  }

  /** By hand: 6 of 8 warnings, 6 of 10 events, 12 of 18. */
  @Test
  void precisionRecallAndF1AreShares() {
    ConfusionCounts counts = new ConfusionCounts(6, 2, 4, 100);
    assertThat(counts.precision()).hasValue(0.75);
    assertThat(counts.recall()).hasValue(0.6);
    assertThat(counts.f1().getAsDouble()).isCloseTo(2.0 / 3, within(1e-15));
  }

  /** Wilson's limits of 9 in 10 as R gives them in proportion_ci.csv. */
  @Test
  void sharesHaveTheIntervalOfWilson() {
    ConfusionCounts counts = new ConfusionCounts(9, 1, 0, 5);
    Interval precision = Objects.requireNonNull(counts.precisionInterval(0.95));
    assertThat(precision.low()).isCloseTo(0.595849973204762, within(1e-12));
    assertThat(precision.high()).isCloseTo(0.982123786904927, within(1e-12));
    // All of 9 events: the lower limit is n / (n + z^2).
    Interval recall = Objects.requireNonNull(counts.recallInterval(0.95));
    assertThat(recall.low()).isCloseTo(9 / (9 + 3.841458820694124), within(1e-12));
    assertThat(recall.high()).isEqualTo(1);
  }

  @Test
  void measuresWithoutADenominatorAreAbsent() {
    ConfusionCounts alwaysBlue = new ConfusionCounts(0, 0, 3, 50);
    assertThat(alwaysBlue.precision()).isEmpty();
    assertThat(alwaysBlue.precisionInterval(0.95)).isNull();
    assertThat(alwaysBlue.recall()).hasValue(0);
    assertThat(alwaysBlue.f1()).hasValue(0);
    ConfusionCounts nothing = new ConfusionCounts(0, 0, 0, 50);
    assertThat(nothing.recall()).isEmpty();
    assertThat(nothing.recallInterval(0.95)).isNull();
    assertThat(nothing.f1()).isEmpty();
  }

  @Test
  void f1IsTheHarmonicMeanOfPrecisionAndRecall() {
    SplittableRandom random = new SplittableRandom(41);
    for (int run = 0; run < 1000; run++) {
      ConfusionCounts counts =
          new ConfusionCounts(
              1 + random.nextInt(50), random.nextInt(50), random.nextInt(50), random.nextInt(50));
      double precision = counts.precision().getAsDouble();
      double recall = counts.recall().getAsDouble();
      assertThat(counts.f1().getAsDouble())
          .isCloseTo(2 * precision * recall / (precision + recall), within(1e-12));
    }
  }

  /**
   * By hand: 5 alarms in 28 unit-years; Garwood's limits of 5 from a printed table are 1.6235 and
   * 11.6683. Without an alarm the upper limit is -ln 0.025.
   */
  @Test
  void falseAlarmsAreARateWithAnExactInterval() {
    FalseAlarmRate rate = Objects.requireNonNull(FalseAlarmRate.of(5, 28, 0.95));
    assertThat(rate.perUnitYear()).isCloseTo(5.0 / 28, within(1e-15));
    assertThat(rate.interval().low()).isCloseTo(1.6235 / 28, within(1e-5));
    assertThat(rate.interval().high()).isCloseTo(11.6683 / 28, within(1e-5));
    FalseAlarmRate none = Objects.requireNonNull(FalseAlarmRate.of(0, 10, 0.95));
    assertThat(none.perUnitYear()).isZero();
    assertThat(none.interval().low()).isZero();
    assertThat(none.interval().high()).isCloseTo(-Math.log(0.025) / 10, within(1e-12));
    assertThat(FalseAlarmRate.of(0, 0, 0.95)).isNull();
  }

  @Test
  void firstAlarmIsSearchedInTheRangeOnly() {
    boolean[] alarms = {true, false, false, true, true, false};
    assertThat(AlarmSeries.firstAlarm(alarms, 1, 5)).hasValue(3);
    assertThat(AlarmSeries.firstAlarm(alarms, 3, 3)).hasValue(3);
    assertThat(AlarmSeries.firstAlarm(alarms, 1, 2)).isEmpty();
    assertThat(AlarmSeries.firstAlarm(alarms, -4, 2)).hasValue(0);
    assertThat(AlarmSeries.firstAlarm(alarms, 5, 99)).isEmpty();
    assertThat(AlarmSeries.firstAlarm(new boolean[0], 0, 0)).isEmpty();
  }

  /** By hand, type 7: of 0, 2, 3, 8 the quartiles lie at 1.5 and 4.25. */
  @Test
  void leadTimesHaveMedianAndQuartiles() {
    assertThat(LeadTimes.of(new int[] {3, 0, 8, 2}, 6))
        .isEqualTo(new LeadTimes(4, 6, 2.5, 1.5, 4.25));
    assertThat(LeadTimes.of(new int[] {5}, 5)).isEqualTo(new LeadTimes(1, 5, 5.0, 5.0, 5.0));
    assertThat(LeadTimes.of(new int[0], 3)).isEqualTo(new LeadTimes(0, 3, null, null, null));
    assertThat(LeadTimes.of(new int[0], 0)).isEqualTo(new LeadTimes(0, 0, null, null, null));
  }

  /** By hand: of 10 outbreaks 2 at once, 1 after a week, 1 after three, 1 after nine, 5 never. */
  @Test
  void detectionCurveGrowsWithTheWeeks() {
    List<DetectionPoint> curve = DetectionCurve.of(new int[] {0, 3, 1, 0, 9}, 10, 4, 0.95);
    assertThat(curve).extracting(DetectionPoint::weeks).containsExactly(0, 1, 2, 3, 4);
    assertThat(curve).extracting(DetectionPoint::detected).containsExactly(2L, 3L, 3L, 4L, 4L);
    assertThat(curve).extracting(DetectionPoint::share).containsExactly(0.2, 0.3, 0.3, 0.4, 0.4);
    assertThat(DetectionCurve.of(new int[] {0, 3, 1, 0, 9}, 10, 3, 0.95))
        .isEqualTo(curve.subList(0, 4));
    // Wilson for 4 of 10: (0.4 + z^2/20 -+ z sqrt(0.024 + z^2/400)) / (1 + z^2/10).
    double squared = 3.841458820694124;
    double half = Math.sqrt(squared * (0.024 + squared / 400));
    Interval interval = curve.get(4).interval();
    assertThat(interval.low())
        .isCloseTo((0.4 + squared / 20 - half) / (1 + squared / 10), within(1e-12));
    assertThat(interval.high())
        .isCloseTo((0.4 + squared / 20 + half) / (1 + squared / 10), within(1e-12));
  }

  @Test
  void detectionCurveIsEmptyWithoutOutbreaks() {
    assertThat(DetectionCurve.of(new int[0], 0, 8, 0.95)).isEmpty();
    assertThat(DetectionCurve.of(new int[0], 3, 0, 0.95).get(0).share()).isZero();
  }

  @Test
  void refusesWhatCannotBe() {
    assertThatThrownBy(() -> new ConfusionCounts(1, -2, 0, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("-2");
    assertThatThrownBy(() -> ConfusionCounts.of(new boolean[2], new boolean[3]))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> FalseAlarmRate.of(3, 0, 0.95))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> FalseAlarmRate.of(3, -1, 0.95))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> FalseAlarmRate.of(0, Double.NaN, 0.95))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> AlarmSeries.firstAlarm(new boolean[3], 2, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> LeadTimes.of(new int[] {-1}, 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("-1");
    assertThatThrownBy(() -> LeadTimes.of(new int[] {1, 2}, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> DetectionCurve.of(new int[] {1, 2}, 1, 4, 0.95))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> DetectionCurve.of(new int[] {-1}, 1, 4, 0.95))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> DetectionCurve.of(new int[0], 1, -1, 0.95))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> DetectionCurve.of(new int[0], 0, 1, 1))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
