package org.muye.statistics.smallarea;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.muye.statistics.Golden;
import org.muye.statistics.Interval;

class EmpiricalBayesTest {
  private static final double PERCENT = 1e-8;
  private static final Areas GOLDEN = Areas.golden();

  private static EmpiricalBayes global(double[] counts, double[] populations) {
    return EmpiricalBayes.global(counts, populations).orElseThrow();
  }

  @Test
  void globalEqualsSpdep() {
    Comparison comparison = new Comparison();
    EmpiricalBayes fit = global(GOLDEN.counts(), GOLDEN.populations());
    for (Golden.Row row : Golden.rows("eb.csv")) {
      double estimate = fit.estimate(row.number("obs"), row.number("pop")).getAsDouble();
      comparison.close(estimate, row, "eb_global");
    }
    comparison.assertNumbers(14);
  }

  @Test
  void localEqualsSpdep() {
    Comparison comparison = new Comparison();
    List<Optional<EmpiricalBayes>> fits =
        EmpiricalBayes.local(GOLDEN.counts(), GOLDEN.populations(), GOLDEN.neighbours());
    List<Golden.Row> rows = Golden.rows("eb.csv");
    for (int i = 0; i < rows.size(); i++) {
      Golden.Row row = rows.get(i);
      EmpiricalBayes fit = fits.get(i).orElseThrow();
      comparison.close(fit.overallRate(), row, "local_m");
      comparison.close(fit.betweenAreaVariance(), row, "local_a");
      double estimate = fit.estimate(row.number("obs"), row.number("pop")).getAsDouble();
      comparison.close(estimate, row, "eb_local");
    }
    comparison.assertNumbers(42);
  }

  @Test
  void posteriorEqualsR() {
    Comparison comparison = new Comparison();
    EmpiricalBayes fit = global(GOLDEN.counts(), GOLDEN.populations());
    List<Golden.Row> rows = Golden.rows("eb_gamma.csv");
    for (int i = 0; i < rows.size(); i++) {
      Golden.Row row = rows.get(i);
      double count = GOLDEN.counts()[i];
      double population = GOLDEN.populations()[i];
      GammaPosterior posterior = fit.posterior(count, population).orElseThrow();
      Interval interval = posterior.interval(0.95);
      comparison.close(posterior.shape() / posterior.rate(), row, "post_mean");
      comparison.close(fit.estimate(count, population).getAsDouble(), row, "eb");
      comparison.close(interval.low(), row, "lo95");
      comparison.close(interval.high(), row, "hi95");
      comparison.close(posterior.probabilityAbove(fit.overallRate()), row, "p_gt_city");
    }
    comparison.assertNumbers(70);
  }

  @Test
  void withoutVariationBeyondChanceEveryAreaGetsTheOverallRate() {
    Comparison comparison = new Comparison();
    List<Golden.Row> rows = Golden.rows("eb_truncated.csv");
    EmpiricalBayes fit = global(Golden.column(rows, "obs"), Golden.column(rows, "pop"));
    assertThat(fit.betweenAreaVariance()).isZero();
    for (Golden.Row row : rows) {
      double count = row.number("obs");
      comparison.close(fit.estimate(count, row.number("pop")).getAsDouble(), row, "eb_global");
      assertThat(fit.posterior(count, row.number("pop"))).isEmpty();
    }
    comparison.assertNumbers(14);
  }

  /**
   * By hand: 30 events of 300 people, b = 0.1; the rates 0.2, 0.05 and 0.05 make s² = 0.005; a =
   * 0.005 - 0.1/100 = 0.004. The first area: 0.1 + 0.004 x 0.1 / (0.004 + 0.001) = 0.18.
   */
  @Test
  void followsTheFormulaOfMarshall() {
    EmpiricalBayes fit = global(new double[] {20, 5, 5}, new double[] {100, 100, 100});
    assertThat(fit.overallRate()).isCloseTo(0.1, withinPercentage(PERCENT));
    assertThat(fit.betweenAreaVariance()).isCloseTo(0.004, withinPercentage(PERCENT));
    assertThat(fit.estimate(20, 100).getAsDouble()).isCloseTo(0.18, withinPercentage(PERCENT));
    GammaPosterior posterior = fit.posterior(20, 100).orElseThrow();
    assertThat(posterior.shape()).isCloseTo(0.1 * 0.1 / 0.004 + 20, withinPercentage(PERCENT));
    assertThat(posterior.rate()).isCloseTo(0.1 / 0.004 + 100, withinPercentage(PERCENT));
  }

  /**
   * By hand: b = 0.05, s² = 0.025² = 0.000625, a = 0.000625 - 0.05/100 = 0.000125; the second area:
   * 0.05 + 0.000125 x 0.025 / (0.000125 + 0.0005) = 0.055.
   */
  @Test
  void countsMayBeFractional() {
    EmpiricalBayes fit = global(new double[] {2.5, 7.5}, new double[] {100, 100});
    assertThat(fit.betweenAreaVariance()).isCloseTo(0.000125, withinPercentage(PERCENT));
    assertThat(fit.estimate(7.5, 100).getAsDouble()).isCloseTo(0.055, withinPercentage(PERCENT));
    assertThat(fit.posterior(7.5, 100).orElseThrow().shape())
        .isCloseTo(20 + 7.5, withinPercentage(PERCENT));
  }

  @Test
  void areaWithoutPopulationHasNoEstimateAndDisturbsNoOther() {
    double[] counts = {20, 3, 5, 5};
    double[] populations = {100, 0, 100, 100};
    EmpiricalBayes fit = global(counts, populations);
    assertThat(fit).isEqualTo(global(new double[] {20, 5, 5}, new double[] {100, 100, 100}));
    assertThat(fit.estimate(3, 0)).isEmpty();
    assertThat(fit.posterior(3, 0)).isEmpty();

    int[][] neighbours = {{1, 2, 3}, {0}, {0, 3}, {0, 2}};
    List<Optional<EmpiricalBayes>> local = EmpiricalBayes.local(counts, populations, neighbours);
    assertThat(local.get(0)).contains(fit);
    assertThat(local.get(1).orElseThrow().estimate(3, 0)).isEmpty();
  }

  @Test
  void areaWithOnlyUninhabitedNeighboursKeepsItsOwnRate() {
    List<Optional<EmpiricalBayes>> fits =
        EmpiricalBayes.local(new double[] {4, 9}, new double[] {50, 0}, new int[][] {{1}, {0}});
    assertThat(fits.get(0)).contains(new EmpiricalBayes(0.08, 0));
  }

  @Test
  void ofOneAreaIsItsOwnRate() {
    EmpiricalBayes fit = global(new double[] {7}, new double[] {1000});
    assertThat(fit).isEqualTo(new EmpiricalBayes(0.007, 0));
    assertThat(fit.estimate(7, 1000)).hasValue(0.007);
  }

  @Test
  void ofNoAreaOrNoPopulationIsAbsent() {
    assertThat(EmpiricalBayes.global(new double[] {}, new double[] {})).isEmpty();
    assertThat(EmpiricalBayes.global(new double[] {3, 0}, new double[] {0, 0})).isEmpty();
    assertThat(EmpiricalBayes.local(new double[] {}, new double[] {}, new int[][] {})).isEmpty();
    assertThat(EmpiricalBayes.local(new double[] {3}, new double[] {0}, new int[][] {{}}))
        .containsExactly(Optional.empty());
  }

  @Test
  void ofEqualRatesHasNoVariance() {
    double[] populations = {3, 300, 30_000, 7_000_000};
    double[] counts = {1, 100, 10_000, 7_000_000 / 3.0};
    assertThat(global(counts, populations).betweenAreaVariance()).isZero();
    EmpiricalBayes none = global(new double[4], populations);
    assertThat(none).isEqualTo(new EmpiricalBayes(0, 0));
    assertThat(none.estimate(0, 300)).hasValue(0);
  }

  @Test
  void areaWithoutNeighboursKeepsItsOwnRate() {
    int[][] neighbours = {{1}, {0}, {}};
    List<Optional<EmpiricalBayes>> fits =
        EmpiricalBayes.local(new double[] {20, 5, 4}, new double[] {100, 100, 50}, neighbours);
    assertThat(fits.get(2).orElseThrow().estimate(4, 50)).hasValue(0.08);
  }

  @Test
  void refusesWhatAreNoCountsPopulationsOrNeighbours() {
    double[] two = {1, 2};
    assertThatThrownBy(() -> EmpiricalBayes.global(two, new double[] {1}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2 counts but 1 exposures");
    for (double wrong : new double[] {-1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatThrownBy(() -> EmpiricalBayes.global(two, new double[] {1, wrong}))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(String.valueOf(wrong));
      assertThatThrownBy(() -> new EmpiricalBayes(0.1, 0.01).estimate(wrong, 10))
          .isInstanceOf(IllegalArgumentException.class);
    }
    int[][][] wrong = {{{1}}, {{1}, {2}}, {{1}, {-1}}, {{0}, {}}, {{1, 1}, {0}}};
    for (int[][] neighbours : wrong) {
      assertThatThrownBy(() -> EmpiricalBayes.local(two, two, neighbours))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
