package org.muye.warning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.muye.time.Period;

class LevelScoresTest {
  private final LevelScores scores = new LevelScores();

  /** Five events in every quarter of three years, then the four given. */
  private void counts(String unit, double... last) {
    Period quarter = Period.parse("2021Q1");
    for (int i = 0; i < 12; i++) {
      scores.count(unit, "I2", quarter, 5);
      quarter = quarter.next();
    }
    for (double count : last) {
      scores.count(unit, "I2", quarter, count);
      quarter = quarter.next();
    }
  }

  private void levels(String unit, int... levels) {
    Period quarter = Period.parse("2023Q4");
    for (int level : levels) {
      scores.level(unit, quarter, level);
      quarter = quarter.next();
    }
  }

  private List<BacktestScore> of(String rule) {
    return scores.scores().stream().filter(score -> score.rule().equals(rule)).toList();
  }

  @Test
  void aLevelOfThreeOrHigherPredictsTheQuarterAfter() {
    // Poisson with mean 5: events are counts above 10.
    counts("u", 11, 10, 12, 5);
    levels("u", 3, 2, 4, 0);

    // Warned before Q1 (came) and Q2 (did not), not before Q3 (came) and Q4.
    List<BacktestScore> levels = of("LEVEL");
    assertThat(levels)
        .extracting(BacktestScore::metric)
        .containsExactly("PRECISION", "RECALL", "F1");
    assertThat(levels).extracting(BacktestScore::value).containsExactly(0.5, 0.5, 0.5);
    assertThat(Objects.requireNonNull(levels.get(0).low())).isBetween(0.0, 0.5);
    // An event in Q1 and Q3, neither followed by one.
    assertThat(of("LEVEL_PERSISTENCE"))
        .extracting(BacktestScore::value)
        .containsExactly(0.0, 0.0, 0.0);
    assertThat(of("LEVEL_NEVER")).extracting(BacktestScore::value).containsExactly(null, 0.0, 0.0);
  }

  @Test
  void quartersWithoutThreeEarlierYearsAreNotScored() {
    Period quarter = Period.parse("2021Q1");
    for (int i = 0; i < 12; i++) {
      scores.count("u", "I2", quarter, i == 11 ? 100 : 5);
      scores.level("u", quarter, 1);
      quarter = quarter.next();
    }

    assertThat(of("LEVEL")).extracting(BacktestScore::denominator).containsExactly(0.0, 0.0, 0.0);
  }
}
