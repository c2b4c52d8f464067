package org.muye.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProportionIntervalTest {
  private static final Offset<Double> TINY = within(1e-15);

  @Test
  void equalsR() {
    for (Golden.Row row : Golden.rows("proportion_ci.csv")) {
      Interval interval = ProportionInterval.wilson(row.count("x"), row.count("n"), 0.95);
      assertThat(interval.low()).isCloseTo(row.number("wilson_lo"), withinPercentage(1e-8));
      assertThat(interval.high()).isCloseTo(row.number("wilson_hi"), withinPercentage(1e-8));
      Interval exact = ProportionInterval.clopperPearson(row.count("x"), row.count("n"), 0.95);
      assertThat(exact.low()).isCloseTo(row.number("cp_lo"), withinPercentage(1e-8));
      assertThat(exact.high()).isCloseTo(row.number("cp_hi"), withinPercentage(1e-8));
    }
  }

  @Test
  void endsExactlyAtNothingAndEverything() {
    for (long cases = 1; cases < 2000; cases++) {
      assertThat(ProportionInterval.wilson(0, cases, 0.95).low()).isZero();
      assertThat(ProportionInterval.wilson(cases, cases, 0.95).high()).isEqualTo(1);
      assertThat(ProportionInterval.clopperPearson(0, cases, 0.95).low()).isZero();
      assertThat(ProportionInterval.clopperPearson(cases, cases, 0.95).high()).isEqualTo(1);
    }
  }

  /** Expected: binomial sums in 50-digit arithmetic, solved by bisection. */
  @ParameterizedTest
  @CsvSource({
    "1, 1000000, 0.95, 2.5317807663794178e-8, 5.5716306551722443e-6",
    "1, 1000000, 0.998, 1.000500333083033e-9, 9.2333754652916977e-6",
    "20, 1000, 0.95, 0.012258267972406326, 0.030720032682609112",
    "20, 1000, 0.998, 0.0090035740530225944, 0.037699112769201526",
    "3, 7, 0.95, 0.098988278442507865, 0.81594843235991699",
    "3, 7, 0.998, 0.03156080024518216, 0.92334545717311263"
  })
  void exactLimitsKeepTheirDigits(
      long found, long cases, double confidence, double low, double high) {
    Interval interval = ProportionInterval.clopperPearson(found, cases, confidence);
    assertThat(interval.low()).isCloseTo(low, withinPercentage(1e-8));
    assertThat(interval.high()).isCloseTo(high, withinPercentage(1e-8));
  }

  @Test
  void exactLimitsOfTheOthersAreTheComplement() {
    for (long cases = 1; cases < 2_000_000; cases = 7 * cases + 3) {
      for (long found = 0; found <= cases; found += 1 + cases / 5) {
        Interval interval = ProportionInterval.clopperPearson(found, cases, 0.95);
        Interval others = ProportionInterval.clopperPearson(cases - found, cases, 0.95);
        double share = (double) found / cases;
        assertThat(interval.low()).isLessThanOrEqualTo(share).isCloseTo(1 - others.high(), TINY);
        assertThat(interval.high()).isGreaterThanOrEqualTo(share);
      }
    }
  }

  @Test
  void refusesWhatIsNoProportion() {
    assertThatThrownBy(() -> ProportionInterval.wilson(0, 0, 0.95))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> ProportionInterval.wilson(2, 1, 0.95))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> ProportionInterval.wilson(-1, 1, 0.95))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> ProportionInterval.clopperPearson(0, 0, 0.95))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> ProportionInterval.clopperPearson(1, 1, 1))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
