package org.muye.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NegativeBinomialTest {

  /** An incomplete beta function of parameters beyond 1e6 and 1e9 costs one digit more. */
  @Test
  void probabilitiesEqualR() {
    for (Golden.Row row : Golden.rows("negative_binomial.csv")) {
      NegativeBinomial distribution = distribution(row);
      boolean huge = row.number("mean") == 1e6 && row.number("dispersion") == 1e-9;
      double percent = huge ? 2e-8 : 1e-8;
      double count = row.number("count");
      assertThat(distribution.cumulativeProbability(count))
          .describedAs("%s", row)
          .isCloseTo(row.number("cumulative"), withinPercentage(percent));
      assertThat(distribution.survivalProbability(count))
          .describedAs("%s", row)
          .isCloseTo(row.number("survival"), withinPercentage(percent));
      assertThat(distribution.cumulativeProbability(0))
          .describedAs("%s", row)
          .isCloseTo(row.number("none"), withinPercentage(percent));
    }
  }

  @Test
  void quantilesEqualR() {
    double[] probabilities = {0.001, 0.025, 0.1, 0.5, 0.9, 0.975, 0.999};
    String[] columns = {"q001", "q025", "q10", "q50", "q90", "q975", "q999"};
    for (Golden.Row row : Golden.rows("negative_binomial.csv")) {
      for (int i = 0; i < columns.length; i++) {
        assertThat(distribution(row).quantile(probabilities[i]))
            .describedAs("%s %s", columns[i], row)
            .isEqualTo(row.count(columns[i]));
      }
    }
  }

  private static NegativeBinomial distribution(Golden.Row row) {
    return new NegativeBinomial(row.number("mean"), row.number("dispersion"));
  }

  /** With dispersion 1 it is geometric: P(Y > k) = (m / (1 + m))^(k+1). */
  @Test
  void isGeometricAtDispersionOne() {
    NegativeBinomial geometric = new NegativeBinomial(3, 1);
    assertThat(geometric.survivalProbability(0)).isCloseTo(0.75, within(1e-14));
    assertThat(geometric.survivalProbability(4)).isCloseTo(Math.pow(0.75, 5), within(1e-14));
    assertThat(geometric.cumulativeProbability(4.9))
        .isCloseTo(1 - Math.pow(0.75, 5), within(1e-14));
    assertThat(geometric.variance()).isEqualTo(12);
    // 0.75^8 = 0.1001 is still above 0.1, 0.75^9 is not.
    assertThat(geometric.quantile(0.9)).isEqualTo(8);
  }

  /** With dispersion 1, P(Y > k) = (m / (1 + m))^(k+1); these quantiles hit it but for rounding. */
  @Test
  void quantileIsReachedByEquality() {
    for (int mean = 1; mean <= 9; mean++) {
      NegativeBinomial geometric = new NegativeBinomial(mean, 1);
      for (int k = 0; k <= 12; k++) {
        double above = Math.pow(mean / (mean + 1.0), k + 1);
        assertThat(geometric.quantile(1 - above)).isEqualTo(k);
      }
    }
  }

  @Test
  void ofMeanZeroIsZero() {
    NegativeBinomial nothing = new NegativeBinomial(0, 0.5);
    assertThat(nothing.quantile(0.999999)).isZero();
    assertThat(nothing.cumulativeProbability(0)).isEqualTo(1);
    assertThat(nothing.survivalProbability(0)).isZero();
    assertThat(nothing.survivalProbability(-1)).isEqualTo(1);
    assertThat(NegativeBinomial.ofVarianceRatio(0, 3).upperQuantile(0.01)).isZero();
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1e-6, 0.05, 2, 100})
  void quantileIsTheSmallestCountThatReachesTheProbability(double dispersion) {
    for (double mean = 1e-4; mean < 1e9; mean *= 9) {
      NegativeBinomial distribution = new NegativeBinomial(mean, dispersion);
      for (double probability : new double[] {0.01, 0.1, 0.4}) {
        long quantile = distribution.quantile(probability);
        assertThat(distribution.cumulativeProbability((double) quantile))
            .isGreaterThanOrEqualTo(probability * (1 - 1e-12));
        assertThat(distribution.cumulativeProbability(quantile - 1.0)).isLessThan(probability);
        long upper = distribution.quantile(1 - probability);
        assertThat(upper).isGreaterThanOrEqualTo(quantile);
        assertThat(distribution.survivalProbability((double) upper))
            .isLessThanOrEqualTo(probability * (1 + 1e-12));
        assertThat(distribution.survivalProbability(upper - 1.0)).isGreaterThan(probability);
      }
    }
  }

  @Test
  void upperTailsOfVarianceRatiosEqualR() {
    for (Golden.Row row : Golden.rows("negative_binomial_above.csv")) {
      NegativeBinomial distribution =
          NegativeBinomial.ofVarianceRatio(row.number("mean"), row.number("phi"));
      double quantile = row.number("quantile");
      assertThat((double) distribution.upperQuantile(row.number("alpha"))).isEqualTo(quantile);
      assertThat(distribution.survivalProbability(quantile))
          .isCloseTo(row.number("above"), withinPercentage(1e-8));
      assertThat(distribution.survivalProbability(quantile - 1))
          .isCloseTo(row.number("not_below"), withinPercentage(1e-8));
    }
  }

  /** P(X = 0) is ratio^(-mean / (ratio - 1)). */
  @Test
  void keepsItsDigitsBesidePoissonAndFarFromIt() {
    for (double excess = 1e-14; excess < 1e30; excess *= 10) {
      double ratio = 1 + excess;
      double logNone = -3.7 * Math.log1p(ratio - 1) / (ratio - 1);
      assertThat(NegativeBinomial.ofVarianceRatio(3.7, ratio).survivalProbability(0))
          .isCloseTo(-Math.expm1(logNone), withinPercentage(1e-8));
    }
  }

  /** With dispersion 1 and mean 3, P(X > k) is 0.75^(k+1): 81/256 for k = 3. */
  @Test
  void takesTheCountThatIsExceededWithJustTheProbability() {
    NegativeBinomial geometric = NegativeBinomial.ofVarianceRatio(3, 4);
    assertThat(geometric.upperQuantile(81 / 256.0)).isEqualTo(3);
    assertThat(geometric.upperQuantile(81 / 256.0 - 1e-9)).isEqualTo(4);
  }

  /** Nearly all of the distribution sits at 0, and its mean far out in the tail. */
  @Test
  void findsTheQuantileOfAnAbsurdDispersion() {
    assertThat(NegativeBinomial.ofVarianceRatio(5, 1e18).upperQuantile(0.01)).isZero();
  }

  @Test
  void quantileIsTheSmallestCountWithNoMoreThanTheProbabilityAbove() {
    SplittableRandom random = new SplittableRandom(4107);
    for (int trial = 0; trial < 3000; trial++) {
      NegativeBinomial distribution =
          NegativeBinomial.ofVarianceRatio(
              Math.exp(random.nextDouble(-6, 16)), 1 + Math.exp(random.nextDouble(-20, 14)));
      double above = Math.exp(random.nextDouble(-9, -0.7));
      double quantile = distribution.upperQuantile(above);
      assertThat(distribution.survivalProbability(quantile))
          .isLessThanOrEqualTo(above * (1 + 1e-11));
      assertThat(distribution.survivalProbability(quantile - 1)).isGreaterThan(above);
    }
  }

  @Test
  void refusesWhatIsNoDistribution() {
    assertThatThrownBy(() -> new NegativeBinomial(-1, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("-1");
    assertThatThrownBy(() -> new NegativeBinomial(1, Double.NaN))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new NegativeBinomial(1, 1).quantile(1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new NegativeBinomial(1, 1).upperQuantile(0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> NegativeBinomial.ofVarianceRatio(1, 0.5))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new NegativeBinomial(1, 1).survivalProbability(Double.NaN))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
