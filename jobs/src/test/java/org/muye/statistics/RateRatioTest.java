package org.muye.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.Objects;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RateRatioTest {

  @Test
  void equalsR() {
    for (Golden.Row row : Golden.rows("rate_ratio.csv")) {
      RateRatio ratio =
          RateRatio.exact(
              row.count("y1"), row.number("e1"), row.count("y0"), row.number("e0"), 0.95);
      same(ratio.ratio(), row.number("rr"));
      same(ratio.low(), row.number("lo"));
      same(ratio.high(), row.number("hi"));
      assertThat(
              RateRatio.pValue(row.count("y1"), row.number("e1"), row.count("y0"), row.number("e0"))
                  .orElseThrow())
          .isCloseTo(row.number("p"), withinPercentage(1e-8));
    }
  }

  /** R shows the infinite; our tables leave it out. */
  private static void same(@Nullable Double value, double expected) {
    if (Double.isInfinite(expected)) {
      assertThat(value).isNull();
    } else {
      assertThat(Objects.requireNonNull(value)).isCloseTo(expected, withinPercentage(1e-8));
    }
  }

  @Test
  void ofTwoZerosOrNoExposureIsAbsent() {
    RateRatio absent = new RateRatio(null, null, null);
    assertThat(RateRatio.exact(0, 10, 0, 10, 0.95)).isEqualTo(absent);
    assertThat(RateRatio.exact(3, 0, 4, 10, 0.95)).isEqualTo(absent);
    assertThat(RateRatio.exact(3, 10, 4, 0, 0.95)).isEqualTo(absent);
  }

  /** With n against 0 the Clopper-Pearson limit is (tail)^(1/n). */
  @Test
  void keepsItsDigitsFarFromOne() {
    long n = 1_000_000;
    double logLimit = Math.log(0.025) / n;
    double odds = Math.exp(logLimit) / -Math.expm1(logLimit);
    RateRatio falling = RateRatio.exact(0, 1, n, 1, 0.95);
    RateRatio rising = RateRatio.exact(n, 1, 0, 1, 0.95);
    assertThat(Objects.requireNonNull(falling.high())).isCloseTo(1 / odds, withinPercentage(1e-8));
    assertThat(Objects.requireNonNull(rising.low())).isCloseTo(odds, withinPercentage(1e-8));
  }

  @Test
  void turnsRoundWithItsParts() {
    for (long y1 = 1; y1 < 2_000_000; y1 = 7 * y1 + 1) {
      for (long y0 = 1; y0 < 2_000_000; y0 = 7 * y0 + 1) {
        RateRatio there = RateRatio.exact(y1, 900, y0, 910, 0.95);
        RateRatio back = RateRatio.exact(y0, 910, y1, 900, 0.95);
        double low = Objects.requireNonNull(there.low());
        assertThat(low).isLessThan(Objects.requireNonNull(there.ratio()));
        assertThat(low * Objects.requireNonNull(back.high())).isCloseTo(1, withinPercentage(1e-8));
      }
    }
  }

  @Test
  void hasNoPValueWithoutEventsOrExposure() {
    assertThat(RateRatio.pValue(0, 10, 0, 10)).isEmpty();
    assertThat(RateRatio.pValue(3, 0, 4, 10)).isEmpty();
    assertThat(RateRatio.pValue(3, 10, 4, 0)).isEmpty();
  }

  /** Every outcome looked at, as the definition has it. */
  @Test
  void pValueIsTheProbabilityOfAllOutcomesNoMoreLikely() {
    for (int events = 1; events <= 40; events++) {
      for (double share : new double[] {0.03, 0.25, 1.0 / 3, 0.5, 0.8}) {
        BinomialDistribution outcomes = BinomialDistribution.of(events, share);
        for (int y1 = 0; y1 <= events; y1++) {
          double sum = 0;
          for (int other = 0; other <= events; other++) {
            double likely = outcomes.probability(other);
            sum += likely <= outcomes.probability(y1) * (1 + 1e-7) ? likely : 0;
          }
          assertThat(RateRatio.pValue(y1, share, events - y1, 1 - share).orElseThrow())
              .isCloseTo(sum, within(1e-10));
        }
      }
    }
  }

  /** 100 events more than half of a million: z = 100 / 500 = 0.2, p = 0.8415. */
  @Test
  void pValueOfManyEventsIsThatOfTheNormalApproximation() {
    assertThat(RateRatio.pValue(500_100, 7, 499_900, 7).orElseThrow())
        .isCloseTo(0.8415, within(1e-3));
  }

  @Test
  void refusesNegativeCountsAndExposures() {
    assertThatThrownBy(() -> RateRatio.exact(-1, 1, 1, 1, 0.95))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> RateRatio.exact(1, -1, 1, 1, 0.95))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> RateRatio.exact(1, 1, 1, Double.NaN, 0.95))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> RateRatio.pValue(1, 1, -1, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> RateRatio.pValue(2_000_000_000, 1, 2_000_000_000, 1))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
