package org.muye.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BenjaminiHochbergTest {

  @Test
  void equalsRInAnyOrder() {
    List<Golden.Row> rows = Golden.rows("bh.csv");
    double[] p = rows.stream().mapToDouble(row -> row.number("p")).toArray();
    double[] adjusted = BenjaminiHochberg.adjusted(p);
    for (int i = 0; i < p.length; i++) {
      assertThat(adjusted[i]).isCloseTo(rows.get(i).number("bh"), withinPercentage(1e-8));
      // The first value moved to the end changes places only.
      double[] turned = new double[p.length];
      for (int k = 0; k < p.length; k++) {
        turned[k] = p[(k + 1) % p.length];
      }
      assertThat(BenjaminiHochberg.adjusted(turned)[(i + p.length - 1) % p.length])
          .isEqualTo(adjusted[i]);
    }
  }

  /** 0.04 x 3/3 = 0.04 and 0.03 x 3/2 = 0.045, which may not exceed the 0.04 after it. */
  @Test
  void aSmallerValueNeverGetsALargerAdjustedOne() {
    double[] adjusted = BenjaminiHochberg.adjusted(new double[] {0.04, 0.03, 0.001});
    assertThat(adjusted[0]).isCloseTo(0.04, within(1e-15));
    assertThat(adjusted[1]).isCloseTo(0.04, within(1e-15));
    assertThat(adjusted[2]).isCloseTo(0.003, within(1e-15));
    SplittableRandom random = new SplittableRandom(1995);
    for (int trial = 0; trial < 100; trial++) {
      double[] p = random.doubles(random.nextInt(1, 40)).toArray();
      double[] all = BenjaminiHochberg.adjusted(p);
      for (int i = 0; i < p.length; i++) {
        assertThat(all[i]).isBetween(p[i], 1.0);
        for (int k = 0; k < p.length; k++) {
          assertThat(p[i] <= p[k] && all[i] > all[k]).isFalse();
        }
      }
    }
  }

  @Test
  void oneTestNeedsNoAdjustmentAndNoneHasNone() {
    assertThat(BenjaminiHochberg.adjusted(new double[] {0.2})).containsExactly(0.2);
    assertThat(BenjaminiHochberg.adjusted(new double[] {0.5, 0.5})).containsExactly(0.5, 0.5);
    assertThat(BenjaminiHochberg.adjusted(new double[0])).isEmpty();
  }

  @Test
  void refusesWhatIsNoProbability() {
    assertThatThrownBy(() -> BenjaminiHochberg.adjusted(new double[] {0.1, 1.1}))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> BenjaminiHochberg.adjusted(new double[] {Double.NaN}))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
