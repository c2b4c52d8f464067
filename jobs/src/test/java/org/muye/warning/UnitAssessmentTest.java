package org.muye.warning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.muye.warning.Rates.CRIMINAL;
import static org.muye.warning.Rates.INCIDENTS;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.muye.config.WarningRules;
import org.muye.config.WarningRules.Series;
import org.muye.time.Period;
import org.muye.warning.ComparedRate.Standing;
import org.muye.warning.Condition.Measure;
import org.muye.warning.UnitAssessment.Assessed;
import org.muye.warning.UnitAssessment.Known;

/** The shipped rule book on made-up quarters. */
class UnitAssessmentTest {
  private static final Period Q1 = Period.parse("2025Q1");

  private final UnitAssessment assessment = new UnitAssessment(WarningRules.load(null));

  /** A rate with a standing; a z beyond 3.0902 is outside the 99.8 % limits. */
  private static ComparedRate rate(Series series, double z, double tail, int alarmWeeks) {
    return rate(series, z, tail, alarmWeeks, null, null, 10, true);
  }

  private static ComparedRate rate(
      Series series,
      double z,
      double tail,
      int alarmWeeks,
      @Nullable Double ratioLow,
      @Nullable Double probability,
      double value,
      boolean complete) {
    Standing standing = new Standing(20, z, tail, tail);
    return new ComparedRate(
        new QuarterRate(
            "u", series, 30, 10_000.0, value, ratioLow, probability, alarmWeeks, complete),
        standing,
        standing);
  }

  private Assessed only(Known known) {
    return assessment.assess(new TreeMap<>(Map.of(Q1, known))).get(0);
  }

  private static Known known(ComparedRate... rates) {
    return new Known(List.of(rates), Map.of());
  }

  @Test
  void aQuietQuarterHasNoLevel() {
    Assessed assessed = only(known(rate(INCIDENTS, 0, 0.5, 1)));

    assertThat(assessed.level()).isZero();
    assertThat(assessed.findings()).isEmpty();
    assertThat(assessed.previous()).isNull();
  }

  @Test
  void oneMajorEventIsTheHighestLevel() {
    Assessed assessed = only(new Known(List.of(), Map.of("I10_GRADE", 1.0, "I10_GROUP", 0.0)));

    assertThat(assessed.level()).isEqualTo(1);
    assertThat(assessed.findings().get(0).rule().id()).isEqualTo("MAJOR_EVENT");
    assertThat(assessed.findings().get(0).conditions())
        .containsExactly(new Condition("I10_GRADE", null, Measure.EVENTS, 1, ">=", 1, 1, null));
  }

  /** A level is left after two quieter quarters, so one event gives two quarters at level 1. */
  @Test
  void quartersAtTheHighestLevelAreCountedInARow() {
    Known event = new Known(List.of(), Map.of("I10_GRADE", 1.0));
    Known quiet = new Known(List.of(), Map.of("I10_GRADE", 0.0));
    TreeMap<Period, Known> quarters = new TreeMap<>();
    quarters.put(Period.parse("2024Q1"), event);
    quarters.put(Period.parse("2024Q2"), event);
    quarters.put(Period.parse("2024Q3"), quiet);
    quarters.put(Period.parse("2024Q4"), quiet);
    quarters.put(Period.parse("2025Q1"), event);
    // Nothing is known of the second quarter of 2025.
    quarters.put(Period.parse("2025Q3"), event);

    assertThat(assessment.assess(quarters))
        .extracting(Assessed::level)
        .containsExactly(1, 1, 1, 0, 1, 1);
    assertThat(assessment.assess(quarters))
        .extracting(Assessed::atHighest)
        .containsExactly(1, 2, 3, 0, 1, 1);
  }

  @Test
  void twoRatesFarAboveTheCityWithAlarmsAreTheHighestLevel() {
    Assessed assessed = only(known(rate(INCIDENTS, 3.1, 0.5, 1), rate(CRIMINAL, 3.1, 0.5, 1)));

    assertThat(assessed.level()).isEqualTo(1);
    assertThat(assessed.findings().get(0).rule().id()).isEqualTo("FAR_ABOVE_CITY_WITH_ALARMS");
    assertThat(assessed.findings().get(0).conditions())
        .extracting(Condition::measure)
        .containsExactly(
            Measure.Z_ADJUSTED, Measure.ALARM_WEEKS, Measure.Z_ADJUSTED, Measure.ALARM_WEEKS);
  }

  @Test
  void oneOfThemWithoutAlarmIsNot() {
    assertThat(only(known(rate(INCIDENTS, 3.1, 0.5, 1), rate(CRIMINAL, 3.1, 0.5, 0))).level())
        .isZero();
    assertThat(only(known(rate(INCIDENTS, 3.09, 0.5, 1), rate(CRIMINAL, 3.1, 0.5, 1))).level())
        .as("3.09 lies inside the limit of 3.0902")
        .isZero();
  }

  @Test
  void oneRateFarAboveTheCityThatRoseIsTheSecondLevel() {
    assertThat(only(known(rate(INCIDENTS, 3.1, 0.5, 0, 1.01, null, 10, true))).level())
        .isEqualTo(2);
    assertThat(only(known(rate(INCIDENTS, 3.1, 0.5, 0, 1.0, null, 10, true))).level()).isZero();
  }

  @Test
  void significantlyAboveOrTwoAlarmWeeksAreTheThird() {
    assertThat(only(known(rate(INCIDENTS, 2, 0.05, 0))).level()).isEqualTo(3);
    assertThat(only(known(rate(INCIDENTS, 2, 0.051, 0))).level()).isZero();
    assertThat(only(known(rate(INCIDENTS, 0, 0.5, 2))).level()).isEqualTo(3);
  }

  @Test
  void probablyAboveIsTheFourth() {
    assertThat(only(known(rate(INCIDENTS, 0, 0.5, 0, null, 0.81, 10, true))).level()).isEqualTo(4);
    assertThat(only(known(rate(INCIDENTS, 0, 0.5, 0, null, 0.8, 10, true))).level()).isZero();
  }

  @Test
  void threeRisesInARowAreTheFourth() {
    assertThat(levels(10.0, 11.0, 12.0, 13.0)).containsExactly(0, 0, 0, 4);
    assertThat(levels(10.0, 11.0, 11.0, 13.0, 14.0)).containsOnly(0);
  }

  /** An open quarter has fewer days; a missing one breaks the row. */
  @Test
  void anOpenOrMissingQuarterIsNoRise() {
    TreeMap<Period, Known> quarters = new TreeMap<>();
    Period quarter = Q1;
    for (double value : new double[] {10, 11, 12}) {
      quarters.put(quarter, known(rate(INCIDENTS, 0, 0.5, 0, null, null, value, true)));
      quarter = quarter.next();
    }
    quarters.put(quarter, known(rate(INCIDENTS, 0, 0.5, 0, null, null, 13, false)));
    assertThat(assessment.assess(quarters)).extracting(Assessed::level).containsOnly(0);

    quarters.remove(quarter);
    quarters.put(quarter.next(), known(rate(INCIDENTS, 0, 0.5, 0, null, null, 13, true)));
    assertThat(assessment.assess(quarters)).extracting(Assessed::level).containsOnly(0);
  }

  @Test
  void keepsEveryRuleThatHoldsAndTheHighestDecides() {
    Assessed assessed = only(known(rate(INCIDENTS, 3.1, 0.01, 3, 1.2, 0.99, 10, true)));

    assertThat(assessed.level()).isEqualTo(2);
    assertThat(assessed.findings())
        .extracting(finding -> finding.rule().id())
        .containsExactly(
            "FAR_ABOVE_CITY_AND_RISING",
            "ABOVE_CITY_ADJUSTED",
            "ALARM_WEEKS",
            "PROBABLY_ABOVE_CITY");
  }

  private List<Integer> levels(double... values) {
    TreeMap<Period, Known> quarters = new TreeMap<>();
    Period quarter = Q1;
    for (double value : values) {
      quarters.put(quarter, known(rate(INCIDENTS, 0, 0.5, 0, null, null, value, true)));
      quarter = quarter.next();
    }
    return new ArrayList<>(assessment.assess(quarters).stream().map(Assessed::level).toList());
  }
}
