package org.muye.statistics.composite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class EntropyWeightsTest {

  /**
   * By hand: shares 1/2, 1/2, 0, 0 of four units have the entropy ln 2 / ln 4 = 1/2; a single unit
   * with everything has 0; equal units have 1.
   */
  @Test
  void areInProportionToWhatIsMissingToFullEntropy() {
    EntropyWeights weights =
        Objects.requireNonNull(
            EntropyWeights.of(
                ScoreTable.of(
                    List.of(
                        IndicatorValues.of(3, 3, 0, 0),
                        IndicatorValues.of(0, 5, 0, 0),
                        IndicatorValues.of(0.1, 0.1, 0.1, 0.1),
                        IndicatorValues.of(0, -0.0, 0, 0)))));
    assertThat(weights.entropies()).containsExactly(0.5, 0.0, 1.0, 1.0);
    assertThat(weights.weights().get(0)).isCloseTo(1.0 / 3, within(1e-15));
    assertThat(weights.weights().get(1)).isCloseTo(2.0 / 3, within(1e-15));
    assertThat(weights.weights().subList(2, 4)).containsExactly(0.0, 0.0);
  }

  @Test
  void leaveOutUnitsWithoutAValue() {
    IndicatorValues gap = IndicatorValues.ofNullable(Arrays.asList(3.0, 3.0, 0.0, null, 0.0));
    IndicatorValues other = IndicatorValues.of(1, 2, 3, 4, 5);
    EntropyWeights weights =
        Objects.requireNonNull(EntropyWeights.of(ScoreTable.of(List.of(gap, other))));
    assertThat(weights.entropies().get(0)).isEqualTo(0.5);
  }

  @Test
  void areAbsentWhereNothingTellsTheUnitsApart() {
    assertThat(EntropyWeights.of(ScoreTable.of(List.of(IndicatorValues.of(4, 4, 4))))).isNull();
    assertThat(EntropyWeights.of(ScoreTable.of(List.of(IndicatorValues.of(4))))).isNull();
    assertThat(EntropyWeights.of(ScoreTable.of(List.of(IndicatorValues.of())))).isNull();
  }

  @Test
  void refuseNegativeScores() {
    assertThatThrownBy(() -> EntropyWeights.of(ScoreTable.of(List.of(IndicatorValues.of(4, -2)))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("-2");
  }
}
