package org.muye.statistics.surveillance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class AberrationMethodTest {
  private static final FarringtonSettings SETTINGS = FarringtonSettings.NOUFAILY_2013;

  @Test
  void takesFarringtonFrom211WeeksOfHistoryOn() {
    WeeklyCounts counts = WeeklyCounts.of(new long[400]);
    assertThat(AberrationMethod.forWeek(counts, 210, SETTINGS)).isEqualTo(AberrationMethod.EARS_C2);
    assertThat(AberrationMethod.forWeek(counts, 211, SETTINGS))
        .isEqualTo(AberrationMethod.FARRINGTON);
    assertThat(AberrationMethod.forWeek(counts, 262, SETTINGS.withYearsBack(5)))
        .isEqualTo(AberrationMethod.EARS_C2);
    assertThat(AberrationMethod.forWeek(counts, 263, SETTINGS.withYearsBack(5)))
        .isEqualTo(AberrationMethod.FARRINGTON);
  }

  @Test
  void chosenForAWeekIsNeverTooShortForIt() {
    long[] counts = new long[320];
    Arrays.fill(counts, 9);
    WeeklyCounts series = WeeklyCounts.of(counts);
    for (int week = 0; week < counts.length; week++) {
      boolean farrington =
          AberrationMethod.forWeek(series, week, SETTINGS) == AberrationMethod.FARRINGTON;
      boolean tooShort =
          Farrington.judge(series, week, SETTINGS).judgement().reason() == AbsenceReason.TOO_SHORT;
      assertThat(farrington).isEqualTo(!tooShort);
    }
  }

  @Test
  void countsHistoryFromTheFirstKnownWeek() {
    boolean[] known = new boolean[400];
    Arrays.fill(known, 30, 400, true);
    WeeklyCounts counts = WeeklyCounts.of(new long[400], known);
    assertThat(AberrationMethod.forWeek(counts, 240, SETTINGS)).isEqualTo(AberrationMethod.EARS_C2);
    assertThat(AberrationMethod.forWeek(counts, 241, SETTINGS))
        .isEqualTo(AberrationMethod.FARRINGTON);
  }
}
