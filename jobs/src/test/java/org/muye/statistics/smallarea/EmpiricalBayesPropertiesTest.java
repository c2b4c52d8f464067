package org.muye.statistics.smallarea;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.muye.statistics.Interval;

/** What holds for any areas. */
class EmpiricalBayesPropertiesTest {
  private static final int ROUNDS = 100;
  private static final int AREAS = 30;
  private static final double PERCENT = 1e-8;

  private static void forRandomAreas(Consumer<Areas> check) {
    SplittableRandom random = new SplittableRandom(4107);
    for (int round = 0; round < ROUNDS; round++) {
      check.accept(Areas.random(random, AREAS));
    }
  }

  private static EmpiricalBayes global(Areas areas) {
    return EmpiricalBayes.global(areas.counts(), areas.populations()).orElseThrow();
  }

  @Test
  void estimateLiesBetweenTheAreasOwnRateAndTheOverallOne() {
    forRandomAreas(
        areas -> {
          EmpiricalBayes global = global(areas);
          List<Optional<EmpiricalBayes>> local =
              EmpiricalBayes.local(areas.counts(), areas.populations(), areas.neighbours());
          for (int i = 0; i < AREAS; i++) {
            assertBetween(areas, i, global);
            assertBetween(areas, i, local.get(i).orElseThrow());
          }
        });
  }

  private static void assertBetween(Areas areas, int area, EmpiricalBayes fit) {
    double own = areas.counts()[area] / areas.populations()[area];
    double overall = fit.overallRate();
    double rounding = 4 * Math.ulp(Math.max(own, overall));
    assertThat(fit.estimate(areas.counts()[area], areas.populations()[area]).getAsDouble())
        .isBetween(Math.min(own, overall) - rounding, Math.max(own, overall) + rounding);
  }

  @Test
  void fewerPeopleMoveTheRateFurther() {
    EmpiricalBayes fit = new EmpiricalBayes(0.001, 1e-7);
    double previous = fit.overallRate();
    for (double people = 1000; people < 1e9; people *= 3) {
      double estimate = fit.estimate(0.002 * people, people).getAsDouble();
      assertThat(estimate).isGreaterThan(previous).isLessThan(0.002);
      previous = estimate;
    }
    assertThat(previous).isCloseTo(0.002, within(1e-7));
  }

  @Test
  void posteriorHasTheEstimateAsMeanAndInTheInterval() {
    forRandomAreas(
        areas -> {
          EmpiricalBayes fit = global(areas);
          assertThat(fit.betweenAreaVariance()).isPositive();
          for (int i = 0; i < AREAS; i++) {
            double estimate = fit.estimate(areas.counts()[i], areas.populations()[i]).getAsDouble();
            GammaPosterior posterior =
                fit.posterior(areas.counts()[i], areas.populations()[i]).orElseThrow();
            assertThat(posterior.shape() / posterior.rate())
                .isCloseTo(estimate, withinPercentage(PERCENT));
            Interval wide = posterior.interval(0.998);
            Interval narrow = posterior.interval(0.95);
            assertThat(
                    new double[] {wide.low(), narrow.low(), estimate, narrow.high(), wide.high()})
                .isSorted();
            assertThat(posterior.probabilityAbove(narrow.low()))
                .isCloseTo(0.975, withinPercentage(PERCENT));
            assertThat(posterior.probabilityAbove(narrow.high()))
                .isCloseTo(0.025, withinPercentage(PERCENT));
          }
        });
  }

  @Test
  void anotherOrderOfAreasOrdersTheResultsLikewise() {
    SplittableRandom random = new SplittableRandom(7);
    forRandomAreas(
        areas -> {
          int[] order = Areas.shuffled(random, AREAS);
          Areas moved = areas.inOrder(order);
          assertSame(global(moved), global(areas));
          List<Optional<EmpiricalBayes>> local =
              EmpiricalBayes.local(areas.counts(), areas.populations(), areas.neighbours());
          List<Optional<EmpiricalBayes>> movedLocal =
              EmpiricalBayes.local(moved.counts(), moved.populations(), moved.neighbours());
          for (int i = 0; i < AREAS; i++) {
            assertSame(movedLocal.get(i).orElseThrow(), local.get(order[i]).orElseThrow());
          }
        });
  }

  /** The variance is a difference of two terms, so its rounding is that of the larger one. */
  private static void assertSame(EmpiricalBayes actual, EmpiricalBayes expected) {
    double overall = expected.overallRate();
    assertThat(actual.overallRate()).isCloseTo(overall, withinPercentage(PERCENT));
    assertThat(actual.betweenAreaVariance())
        .isCloseTo(expected.betweenAreaVariance(), within(1e-12 * overall));
  }
}
