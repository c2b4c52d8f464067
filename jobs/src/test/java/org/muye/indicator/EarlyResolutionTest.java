package org.muye.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.muye.indicator.DisputeDurations.FOLLOWED;
import static org.muye.indicator.DisputeDurations.REOPENED_WITHIN;
import static org.muye.indicator.DisputeDurations.RESOLUTION_WATCHED;
import static org.muye.indicator.DisputeDurations.RESOLVED_WITHIN;
import static org.muye.indicator.DisputeDurations.UNDATED_FOLLOWED;

import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** D10 and D12: shares of those that were followed long enough. */
class EarlyResolutionTest {
  private static final Indicator EARLY = new EarlyResolution();
  private static final Indicator REOPENED = new ReopeningRate();

  @TempDir Path folder;
  private MadeCity city;

  @BeforeEach
  void make() {
    city = new MadeCity(folder);
  }

  @Test
  void eachSpanHasADenominatorOfItsOwn() {
    city.add(RESOLVED_WITHIN, "7", 1)
        .add(FOLLOWED, "7", 6)
        .add(RESOLVED_WITHIN, "30", 2)
        .add(FOLLOWED, "30", 5)
        .add(FOLLOWED, "90", 0);
    assertThat(city.estimates(EARLY)).hasSize(3);
    assertThat(city.estimate(EARLY, "7").value()).isCloseTo(1.0 / 6, within(1e-15));
    Estimate month = city.estimate(EARLY, "30");
    assertThat(month.value()).isEqualTo(0.4);
    // Wilson, 2 of 5: (0.4 + 0.384146 -+ 1.959964 x sqrt(0.048 + 0.038415)) / 1.768292.
    assertThat(month.low()).isCloseTo(0.117620, within(1e-5));
    assertThat(month.high()).isCloseTo(0.769276, within(1e-5));
    assertThat(city.estimate(EARLY, "90").status()).isEqualTo(Set.of(StatusReason.NO_EXPOSURE));
  }

  @Test
  void undatedClosingsAreLeftOutOrTakenAsOpen() {
    city.add(RESOLVED_WITHIN, "30", 2).add(FOLLOWED, "30", 4).add(UNDATED_FOLLOWED, "30", 4);
    Estimate without = city.estimate(EARLY, "30");
    assertThat(without.value()).isEqualTo(0.5);
    assertThat(without.status()).isEqualTo(Set.of(StatusReason.UNDATED_EXCLUDED));
    Estimate with = city.estimate(EARLY, "30|undated_as_open");
    assertThat(with.value()).isEqualTo(0.25);
    assertThat(with.denominator()).isEqualTo(8);
    assertThat(city.estimates(EARLY)).hasSize(4);
  }

  @Test
  void reopeningsAreRelatedToResolutionsOldEnough() {
    assertThat(city.only(REOPENED).status()).isEqualTo(Set.of(StatusReason.NO_EXPOSURE));
    city.add(RESOLUTION_WATCHED, null, 14);
    assertThat(city.only(REOPENED).value()).isZero();
    city.add(REOPENED_WITHIN, null, 2);
    Estimate share = city.only(REOPENED);
    assertThat(share.value()).isCloseTo(1.0 / 7, within(1e-15));
    // Wilson, 2 of 14: (0.142857 + 0.137195 -+ 1.959964 x sqrt(0.008746 + 0.0049)) / 1.27439.
    assertThat(share.low()).isCloseTo(0.040094, within(1e-4));
    assertThat(share.high()).isCloseTo(0.399414, within(1e-4));
  }
}
