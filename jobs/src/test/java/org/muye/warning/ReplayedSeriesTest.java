package org.muye.warning;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.muye.config.WarningRules.Series;

class ReplayedSeriesTest {
  private static final LocalDate MONDAY = LocalDate.parse("2023-01-02");
  private static final WatchedWeeks WEEKS =
      WatchedWeeks.of(MONDAY, MONDAY.plusWeeks(60).minusDays(1));

  /** Nine and eleven events in turn, known at the end of their week. */
  private static Vintage steady() {
    boolean[] reported = new boolean[60];
    Arrays.fill(reported, true);
    Vintage vintage = new Vintage(WEEKS, reported);
    for (int week = 0; week < 60; week++) {
      LocalDate monday = MONDAY.plusWeeks(week);
      vintage.add(monday, monday.plusDays(6), week % 2 == 0 ? 9 : 11);
    }
    return vintage;
  }

  private static ReplayedSeries replay(Vintage vintage) {
    return ReplayedSeries.replay(
        "u", new Series("I2", null), vintage, Map.of(), AlarmRules.evaluating(30), 40);
  }

  @Test
  void aQuietSeriesHasNoAlarm() {
    ReplayedSeries replayed = replay(steady());

    assertThat(replayed.raisedIn()).hasSize(60).containsOnly(ReplayedSeries.NEVER);
    assertThat(replayed.counts().count(58)).isEqualTo(9);
  }

  @Test
  void anAlarmIsRaisedInItsWeekOrWhenTheLateReportsCome() {
    Vintage vintage = steady();
    vintage.add(MONDAY.plusWeeks(45), MONDAY.plusWeeks(45).plusDays(6), 30);
    // Known two weeks later: within the longest delay, so that the week is still watched.
    vintage.add(MONDAY.plusWeeks(55), MONDAY.plusWeeks(57).plusDays(6), 30);

    ReplayedSeries replayed = replay(vintage);

    assertThat(replayed.raisedIn()[45]).isEqualTo(45);
    assertThat(replayed.raisedIn()[55]).isEqualTo(57);
    assertThat(replayed.raisedIn()[50]).isEqualTo(ReplayedSeries.NEVER);
    assertThat(replayed.counts().count(55)).isEqualTo(41);
  }

  @Test
  void anAlarmOnReportsThatWereWithdrawnLaterWasStillRaised() {
    Vintage vintage = steady();
    vintage.add(MONDAY.plusWeeks(45), MONDAY.plusWeeks(45).plusDays(6), 30);
    vintage.add(MONDAY.plusWeeks(45), MONDAY.plusWeeks(46).plusDays(6), -30);

    ReplayedSeries replayed = replay(vintage);

    assertThat(replayed.raisedIn()[45]).isEqualTo(45);
    assertThat(replayed.counts().count(45)).isEqualTo(11);
  }

  @Test
  void anExcessThatBecomesKnownAfterTheLongestDelayRaisesNothing() {
    Vintage vintage = steady();
    vintage.add(MONDAY.plusWeeks(50), MONDAY.plusWeeks(53).plusDays(6), 30);

    assertThat(replay(vintage).raisedIn()[50]).isEqualTo(ReplayedSeries.NEVER);
  }
}
