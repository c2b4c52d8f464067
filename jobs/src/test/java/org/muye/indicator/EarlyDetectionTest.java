package org.muye.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.muye.indicator.DisputeMeasures.ACCEPTED;
import static org.muye.indicator.EscalationMeasures.DETECTED_EARLY;
import static org.muye.indicator.EscalationMeasures.DETECTION_UNKNOWN;

import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EarlyDetectionTest {
  private static final Indicator INDICATOR = new EarlyDetection();

  @TempDir Path folder;
  private MadeCity city;

  @BeforeEach
  void make() {
    city = new MadeCity(folder);
  }

  @Test
  void isAShareOfTheAcceptedWithItsInterval() {
    city.add(ACCEPTED, null, 4).add(DETECTED_EARLY, null, 1);
    Estimate share = city.only(INDICATOR);
    assertThat(share.value()).isEqualTo(0.25);
    // Wilson, 1 of 4: (0.25 + 0.480182 -+ 1.959964 x sqrt(0.046875 + 0.060023)) / 1.960365.
    assertThat(share.low()).isCloseTo(0.045587, within(1e-5));
    assertThat(share.high()).isCloseTo(0.699358, within(1e-5));
    assertThat(share.status()).isEmpty();
  }

  @Test
  void anEmptyPeriodHasNoExposure() {
    Estimate share = city.only(INDICATOR);
    assertThat(share.value()).isNull();
    assertThat(share.status()).isEqualTo(Set.of(StatusReason.NO_EXPOSURE));
  }

  @Test
  void isALowerBoundWhereSomeDoNotSayHowTheyWereFound() {
    city.add(ACCEPTED, null, 4).add(DETECTED_EARLY, null, 1).add(DETECTION_UNKNOWN, null, 2);
    assertThat(city.only(INDICATOR).value()).isEqualTo(0.25);
    assertThat(city.only(INDICATOR).status()).isEqualTo(Set.of(StatusReason.AT_LEAST));
  }

  @Test
  void isAbsentWhereNoneSaysIt() {
    city.add(ACCEPTED, null, 4).add(DETECTION_UNKNOWN, null, 4);
    Estimate share = city.only(INDICATOR);
    assertThat(share.value()).isNull();
    assertThat(share.denominator()).isEqualTo(4);
    assertThat(share.status()).isEqualTo(Set.of(StatusReason.ALL_MISSING));
  }
}
