package org.muye.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.muye.indicator.DisputeDurations.FIRST_ESCALATION_DAYS;
import static org.muye.indicator.DisputeDurations.FIRST_RESOLUTION_DAYS;
import static org.muye.indicator.DisputeDurations.UNENDED_DAYS;
import static org.muye.indicator.DisputeMeasures.ACCEPTED;
import static org.muye.indicator.DisputeMeasures.UNDATED;
import static org.muye.indicator.EscalationMeasures.ESCALATED;
import static org.muye.indicator.EscalationMeasures.GROUP_TOO;
import static org.muye.indicator.EscalationMeasures.GROUP_UNESCALATED;
import static org.muye.indicator.EscalationMeasures.GROUP_WARNED;
import static org.muye.indicator.EscalationMeasures.WARNED;

import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** D9, D11 and D11_CIF90: what escalated, how soon, and whether a warning came before. */
class EscalationTest {
  private static final Indicator WARNING = new EarlyWarning();
  private static final Indicator RATE = new EscalationRate();
  private static final Indicator INCIDENCE = new EscalationIncidence();

  @TempDir Path folder;
  private MadeCity city;

  @BeforeEach
  void make() {
    city = new MadeCity(folder);
  }

  @Test
  void warningsAreRelatedToEscalationsAndToGroupDisputesBeside() {
    city.add(ESCALATED, null, 4)
        .add(WARNED, null, 1)
        .add(GROUP_UNESCALATED, GROUP_TOO, 2)
        .add(GROUP_WARNED, GROUP_TOO, 2);
    Estimate escalated = city.estimate(WARNING, null);
    assertThat(escalated.value()).isEqualTo(0.25);
    assertThat(escalated.denominator()).isEqualTo(4);
    Estimate both = city.estimate(WARNING, GROUP_TOO);
    // (1 + 2) of (4 + 2)
    assertThat(both.value()).isEqualTo(0.5);
    // Wilson, 3 of 6: (0.5 + 0.320122 -+ 1.959964 x sqrt(0.041667 + 0.026677)) / 1.640243.
    assertThat(both.low()).isCloseTo(0.187616, within(1e-5));
    assertThat(both.high()).isCloseTo(0.812384, within(1e-5));
  }

  @Test
  void withoutEscalationsThereIsNothingToWarnOf() {
    city.add(ACCEPTED, null, 9);
    assertThat(city.estimate(WARNING, null).status()).isEqualTo(Set.of(StatusReason.NO_EXPOSURE));
    assertThat(city.estimate(WARNING, GROUP_TOO).value()).isNull();
    assertThat(city.only(RATE).value()).isZero();
  }

  @Test
  void theRateIsAShareOfTheAccepted() {
    assertThat(city.only(RATE).status()).isEqualTo(Set.of(StatusReason.NO_EXPOSURE));
    city.add(ACCEPTED, null, 8).add(ESCALATED, null, 2);
    assertThat(city.only(RATE).value()).isEqualTo(0.25);
    assertThat(city.only(RATE).numerator()).isEqualTo(2);
  }

  /**
   * Four disputes: resolved on day 5, open on day 7, escalated on day 10, open after day 90. On day
   * 10 two are at risk and 3/4 are without an end: 3/4 x 1/2. R's multi-state survfit gives 0.375.
   */
  @Test
  void incidenceTakesResolvedDisputesOutOfTheRisk() {
    city.add(FIRST_RESOLUTION_DAYS, "5", 1)
        .add(UNENDED_DAYS, "7", 1)
        .add(FIRST_ESCALATION_DAYS, "10", 1)
        .add(UNENDED_DAYS, "91", 1);
    Estimate incidence = city.only(INCIDENCE);
    assertThat(incidence.value()).isCloseTo(0.375, within(1e-15));
    assertThat(incidence.numerator()).isEqualTo(1);
    assertThat(incidence.denominator()).isEqualTo(4);
    assertThat(incidence.status()).isEmpty();
  }

  @Test
  void escalationsAfterNinetyDaysDoNotCount() {
    city.add(FIRST_ESCALATION_DAYS, "90", 1).add(FIRST_ESCALATION_DAYS, "91", 3);
    Estimate incidence = city.only(INCIDENCE);
    assertThat(incidence.value()).isCloseTo(0.25, within(1e-15));
    assertThat(incidence.numerator()).isEqualTo(1);
    assertThat(incidence.denominator()).isEqualTo(4);
  }

  @Test
  void incidenceOfAYoungCohortIsALowerBound() {
    city.add(FIRST_ESCALATION_DAYS, "2", 1).add(UNENDED_DAYS, "20", 1);
    assertThat(city.only(INCIDENCE).value()).isEqualTo(0.5);
    assertThat(city.only(INCIDENCE).status()).isEqualTo(Set.of(StatusReason.SHORT_FOLLOW_UP));
    city.add(FIRST_RESOLUTION_DAYS, "30", 1);
    // The last of the three ends on day 30, so that nothing is left to follow.
    assertThat(city.only(INCIDENCE).status()).isEmpty();
  }

  @Test
  void incidenceOfNothingHasNoExposure() {
    Estimate nothing = city.only(INCIDENCE);
    assertThat(nothing.value()).isNull();
    assertThat(nothing.denominator()).isZero();
    assertThat(nothing.status()).isEqualTo(Set.of(StatusReason.NO_EXPOSURE));
    city.add(UNDATED, null, 3);
    assertThat(city.only(INCIDENCE).status())
        .isEqualTo(Set.of(StatusReason.NO_EXPOSURE, StatusReason.UNDATED_EXCLUDED));
  }

  @Test
  void incidenceOfPartsOfDisputesIsAbsent() {
    city.add(FIRST_ESCALATION_DAYS, "2", 0.6).add(UNENDED_DAYS, "95", 0.4);
    assertThat(city.only(INCIDENCE).value()).isNull();
    assertThat(city.only(INCIDENCE).numerator()).isEqualTo(0.6);
  }
}
