package org.muye.warning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.muye.statistics.surveillance.AberrationMethod;

class DetectionStudyTest {
  @Test
  void madeCountsHaveTheMeanAndVarianceTheyShould() {
    SimulatedWeeks made = new SimulatedWeeks(new SplittableRandom(5), 50, 0);
    // In week 16 the season is at its mean and the trend adds 3 % * 16/52.
    double mean = 50 * Math.pow(1.03, 16 / 52.0);
    double sum = 0;
    double squares = 0;
    int draws = 40_000;
    for (int i = 0; i < draws; i++) {
      double count = made.count(16, 2);
      sum += count;
      squares += count * count;
    }
    double found = sum / draws;
    double wanted = 2 * mean;
    double variance = wanted + wanted * wanted / 20;
    assertThat(found).isCloseTo(wanted, within(4 * Math.sqrt(variance / draws)));
    // The standard error of a variance is about 1.1 % here.
    assertThat(squares / draws - found * found).isCloseTo(variance, within(0.05 * variance));
  }

  @Test
  void aHigherAlphaFindsMoreAndCostsMore() {
    List<DetectionStudy.Line> lines = new DetectionStudy(AlarmRules.evaluating(104), 1).run(1);

    assertThat(lines).hasSize(8 * (6 + 2));
    for (int i = 1; i < lines.size(); i++) {
      DetectionStudy.Line before = lines.get(i - 1);
      DetectionStudy.Line line = lines.get(i);
      if (line.method() == AberrationMethod.FARRINGTON
          && before.weeklyMean() == line.weeklyMean()) {
        assertThat(line.falseAlarms().perUnitYear())
            .isGreaterThanOrEqualTo(before.falseAlarms().perUnitYear());
        assertThat(line.curve().get(2).share())
            .isGreaterThanOrEqualTo(before.curve().get(2).share());
      }
    }
    // Two hundred events a week, doubled: far beyond chance. Two events, doubled: hardly.
    DetectionStudy.Line many = lines.get(7 * 8 + 1);
    DetectionStudy.Line few = lines.get(1);
    assertThat(many.weeklyMean()).isEqualTo(200);
    assertThat(many.curve().get(2).share()).isGreaterThan(0.8);
    assertThat(few.weeklyMean()).isEqualTo(2);
    assertThat(few.curve().get(2).share()).isLessThan(0.5);
    assertThat(new DetectionStudy(AlarmRules.evaluating(104), 1).run(1)).isEqualTo(lines);
  }
}
