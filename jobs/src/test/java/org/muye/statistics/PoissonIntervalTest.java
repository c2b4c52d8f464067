package org.muye.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PoissonIntervalTest {
  private static final double PERCENT = 1e-8;

  @Test
  void equalsR() {
    for (Golden.Row row : Golden.rows("poisson_ci.csv")) {
      long count = row.count("count");
      double exposure = row.number("pop") / 1e4;
      close(PoissonInterval.garwood(count, 0.95).dividedBy(exposure), row, "lo95", "hi95");
      close(PoissonInterval.garwood(count, 0.998).dividedBy(exposure), row, "lo998", "hi998");
    }
  }

  private static void close(Interval interval, Golden.Row row, String low, String high) {
    assertThat(interval.low()).isCloseTo(row.number(low), withinPercentage(PERCENT));
    assertThat(interval.high()).isCloseTo(row.number(high), withinPercentage(PERCENT));
  }

  /** Expected: the incomplete gamma series in 60-digit decimal arithmetic, solved by Newton. */
  @ParameterizedTest
  @CsvSource({
    "1, 0.95, 2.53178079842898765e-02, 5.57164339093889893e+00",
    "1000, 0.95, 9.38973018407695236e+02, 1.06395213601630189e+03",
    "1000000, 0.95, 9.98040983340293868e+05, 1.00196191194543219e+06",
    "1000000, 0.998, 9.96912617319815210e+05, 1.00309408391497016e+06",
    "3, 0.999999, 1.44747618255167496e-02, 2.21484213249050512e+01"
  })
  void keepsItsDigitsAtTheEnds(long count, double confidence, double low, double high) {
    Interval interval = PoissonInterval.garwood(count, confidence);
    assertThat(interval.low()).isCloseTo(low, withinPercentage(PERCENT));
    assertThat(interval.high()).isCloseTo(high, withinPercentage(PERCENT));
  }

  @Test
  void ofNoEventHasTheClosedForm() {
    Interval interval = PoissonInterval.garwood(0, 0.95);
    assertThat(interval.low()).isZero();
    assertThat(interval.high()).isCloseTo(-Math.log(0.025), withinPercentage(PERCENT));
  }

  @Test
  void isOrderedAndGrowsWithTheCount() {
    Interval previous = PoissonInterval.garwood(0, 0.95);
    for (long count = 1; count < 3_000_000_000L; count = count * 5 / 4 + 1) {
      Interval interval = PoissonInterval.garwood(count, 0.95);
      assertThat(interval.low()).isGreaterThan(previous.low()).isLessThan((double) count);
      assertThat(interval.high()).isGreaterThan(previous.high()).isGreaterThan((double) count);
      previous = interval;
    }
  }

  /**
   * By hand for 10 events: 10 (1 - 1/90 - 1.959964/9.486833)^3 and 11 (1 - 1/99 +
   * 1.959964/9.949874)^3.
   */
  @Test
  void byarIsCloseToTheExactInterval() {
    Interval interval = PoissonInterval.byar(10, 0.95);
    assertThat(interval.low()).isCloseTo(4.787450, within(1e-6));
    assertThat(interval.high()).isCloseTo(18.391459, within(1e-6));
    assertThat(PoissonInterval.byar(0, 0.95).low()).isZero();
    assertThat(PoissonInterval.byar(1_000_000, 0.95).low()).isCloseTo(998_040.983, within(0.01));
  }

  @Test
  void refusesWhatIsNoCountOrNoConfidence() {
    assertThatThrownBy(() -> PoissonInterval.garwood(-1, 0.95))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> PoissonInterval.byar(1, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> PoissonInterval.garwood(1, Double.NaN))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
