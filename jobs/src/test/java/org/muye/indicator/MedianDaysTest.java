package org.muye.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.muye.indicator.DisputeDurations.DETECTION_LAG;
import static org.muye.indicator.EscalationMeasures.LEAD_DAYS;

import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** D8 and D9_LEAD_DAYS: plain medians of days. */
class MedianDaysTest {
  private static final Indicator LAG = new DetectionLag();
  private static final Indicator LEAD = new WarningLead();

  @TempDir Path folder;
  private MadeCity city;

  @BeforeEach
  void make() {
    city = new MadeCity(folder);
  }

  /** 2, 15, 0, 1: between 1 and 2. */
  @Test
  void ofAnEvenNumberIsTheMeanOfTheTwoMiddleOnes() {
    city.add(DETECTION_LAG, "2", 1)
        .add(DETECTION_LAG, "15", 1)
        .add(DETECTION_LAG, "0", 1)
        .add(DETECTION_LAG, "1", 1);
    Estimate lag = city.only(LAG);
    assertThat(lag.value()).isEqualTo(1.5);
    assertThat(lag.numerator()).isEqualTo(4);
    assertThat(lag.denominator()).isNull();
    assertThat(lag.status()).isEmpty();
  }

  @Test
  void daysAreOrderedAsNumbers() {
    city.add(LEAD_DAYS, "10", 1).add(LEAD_DAYS, "9", 1).add(LEAD_DAYS, "100", 1);
    assertThat(city.only(LEAD).value()).isEqualTo(10);
  }

  @Test
  void ofNothingIsAbsent() {
    for (Indicator indicator : new Indicator[] {LAG, LEAD}) {
      Estimate nothing = city.only(indicator);
      assertThat(nothing.value()).isNull();
      assertThat(nothing.numerator()).isZero();
      assertThat(nothing.status()).isEqualTo(Set.of(StatusReason.NO_EXPOSURE));
    }
  }

  @Test
  void beyondTenYearsIsALowerBound() {
    city.add(DETECTION_LAG, "3651", 2).add(DETECTION_LAG, "5", 1);
    assertThat(city.only(LAG).status()).isEqualTo(Set.of(StatusReason.AT_LEAST));
    city.add(DETECTION_LAG, "5", 2);
    assertThat(city.only(LAG).value()).isEqualTo(5);
    assertThat(city.only(LAG).status()).isEmpty();
  }

  @Test
  void ofPartsOfDisputesIsAbsent() {
    city.add(DETECTION_LAG, "5", 0.4);
    assertThat(city.only(LAG).value()).isNull();
    assertThat(city.only(LAG).numerator()).isEqualTo(0.4);
  }
}
