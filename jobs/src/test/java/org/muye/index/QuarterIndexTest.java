package org.muye.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.muye.config.IndexSettings;
import org.muye.config.IndexSettings.Component;
import org.muye.config.IndexSettings.Measure;
import org.muye.index.QuarterIndex.Part;
import org.muye.index.QuarterIndex.UnitResult;
import org.muye.statistics.composite.AnalyticHierarchy;
import org.muye.statistics.composite.Direction;
import org.muye.statistics.composite.Goalposts;
import org.muye.statistics.composite.IndicatorValues;
import org.muye.statistics.composite.RankInterval;
import org.muye.time.Period;

class QuarterIndexTest {
  /** Scores 100 at 0 and 0 at 10. */
  private static final Goalposts FEW = new Goalposts(0, 10, Direction.DECREASING);

  /** Scores 0 at 0 and 100 at 1. */
  private static final Goalposts SHARE = new Goalposts(0, 1, Direction.INCREASING);

  private static Component component(String id, Goalposts goalposts, double weight) {
    return new Component(id, null, Measure.AS_PUBLISHED, goalposts, weight);
  }

  private static IndexSettings settings(
      double leastWeight, @Nullable AnalyticHierarchy judgements, Component... components) {
    return new IndexSettings(
        Period.parse("2022Q1"),
        Period.parse("2024Q4"),
        leastWeight,
        1000,
        7,
        List.of(components),
        judgements);
  }

  private static IndexSettings two(@Nullable AnalyticHierarchy judgements) {
    return settings(0.5, judgements, component("I2", FEW, 1), component("D2", SHARE, 1));
  }

  private static IndicatorValues values(@Nullable Double... values) {
    return IndicatorValues.ofNullable(Arrays.asList(values));
  }

  /** Unit a scores 80 and 50, unit b 40 and 70. */
  private static final List<IndicatorValues> TWO_UNITS =
      List.of(values(2.0, 6.0), values(0.5, 0.7));

  @Test
  void theIndexIsTheMeanOfTheScores() {
    List<UnitResult> results = QuarterIndex.of(two(null), TWO_UNITS);

    assertThat(results).extracting(UnitResult::linear).containsExactly(65.0, 55.0);
    assertThat(results.get(0).geometric()).isCloseTo(Math.sqrt(80 * 50), within(1e-9));
    assertThat(results.get(1).geometric()).isCloseTo(Math.sqrt(40 * 70), within(1e-9));
    assertThat(results).extracting(UnitResult::rank).containsExactly(1, 2);
    assertThat(results.get(0).parts()).extracting(Part::score).containsExactly(80.0, 50.0);
    assertThat(results.get(0).parts()).extracting(Part::contribution).containsExactly(40.0, 25.0);
    assertThat(results.get(0).status()).isEmpty();
  }

  @Test
  void weightsShiftIt() {
    UnitResult first =
        QuarterIndex.of(
                settings(0.5, null, component("I2", FEW, 3), component("D2", SHARE, 1)), TWO_UNITS)
            .get(0);

    assertThat(first.parts()).extracting(Part::weight).containsExactly(0.75, 0.25);
    assertThat(first.parts()).extracting(Part::contribution).containsExactly(60.0, 12.5);
    assertThat(first.linear()).isEqualTo(72.5);
  }

  /** A third as important: weights of 1/4 and 3/4, thus 57.5 against 62.5. */
  @Test
  void judgementsOnlyRankOnceMore() {
    List<UnitResult> results = QuarterIndex.of(two(AnalyticHierarchy.of(1.0 / 3)), TWO_UNITS);

    assertThat(results).extracting(UnitResult::linear).containsExactly(65.0, 55.0);
    assertThat(results).extracting(UnitResult::rank).containsExactly(1, 2);
    assertThat(results).extracting(UnitResult::rankByJudgement).containsExactly(2, 1);
    assertThat(QuarterIndex.of(two(null), TWO_UNITS))
        .extracting(UnitResult::rankByJudgement)
        .containsOnlyNulls();
  }

  /**
   * Only the second component tells the units apart, so that entropy gives it all the weight; by
   * the mean the tie of the first counts too, which changes no rank.
   */
  @Test
  void entropyIgnoresWhatIsEqual() {
    List<UnitResult> results =
        QuarterIndex.of(
            settings(
                0.1,
                null,
                component("I2", FEW, 10),
                component("D2", SHARE, 1),
                component("D3", SHARE, 1)),
            List.of(values(2.0, 2.0), values(0.5, 0.7), values(0.9, null)));

    // By the mean: a (800 + 50 + 90) / 12 = 78.3, b (800 + 70) / 11 = 79.1.
    assertThat(results).extracting(UnitResult::rank).containsExactly(2, 1);
    assertThat(results).extracting(UnitResult::rankByEntropy).containsExactly(2, 1);
    assertThat(results.get(0).parts().get(0).status()).containsExactly(IndexStatus.ZERO_RANGE);
    assertThat(results.get(0).parts().get(2).status()).as("a single value is no tie").isEmpty();
  }

  @Test
  void unitsEqualInEverythingHaveNoEntropyRank() {
    List<UnitResult> results =
        QuarterIndex.of(two(null), List.of(values(2.0, 2.0), values(0.5, 0.5)));

    assertThat(results).extracting(UnitResult::rank).containsExactly(1, 1);
    assertThat(results).extracting(UnitResult::rankByEntropy).containsOnlyNulls();
  }

  @Test
  void aMissingComponentRaisesTheOthers() {
    IndexSettings three =
        settings(
            0.5,
            null,
            component("I2", FEW, 1),
            component("D2", SHARE, 1),
            component("D3", SHARE, 1));
    UnitResult missing =
        QuarterIndex.of(three, List.of(values(2.0, 6.0), values(0.5, 0.7), values(null, 0.1)))
            .get(0);

    assertThat(missing.linear()).isCloseTo(65, within(1e-12));
    assertThat(missing.weight()).isCloseTo(2.0 / 3, within(1e-12));
    assertThat(missing.parts().get(0).weight()).isCloseTo(0.5, within(1e-12));
    assertThat(missing.parts().get(2))
        .isEqualTo(new Part(null, null, null, EnumSet.of(IndexStatus.MISSING)));
    assertThat(missing.status()).containsExactly(IndexStatus.REWEIGHTED);
  }

  @Test
  void tooFewComponentsGiveNoIndexAndNoRank() {
    IndexSettings strict = settings(0.6, null, component("I2", FEW, 1), component("D2", SHARE, 1));
    List<UnitResult> results =
        QuarterIndex.of(strict, List.of(values(0.0, 6.0), values(null, 0.7)));

    assertThat(results).extracting(UnitResult::linear).containsExactly(null, 55.0);
    assertThat(results).extracting(UnitResult::rank).containsExactly(null, 1);
    assertThat(results.get(0).status()).containsExactly(IndexStatus.TOO_FEW_COMPONENTS);
    assertThat(results.get(0).parts().get(0).score()).isEqualTo(100.0);
    assertThat(results.get(0).parts().get(0).contribution()).isNull();
    assertThat(QuarterIndex.of(strict, List.of(values(1.0, null), values(null, null))))
        .extracting(UnitResult::linear)
        .containsOnlyNulls();
  }

  @Test
  void valuesBeyondAGoalpostScoreAsIfOnIt() {
    List<UnitResult> results =
        QuarterIndex.of(two(null), List.of(values(11.0, 10.0), values(0.5, 0.5)));

    assertThat(results.get(0).parts().get(0).score()).isZero();
    assertThat(results.get(0).parts().get(0).status()).containsExactly(IndexStatus.CLAMPED);
    assertThat(results.get(1).parts().get(0).status()).isEmpty();
    // The geometric mean lifts the score of 0 to 1.
    assertThat(results.get(0).geometric()).isCloseTo(Math.sqrt(50), within(1e-9));
  }

  /**
   * The third unit is worst in both components, whatever their weights. Of the first two each leads
   * in one, and each component is left out in a third of the variants.
   */
  @Test
  void aDominatedUnitIsLastInEveryVariant() {
    List<UnitResult> results =
        QuarterIndex.of(two(null), List.of(values(2.0, 6.0, 9.0), values(0.5, 0.7, 0.2)));

    assertThat(results)
        .extracting(UnitResult::interval)
        .extracting(RankInterval::best, RankInterval::worst)
        .containsExactly(tuple(1, 2), tuple(1, 2), tuple(3, 3));
  }

  @Test
  void permutingUnitsPermutesResults() {
    SplittableRandom random = new SplittableRandom(11);
    for (int round = 0; round < 20; round++) {
      int units = 2 + random.nextInt(12);
      List<List<@Nullable Double>> columns = new ArrayList<>();
      for (double scale : new double[] {12, 1.2}) {
        List<@Nullable Double> column = new ArrayList<>();
        for (int unit = 0; unit < units; unit++) {
          column.add(random.nextInt(5) == 0 ? null : (Double) (scale * random.nextDouble()));
        }
        columns.add(column);
      }
      List<UnitResult> results = results(columns);
      columns.forEach(column -> Collections.rotate(column, 1));
      List<UnitResult> rotated = results(columns);
      for (int unit = 0; unit < units; unit++) {
        UnitResult before = results.get(unit);
        UnitResult after = rotated.get((unit + 1) % units);
        assertThat(after.parts()).isEqualTo(before.parts());
        assertThat(after.linear()).isEqualTo(before.linear());
        assertThat(after.rank()).isEqualTo(before.rank());
        assertThat(after.interval()).isEqualTo(before.interval());
      }
    }
  }

  private static List<UnitResult> results(List<List<@Nullable Double>> columns) {
    return QuarterIndex.of(two(null), columns.stream().map(IndicatorValues::ofNullable).toList());
  }
}
