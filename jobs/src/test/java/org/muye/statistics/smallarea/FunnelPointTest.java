package org.muye.statistics.smallarea;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.muye.statistics.Golden;
import org.muye.statistics.Interval;

class FunnelPointTest {
  private static final double PERCENT = 1e-8;

  @Test
  void equalsR() {
    Comparison comparison = new Comparison();
    List<Golden.Row> rows = Golden.rows("funnel.csv");
    Areas areas = Areas.golden();
    double overall = EmpiricalBayes.global(areas.counts(), areas.populations()).get().overallRate();
    for (int i = 0; i < rows.size(); i++) {
      Golden.Row row = rows.get(i);
      FunnelPoint point = new FunnelPoint(row.number("obs"), areas.populations()[i] * overall);
      comparison.close(point.expected(), row, "expected");
      comparison.close(point.ratio(), row, "sr");
      comparison.close(point.limits(0.95).low(), row, "lo95");
      comparison.close(point.limits(0.95).high(), row, "hi95");
      comparison.close(point.limits(0.998).low(), row, "lo998");
      comparison.close(point.limits(0.998).high(), row, "hi998");
      comparison.close(point.probabilityOfAtLeast(), row, "p_upper");
      comparison.close(point.probabilityOfAtMost(), row, "p_lower");
    }
    comparison.assertNumbers(112);
  }

  /**
   * Read off the limits in funnel.csv: 410702 has 1.2987 under 1.3299; 410703 1.6649 between 1.4377
   * and 1.7199; 410704 0.5131 between 0.4201 and 0.5881; 410773 1.8919 between 1.7028 and 2.1756.
   */
  @Test
  void liesWhereItsRatioMeetsTheLimits() {
    List<FunnelClass> classes =
        Golden.rows("funnel.csv").stream()
            .map(row -> new FunnelPoint(row.number("obs"), row.number("expected")).position())
            .toList();
    assertThat(classes)
        .containsExactly(
            FunnelClass.IN,
            FunnelClass.HIGH_95,
            FunnelClass.LOW_95,
            FunnelClass.IN,
            FunnelClass.IN,
            FunnelClass.LOW_95,
            FunnelClass.IN,
            FunnelClass.IN,
            FunnelClass.LOW_95,
            FunnelClass.HIGH_95,
            FunnelClass.IN,
            FunnelClass.IN,
            FunnelClass.IN,
            FunnelClass.LOW_95);
    assertThat(new FunnelPoint(23, 13.2).position()).isEqualTo(FunnelClass.HIGH_95);
    assertThat(new FunnelPoint(29, 13.2).position()).isEqualTo(FunnelClass.HIGH_998);
    assertThat(new FunnelPoint(4, 13.2).position()).isEqualTo(FunnelClass.LOW_998);
  }

  /** Expected: sums of Poisson probabilities in 50-digit arithmetic. */
  @ParameterizedTest
  @CsvSource({
    "0, 0.001, 1, 0.99900049983337499",
    "1, 0.001, 0.00099950016662500833, 0.99999950033320837",
    "12, 0.001, 2.0857495079662564e-45, 1",
    "0, 700, 1, 9.8596765437597709e-305",
    "1000000, 1000000, 0.50013298076087259, 0.50026596148628365",
    "1000000, 1003000, 0.99863825935378241, 0.0013662124705835542",
    "1000000, 997000, 0.0013381041673135997, 0.99866628788389529",
    "1, 1000000, 1, 0",
    "1000000, 1000, 0, 1"
  })
  void tailsKeepTheirDigits(double observed, double expected, double atLeast, double atMost) {
    FunnelPoint point = new FunnelPoint(observed, expected);
    assertThat(point.probabilityOfAtLeast()).isCloseTo(atLeast, withinPercentage(PERCENT));
    assertThat(point.probabilityOfAtMost()).isCloseTo(atMost, withinPercentage(PERCENT));
  }

  /** The limits around a million are Garwood's, whose digits PoissonIntervalTest holds. */
  @Test
  void limitsKeepTheirDigitsAtTheEnds() {
    Interval million = new FunnelPoint(0, 1e6).limits(0.998);
    assertThat(million.low()).isCloseTo(0.9969126173198152, withinPercentage(PERCENT));
    assertThat(million.high()).isCloseTo(1.00309408391497, withinPercentage(PERCENT));
    Interval one = new FunnelPoint(0, 1).limits(0.95);
    assertThat(one.low()).isCloseTo(0.025317807984289876, withinPercentage(PERCENT));
    assertThat(one.high()).isCloseTo(5.571643390938899, withinPercentage(PERCENT));
  }

  /** The upper limits tend to -ln 0.025 = 3.69 and -ln 0.001 = 6.91 events. */
  @Test
  void hardlyAnythingExpectedTakesSeveralEventsToStandOut() {
    Interval limits = new FunnelPoint(0, 1e-4).limits(0.95);
    assertThat(limits.low()).isZero();
    assertThat(limits.high()).isBetween(3.68e4, 3.70e4);
    assertThat(new FunnelPoint(0, 1e-4).position()).isEqualTo(FunnelClass.IN);
    assertThat(new FunnelPoint(3, 1e-4).position()).isEqualTo(FunnelClass.IN);
    assertThat(new FunnelPoint(4, 1e-4).position()).isEqualTo(FunnelClass.HIGH_95);
    assertThat(new FunnelPoint(7, 1e-4).position()).isEqualTo(FunnelClass.HIGH_998);
  }

  @Test
  void funnelNarrowsWithSizeAndWidensWithConfidence() {
    Interval before = new FunnelPoint(0, 0.05).limits(0.95);
    for (double expected = 0.1; expected < 1e7; expected *= 1.3) {
      FunnelPoint point = new FunnelPoint(expected, expected);
      Interval limits = point.limits(0.95);
      Interval wide = point.limits(0.998);
      assertThat(limits.low()).isGreaterThan(before.low()).isGreaterThan(wide.low()).isLessThan(1);
      assertThat(limits.high()).isLessThan(before.high()).isLessThan(wide.high());
      assertThat(limits.high()).isGreaterThan(1);
      assertThat(point.position()).isEqualTo(FunnelClass.IN);
      before = limits;
    }
  }

  @Test
  void tailsOfWholeNumbersShareTheObservedOne() {
    for (double expected = 0.3; expected < 200; expected *= 1.7) {
      double logProbability = -expected;
      for (int observed = 0; observed < 300; observed++) {
        FunnelPoint point = new FunnelPoint(observed, expected);
        double both = point.probabilityOfAtLeast() + point.probabilityOfAtMost();
        assertThat(both).isCloseTo(1 + Math.exp(logProbability), withinPercentage(PERCENT));
        logProbability += Math.log(expected / (observed + 1));
      }
    }
  }

  @Test
  void fractionalCountsFallBetweenTheirNeighbours() {
    for (double observed = 0.1; observed < 20; observed += 0.1) {
      FunnelPoint less = new FunnelPoint(observed - 0.1, 6.5);
      FunnelPoint more = new FunnelPoint(observed, 6.5);
      assertThat(more.probabilityOfAtLeast()).isLessThan(less.probabilityOfAtLeast());
      assertThat(more.probabilityOfAtMost()).isGreaterThan(less.probabilityOfAtMost());
    }
  }

  @Test
  void refusesWhatHasNoPlaceInTheFunnel() {
    double[][] wrong = {{1, 0}, {-1, 1}, {1, -1}, {Double.NaN, 1}, {1, Double.POSITIVE_INFINITY}};
    for (double[] pair : wrong) {
      assertThatThrownBy(() -> new FunnelPoint(pair[0], pair[1]))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(String.valueOf(pair[1]));
    }
    assertThatThrownBy(() -> new FunnelPoint(1, 1).limits(0))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
