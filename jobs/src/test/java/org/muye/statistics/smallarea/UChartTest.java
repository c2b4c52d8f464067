package org.muye.statistics.smallarea;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.muye.statistics.Golden;
import org.muye.statistics.Interval;

class UChartTest {
  private static final double PERCENT = 1e-8;

  @Test
  void equalsR() {
    Comparison comparison = new Comparison();
    Areas areas = Areas.golden();
    double[] exposures = Arrays.stream(areas.populations()).map(p -> p / 1e4).toArray();
    UChart chart = UChart.of(areas.counts(), exposures).orElseThrow();
    List<Golden.Row> rows = Golden.rows("uchart.csv");
    for (int i = 0; i < rows.size(); i++) {
      Golden.Row row = rows.get(i);
      Interval limits = chart.limits(exposures[i]);
      Interval laney = chart.laneyLimits(exposures[i]).orElseThrow();
      comparison.close(limits.high(), row, "ucl");
      comparison.close(limits.low(), row, "lcl");
      comparison.close(laney.high(), row, "ucl_laney");
      comparison.close(laney.low(), row, "lcl_laney");
      comparison.close(Objects.requireNonNull(chart.sigmaZ()), row, "sigma_z");
      comparison.close(areas.counts()[i] / exposures[i], row, "u");
    }
    comparison.assertNumbers(84);
  }

  /** By hand: mean 4 per unit; z of 4, 8 and 0 in a unit each are 0, 2 and -2; ranges 2 and 4. */
  @Test
  void followsTheFormulaOfLaney() {
    UChart chart = UChart.of(new double[] {4, 8, 0}, new double[] {1, 1, 1}).orElseThrow();
    double sigma = 3 / 1.128;
    assertThat(Objects.requireNonNull(chart.sigmaZ())).isCloseTo(sigma, withinPercentage(PERCENT));
    assertThat(chart.limits(9)).isEqualTo(new Interval(2, 6));
    Interval laney = chart.laneyLimits(36).orElseThrow();
    assertThat(laney.low()).isCloseTo(4 - sigma, withinPercentage(PERCENT));
    assertThat(laney.high()).isCloseTo(4 + sigma, withinPercentage(PERCENT));
  }

  @Test
  void subgroupWithoutExposureIsLeftOut() {
    assertThat(UChart.of(new double[] {4, 5, 8, 0}, new double[] {1, 0, 1, 1}))
        .isEqualTo(UChart.of(new double[] {4, 8, 0}, new double[] {1, 1, 1}));
    assertThat(UChart.of(new double[] {4}, new double[] {0})).isEmpty();
    assertThat(UChart.of(new double[] {}, new double[] {})).isEmpty();
  }

  @Test
  void withoutMovingRangeHasNoLaneyLimits() {
    UChart one = UChart.of(new double[] {4}, new double[] {2}).orElseThrow();
    assertThat(one).isEqualTo(new UChart(2, null));
    assertThat(one.laneyLimits(2)).isEmpty();
    UChart none = UChart.of(new double[] {0, 0}, new double[] {2, 3}).orElseThrow();
    assertThat(none).isEqualTo(new UChart(0, null));
    assertThat(none.limits(2)).isEqualTo(new Interval(0, 0));
  }

  @Test
  void ofEqualRatesHasLaneyLimitsOnTheCentreLine() {
    UChart chart = UChart.of(new double[] {4, 8, 2}, new double[] {2, 4, 1}).orElseThrow();
    assertThat(chart.laneyLimits(5)).contains(new Interval(2, 2));
  }

  @Test
  void limitsNarrowWithExposureAroundTheCentreLine() {
    UChart chart = UChart.of(new double[] {4, 8, 1}, new double[] {1, 1, 1}).orElseThrow();
    double before = Double.POSITIVE_INFINITY;
    for (double exposure = 0.01; exposure < 1e9; exposure *= 2) {
      Interval limits = chart.limits(exposure);
      assertThat(limits.low()).isBetween(0.0, chart.meanRate());
      assertThat(limits.high()).isBetween(chart.meanRate(), before);
      before = limits.high();
    }
  }

  @Test
  void refusesWhatIsNoSubgroup() {
    assertThatThrownBy(() -> UChart.of(new double[] {1}, new double[] {-1}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("-1.0");
    for (double exposure : new double[] {0, -1, Double.NaN}) {
      assertThatThrownBy(() -> new UChart(1, 1.0).limits(exposure))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(String.valueOf(exposure));
    }
  }
}
