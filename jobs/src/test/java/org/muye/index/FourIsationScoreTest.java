package org.muye.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.muye.config.FourIsationRules.Component;
import org.muye.config.FourIsationRules.Index;
import org.muye.config.IndexSettings.Measure;
import org.muye.index.FourIsationScore.Part;
import org.muye.statistics.composite.Direction;
import org.muye.statistics.composite.Goalposts;

class FourIsationScoreTest {
  private static Component component(String id, double low, double high, Direction direction) {
    return new Component(
        id,
        null,
        null,
        null,
        Measure.AS_PUBLISHED,
        new Goalposts(low, high, direction),
        "proposal");
  }

  /** A share, households per worker, a rate and an unfed share. */
  private static final Index INDEX =
      new Index(
          "MADE",
          "某化",
          "Made",
          List.of(
              component("A", 0.5, 1, Direction.INCREASING),
              component("B", 300, 1000, Direction.DECREASING),
              component("C", 0, 2, Direction.INCREASING),
              component("D", 0, 1, Direction.INCREASING)));

  private static FourIsationScore score(@Nullable Double... values) {
    return FourIsationScore.of(
        INDEX,
        0.5,
        Arrays.stream(values).map(value -> new ComponentValue(value, Set.of(), null)).toList());
  }

  /** (0.8 - 0.5) / 0.5 = 60; (1000 - 475) / 700 = 75; 0.3 / 2 = 15; 0.9 = 90. Mean 240 / 4 = 60. */
  @Test
  void theScoreIsTheMeanOfTheScoresOfTheComponents() {
    FourIsationScore score = score(0.8, 475.0, 0.3, 0.9);
    List<Double> parts =
        score.parts().stream().map(Part::score).map(Objects::requireNonNull).toList();
    assertThat(parts.get(0)).isCloseTo(60, within(1e-9));
    assertThat(parts.get(1)).isCloseTo(75, within(1e-9));
    assertThat(parts.get(2)).isCloseTo(15, within(1e-9));
    assertThat(parts.get(3)).isCloseTo(90, within(1e-9));
    assertThat(score.score()).isCloseTo(60, within(1e-9));
    assertThat(score.present()).isEqualTo(4);
    assertThat(score.status()).isEmpty();
  }

  /** (60 + 15) / 2: what is missing is left out, not counted as 0. */
  @Test
  void theMeanIsOfThoseThereAre() {
    FourIsationScore score = score(0.8, null, 0.3, null);
    assertThat(score.score()).isCloseTo(37.5, within(1e-9));
    assertThat(score.present()).isEqualTo(2);
    assertThat(score.status()).containsExactly(IndexStatus.REWEIGHTED);
    assertThat(score.parts().get(1).score()).isNull();
    assertThat(score.parts().get(1).status()).containsExactly(IndexStatus.MISSING);
  }

  @Test
  void fewerThanHalfOfTheComponentsMakeNoScore() {
    FourIsationScore score = score(0.8, null, null, null);
    assertThat(score.score()).isNull();
    assertThat(score.present()).isEqualTo(1);
    assertThat(score.status()).containsExactly(IndexStatus.TOO_FEW_COMPONENTS);
    // The component keeps its own score.
    assertThat(score.parts().get(0).score()).isCloseTo(60, within(1e-9));
    assertThat(score(null, null, null, null).score()).isNull();
  }

  @Test
  void beyondAGoalpostTheScoreStaysAtItsEnd() {
    FourIsationScore score = score(0.4, 250.0, 2.0, 1.0);
    assertThat(score.parts().get(0).score()).isEqualTo(0);
    assertThat(score.parts().get(0).status()).containsExactly(IndexStatus.CLAMPED);
    assertThat(score.parts().get(1).score()).isEqualTo(100);
    assertThat(score.parts().get(1).status()).containsExactly(IndexStatus.CLAMPED);
    // On a goalpost it is not clamped.
    assertThat(score.parts().get(2).score()).isEqualTo(100);
    assertThat(score.parts().get(2).status()).isEmpty();
  }

  @Test
  void aProjectedComponentMarksTheIndex() {
    ComponentValue projected =
        new ComponentValue(0.8, EnumSet.of(IndexStatus.PROJECTED), "POP_CARRIED");
    ComponentValue plain = new ComponentValue(0.5, Set.of(), null);
    FourIsationScore score =
        FourIsationScore.of(INDEX, 0.5, List.of(projected, plain, plain, plain));
    assertThat(score.status()).containsExactly(IndexStatus.PROJECTED);
  }
}
