package org.muye.statistics.surveillance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.muye.statistics.surveillance.Closeness.same;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class NegativeBinomialTest {

  @Test
  void equalsR() {
    for (ReferenceTable.Row row : ReferenceTable.golden("negative_binomial_above.csv")) {
      NegativeBinomial distribution = new NegativeBinomial(row.number("mean"), row.number("phi"));
      double quantile = row.number("quantile");
      assertThat(distribution.upperQuantile(row.number("alpha"))).isEqualTo(quantile);
      same(distribution.above(quantile), row.number("above"));
      same(distribution.above(quantile - 1), row.number("not_below"));
    }
  }

  /** P(X = 0) is dispersion^(-size). */
  @Test
  void keepsItsDigitsBesidePoissonAndFarFromIt() {
    for (double excess = 1e-14; excess < 1e30; excess *= 10) {
      double dispersion = 1 + excess;
      double logNone = -3.7 * Math.log1p(dispersion - 1) / (dispersion - 1);
      same(new NegativeBinomial(3.7, dispersion).above(0), -Math.expm1(logNone));
    }
  }

  /** Size 1 is the geometric distribution: P(X > k) is 0.75^(k+1), and 0.75^4 the alpha. */
  @Test
  void takesTheQuantileThatHitsAlphaExactly() {
    NegativeBinomial geometric = new NegativeBinomial(3, 4);
    assertThat(geometric.upperQuantile(81 / 256.0)).isEqualTo(3);
    assertThat(geometric.upperQuantile(81 / 256.0 - 1e-9)).isEqualTo(4);
  }

  /** Nearly all of the distribution sits at 0, and its mean far out in the tail. */
  @Test
  void findsTheQuantileOfAnAbsurdDispersion() {
    assertThat(new NegativeBinomial(5, 1e18).upperQuantile(0.01)).isZero();
  }

  @Test
  void ofTheMeanZeroIsZero() {
    assertThat(new NegativeBinomial(0, 3).upperQuantile(0.01)).isZero();
    assertThat(new NegativeBinomial(0, 3).above(0)).isZero();
    assertThat(new NegativeBinomial(0, 3).above(-1)).isEqualTo(1);
  }

  @Test
  void quantileIsTheSmallestCountWithNoMoreThanAlphaAbove() {
    SplittableRandom random = new SplittableRandom(4107);
    for (int trial = 0; trial < 3000; trial++) {
      NegativeBinomial distribution =
          new NegativeBinomial(
              Math.exp(random.nextDouble(-6, 16)), 1 + Math.exp(random.nextDouble(-20, 14)));
      double alpha = Math.exp(random.nextDouble(-9, -0.7));
      double quantile = distribution.upperQuantile(alpha);
      assertThat(distribution.above(quantile)).isLessThanOrEqualTo(alpha * (1 + 1e-11));
      assertThat(distribution.above(quantile - 1)).isGreaterThan(alpha);
    }
  }
}
