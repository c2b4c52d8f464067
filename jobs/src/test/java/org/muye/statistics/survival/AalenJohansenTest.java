package org.muye.statistics.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class AalenJohansenTest {

  /**
   * Ten cases. Of a cause, the incidence grows on each day by the share still without an event just
   * before it, times the events of the cause among those at risk.
   *
   * <pre>
   * day  at risk  A  B  open  A grows by           B grows by           without an event
   *   2       10  1  1     0  1   x 1/10 = 1/10    1   x 1/10 = 1/10    1   x 8/10 = 4/5
   *   3        8  0  0     1                                            4/5
   *   5        7  2  0     1  4/5 x 2/7  = 8/35                         4/5 x 5/7  = 4/7
   *   8        4  0  1     0                       4/7 x 1/4  = 1/7     4/7 x 3/4  = 3/7
   *   9        3  0  0     3                                            3/7
   * </pre>
   *
   * In the end A 1/10 + 8/35 = 23/70, B 1/10 + 1/7 = 17/70, neither 30/70.
   */
  private static AalenJohansen byHand() {
    Cases cases =
        new Cases()
            .add(1, 2, 0)
            .add(1, 2, 1)
            .add(1, 3, Cases.OPEN)
            .add(2, 5, 0)
            .add(1, 5, Cases.OPEN)
            .add(1, 8, 1)
            .add(3, 9, Cases.OPEN);
    return AalenJohansen.of(cases.days(), cases.ended(0, 1), cases.ended(Cases.OPEN));
  }

  @Test
  void equalsTheArithmeticByHand() {
    AalenJohansen estimate = byHand();
    assertThat(estimate.incidence(0, 1)).isZero();
    assertThat(estimate.survival(1)).isEqualTo(1);
    assertThat(estimate.incidence(0, 2)).isCloseTo(0.1, within(1e-15));
    assertThat(estimate.incidence(1, 4)).isCloseTo(0.1, within(1e-15));
    assertThat(estimate.survival(4)).isCloseTo(0.8, within(1e-15));
    assertThat(estimate.incidence(0, 5)).isCloseTo(23.0 / 70, within(1e-15));
    assertThat(estimate.survival(5)).isCloseTo(4.0 / 7, within(1e-15));
    assertThat(estimate.incidence(0, 90)).isCloseTo(23.0 / 70, within(1e-15));
    assertThat(estimate.incidence(1, 90)).isCloseTo(17.0 / 70, within(1e-15));
    assertThat(estimate.survival(90)).isCloseTo(30.0 / 70, within(1e-15));
  }

  /** 1 - 9/10 x 5/7: cases that B ended would be taken as open. */
  @Test
  void isSmallerThanOneMinusKaplanMeierOfTheCauseAlone() {
    double naive = 1 - 0.9 * 5 / 7;
    assertThat(byHand().incidence(0, 90)).isLessThan(naive);
  }

  @Test
  void incidencesAndSurvivalSumToOneEveryDay() {
    SplittableRandom random = new SplittableRandom(1978);
    for (int trial = 0; trial < 300; trial++) {
      Cases cases = Cases.random(random, 3);
      AalenJohansen estimate =
          AalenJohansen.of(cases.days(), cases.ended(0, 1, 2), cases.ended(Cases.OPEN));
      double[] before = new double[3];
      for (int day = 0; day <= 30; day++) {
        double sum = estimate.survival(day);
        for (int cause = 0; cause < 3; cause++) {
          double now = estimate.incidence(cause, day);
          assertThat(now).isBetween(before[cause], 1.0);
          before[cause] = now;
          sum += now;
        }
        assertThat(sum).isCloseTo(1, within(1e-12));
      }
    }
  }

  @Test
  void ofOneCauseIsOneMinusKaplanMeier() {
    SplittableRandom random = new SplittableRandom(53);
    for (int trial = 0; trial < 100; trial++) {
      Cases cases = Cases.random(random, 1);
      AalenJohansen estimate =
          AalenJohansen.of(cases.days(), cases.ended(0, 1), cases.ended(Cases.OPEN));
      KaplanMeier curve = cases.kaplanMeier();
      for (int day = 0; day <= 30; day++) {
        assertThat(estimate.incidence(0, day)).isCloseTo(1 - curve.survival(day), within(1e-12));
        assertThat(estimate.incidence(1, day)).isZero();
      }
    }
  }

  @Test
  void theOrderOfTheCausesDoesNotMatter() {
    SplittableRandom random = new SplittableRandom(5);
    for (int trial = 0; trial < 100; trial++) {
      Cases cases = Cases.random(random, 3);
      long[] open = cases.ended(Cases.OPEN);
      AalenJohansen there = AalenJohansen.of(cases.days(), cases.ended(0, 1, 2), open);
      AalenJohansen back = AalenJohansen.of(cases.days(), cases.ended(2, 0, 1), open);
      assertThat(back.incidence(1, 20)).isEqualTo(there.incidence(0, 20));
      assertThat(back.incidence(2, 20)).isEqualTo(there.incidence(1, 20));
      assertThat(back.incidence(0, 20)).isEqualTo(there.incidence(2, 20));
    }
  }

  @Test
  void whenAllAreOpenNothingHasHappened() {
    AalenJohansen estimate =
        AalenJohansen.of(new int[] {4}, new long[][] {{0}, {0}}, new long[] {7});
    assertThat(estimate.incidence(1, 90)).isZero();
    assertThat(estimate.survival(90)).isEqualTo(1);
  }

  @Test
  void refusesWhatIsNoFrequencyOfDurations() {
    refuses(new int[0], new long[][] {{}}, new long[0]);
    refuses(new int[] {1}, new long[0][], new long[] {1});
    refuses(new int[] {1}, new long[][] {{1}, {1, 2}}, new long[] {1});
    refuses(new int[] {1}, new long[][] {{-1}}, new long[] {1});
    refuses(new int[] {2, 1}, new long[][] {{1, 1}}, new long[] {1, 1});
    assertThatThrownBy(() -> byHand().incidence(2, 90))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> byHand().incidence(-1, 90))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static void refuses(int[] days, long[][] events, long[] censored) {
    assertThatThrownBy(() -> AalenJohansen.of(days, events, censored))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
