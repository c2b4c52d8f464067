package org.muye.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.muye.config.QualityGates;
import org.muye.config.QualityGates.WeekdayVolume;
import org.muye.run.GateResult;
import org.muye.run.GateResult.Gate;
import org.muye.run.GateResult.State;

class DeliveryGatesTest {
  private static final Instant NOW = Instant.parse("2025-03-10T12:00:00Z");

  /** A Monday. */
  private static final LocalDate MONDAY = LocalDate.of(2025, 3, 10);

  private static Delivery delivery(
      String takenAt,
      long rows,
      long quarantined,
      Delivery.@Nullable Classes classes,
      SortedMap<LocalDate, Long> days) {
    return new Delivery("calls", Instant.parse(takenAt), rows, rows, quarantined, classes, days);
  }

  private static Delivery plain(long rows, long quarantined) {
    return delivery("2025-03-10T00:00:00Z", rows, quarantined, null, new TreeMap<>());
  }

  private static GateResult only(QualityGates limits, Delivery delivery, Gate gate) {
    List<GateResult> results = new DeliveryGates(limits, NOW).judge(delivery);
    return results.stream().filter(result -> result.gate() == gate).findFirst().orElseThrow();
  }

  private static QualityGates fresh(double hours) {
    return new QualityGates(0.2, null, hours, null, null, null);
  }

  private static QualityGates rows(@Nullable Long fewest, @Nullable Long most) {
    return new QualityGates(0.2, null, null, fewest, most, null);
  }

  private static QualityGates volume(WeekdayVolume limit) {
    return new QualityGates(0.2, null, null, null, null, limit);
  }

  @Test
  void judgesOnlyTheQuarantineUnlessMoreIsAsked() {
    assertThat(new DeliveryGates(QualityGates.DEFAULT, NOW).judge(plain(10, 2)))
        .singleElement()
        .satisfies(
            result -> {
              assertThat(result.gate()).isEqualTo(Gate.QUARANTINE_SHARE);
              assertThat(result.state()).as("2 of 10 is the limit itself").isEqualTo(State.OPEN);
              assertThat(result.value()).isEqualTo(0.2);
              assertThat(result.remedy()).isEmpty();
            });
  }

  @Test
  void closesAboveTheShareInQuarantineAndSaysWhatToDo() {
    GateResult result = only(QualityGates.DEFAULT, plain(3, 2), Gate.QUARANTINE_SHARE);
    assertThat(result.state()).isEqualTo(State.CLOSED);
    assertThat(result.finding()).contains("2 of 3 rows (66.7 %)", "20.0 %");
    assertThat(result.remedy()).contains("muye quarantine replay");
  }

  @Test
  void ageIsCountedFromTheNewestDelivery() {
    // Midnight to noon: 12 hours.
    GateResult open = only(fresh(12), plain(1, 0), Gate.FRESHNESS);
    assertThat(open.state()).isEqualTo(State.OPEN);
    assertThat(open.value()).isCloseTo(12, within(1e-9));
    GateResult closed = only(fresh(11.5), plain(1, 0), Gate.FRESHNESS);
    assertThat(closed.state()).isEqualTo(State.CLOSED);
    assertThat(closed.finding()).contains("12.0 hours old", "11.5 hours");
  }

  @Test
  void aSourceThatNeverDeliveredIsNotFresh() {
    List<GateResult> results = new DeliveryGates(fresh(24), NOW).judge(Delivery.none("calls"));
    assertThat(results).singleElement().extracting("state").isEqualTo(State.CLOSED);
    assertThat(new DeliveryGates(QualityGates.DEFAULT, NOW).judge(Delivery.none("calls")))
        .isEmpty();
  }

  @Test
  void rowsHaveALowerAndAnUpperLimit() {
    assertThat(only(rows(10L, null), plain(9, 0), Gate.ROWS).isClosed()).isTrue();
    assertThat(only(rows(10L, null), plain(10, 0), Gate.ROWS).isClosed()).isFalse();
    assertThat(only(rows(null, 20L), plain(20, 0), Gate.ROWS).isClosed()).isFalse();
    GateResult tooMany = only(rows(10L, 20L), plain(21, 0), Gate.ROWS);
    assertThat(tooMany.isClosed()).isTrue();
    assertThat(tooMany.finding()).contains("21 rows", "10 to 20");
  }

  @Test
  void anEmptyDeliveryIsBelowTheFewestRows() {
    assertThat(only(rows(1L, null), plain(0, 0), Gate.ROWS).isClosed()).isTrue();
  }

  @Test
  void unknownClassesAreAShareOfTheRecords() {
    QualityGates limits = new QualityGates(0.2, 0.1, null, null, null, null);
    Delivery some =
        delivery("2025-03-10T00:00:00Z", 30, 0, new Delivery.Classes(3, 20), new TreeMap<>());
    GateResult closed = only(limits, some, Gate.UNKNOWN_SHARE);
    assertThat(closed.state()).isEqualTo(State.CLOSED);
    assertThat(closed.finding()).contains("3 of 20 records (15.0 %)", "10.0 %");
    Delivery none =
        delivery("2025-03-10T00:00:00Z", 30, 0, new Delivery.Classes(0, 0), new TreeMap<>());
    assertThat(only(limits, none, Gate.UNKNOWN_SHARE).state()).isEqualTo(State.NOT_JUDGED);
  }

  /** Rows on the Mondays before, newest first, and on other days, which must not count. */
  private static Delivery mondays(long today, long... before) {
    SortedMap<LocalDate, Long> days = new TreeMap<>();
    days.put(MONDAY, today);
    for (int week = 1; week <= before.length; week++) {
      days.put(MONDAY.minusWeeks(week), before[week - 1]);
      days.put(MONDAY.minusWeeks(week).plusDays(3), 100_000L);
    }
    return delivery("2025-03-10T00:00:00Z", today, 0, null, days);
  }

  @Test
  void aDayIsComparedWithTheSameWeekday() {
    // Median 105, spread 14.826, five of them 74.13: 30.87 to 179.13.
    QualityGates limits = volume(new WeekdayVolume(8, 5));
    assertThat(only(limits, mondays(179, 120, 90, 110, 100), Gate.WEEKDAY_VOLUME).isClosed())
        .isFalse();
    assertThat(only(limits, mondays(31, 120, 90, 110, 100), Gate.WEEKDAY_VOLUME).isClosed())
        .isFalse();
    assertThat(only(limits, mondays(30, 120, 90, 110, 100), Gate.WEEKDAY_VOLUME).isClosed())
        .isTrue();
    GateResult tooMany = only(limits, mondays(180, 120, 90, 110, 100), Gate.WEEKDAY_VOLUME);
    assertThat(tooMany.isClosed()).isTrue();
    assertThat(tooMany.finding())
        .contains(
            "180 rows came on 2025-03-10", "last 4 deliveries on a Monday", "105", "31 to 179");
  }

  @Test
  void onlyTheNewestWeeksCount() {
    // The newest four are 100 each: 100 -+ 3 x 10. The older ones would make 1000 usual.
    assertThat(
            only(
                    volume(new WeekdayVolume(4, 3)),
                    mondays(131, 100, 100, 100, 100, 1000, 1000, 1000, 1000),
                    Gate.WEEKDAY_VOLUME)
                .isClosed())
        .isTrue();
  }

  @Test
  void fewerThanFourWeeksAreNotJudged() {
    GateResult result =
        only(volume(WeekdayVolume.DEFAULT), mondays(1, 100, 100, 100), Gate.WEEKDAY_VOLUME);
    assertThat(result.state()).isEqualTo(State.NOT_JUDGED);
    assertThat(result.finding()).contains("3 earlier deliveries on a Monday");
  }
}
