package org.muye.statistics.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.Collections;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.muye.statistics.Golden;
import org.muye.statistics.Interval;

class KaplanMeierTest {
  private static final double CONFIDENCE = 0.95;

  /** 1e-10 as a percentage. */
  private static final double PERCENT = 1e-8;

  private static Cases golden() {
    Cases cases = new Cases();
    for (Golden.Row row : Golden.rows("km_input.csv")) {
      cases.add(1, (int) row.count("days"), row.count("resolved") == 1 ? 0 : Cases.OPEN);
    }
    return cases;
  }

  @Test
  void equalsRAtEveryEvent() {
    KaplanMeier curve = golden().kaplanMeier();
    for (Golden.Row row : Golden.rows("km.csv")) {
      int day = (int) row.count("time");
      assertThat(curve.survival(day)).isCloseTo(row.number("surv"), withinPercentage(PERCENT));
      assertThat(Math.sqrt(curve.variance(day).orElseThrow()))
          .isCloseTo(row.number("se"), withinPercentage(PERCENT));
      Interval limits = curve.limits(day, CONFIDENCE).orElseThrow();
      assertThat(limits.low()).isCloseTo(row.number("lo"), withinPercentage(PERCENT));
      assertThat(limits.high()).isCloseTo(row.number("hi"), withinPercentage(PERCENT));
    }
  }

  /** R gives a median of 30 (8 to 75) and a restricted mean of 42.8211966604824. */
  @Test
  void medianItsLimitsAndTheRestrictedMeanEqualR() {
    KaplanMeier curve = golden().kaplanMeier();
    assertThat(curve.median()).hasValue(30);
    MedianLimits limits = curve.medianLimits(CONFIDENCE);
    assertThat(limits.low()).hasValue(8);
    assertThat(limits.high()).hasValue(75);
    RestrictedMean mean = curve.restrictedMean(90);
    assertThat(mean.days()).isCloseTo(42.8211966604824, withinPercentage(PERCENT));
    assertThat(mean.complete()).isTrue();
  }

  /** S is 1/2 from day 3 to day 7: R says 5, the middle. */
  @Test
  void medianOfAFlatPieceIsItsFirstDay() {
    KaplanMeier curve = new Cases().add(1, 3, 0).add(1, 7, 0).kaplanMeier();
    assertThat(curve.survival(3)).isEqualTo(0.5);
    assertThat(curve.median()).hasValue(3);
  }

  /** 23/24 x 22/23 x ... x 12/13 is one half, but the product of the doubles is a little more. */
  @Test
  void roundingDoesNotMoveTheMedian() {
    Cases cases = new Cases().add(12, 99, 0);
    for (int day = 1; day <= 12; day++) {
      cases.add(1, day, 0);
    }
    KaplanMeier curve = cases.kaplanMeier();
    assertThat(curve.survival(12)).isBetween(Math.nextUp(0.5), 0.5 + 1e-15);
    assertThat(curve.median()).hasValue(12);
  }

  @Test
  void whenAllAreCensoredNothingIsReached() {
    KaplanMeier curve = new Cases().add(4, 10, Cases.OPEN).add(3, 95, Cases.OPEN).kaplanMeier();
    assertThat(curve.survival(1000)).isEqualTo(1);
    assertThat(curve.variance(95)).hasValue(0);
    assertThat(curve.limits(95, CONFIDENCE)).isEmpty();
    assertThat(curve.median()).isEmpty();
    assertThat(curve.medianLimits(CONFIDENCE).low()).isEmpty();
    assertThat(curve.medianLimits(CONFIDENCE).high()).isEmpty();
    assertThat(curve.restrictedMean(90)).isEqualTo(new RestrictedMean(90, true));
  }

  @Test
  void closuresOfTheFirstDayCountAtOnce() {
    KaplanMeier curve = new Cases().add(3, 0, 0).add(1, 8, 0).kaplanMeier();
    assertThat(curve.survival(0)).isEqualTo(0.25);
    assertThat(curve.median()).hasValue(0);
    // A quarter lasts eight days.
    assertThat(curve.restrictedMean(90).days()).isEqualTo(2);
  }

  /** At day 5 all four are at risk: 1/2, not 1/3 or 2/3. */
  @Test
  void aCaseCensoredOnTheDayOfAnEventIsStillAtRisk() {
    KaplanMeier curve = new Cases().add(2, 5, 0).add(2, 5, Cases.OPEN).kaplanMeier();
    assertThat(curve.survival(4)).isEqualTo(1);
    assertThat(curve.survival(5)).isEqualTo(0.5);
  }

  /** Of three, one ends on day 10; the others are open on day 20: 10 + 2/3 x 80. */
  @Test
  void restrictedMeanSaysWhenNobodyWasFollowedToTheHorizon() {
    KaplanMeier open = new Cases().add(1, 10, 0).add(2, 20, Cases.OPEN).kaplanMeier();
    assertThat(open.restrictedMean(90).days()).isCloseTo(10 + 160.0 / 3, within(1e-12));
    assertThat(open.restrictedMean(90).complete()).isFalse();
    assertThat(open.restrictedMean(20).complete()).isTrue();
    assertThat(open.restrictedMean(20).days()).isCloseTo(10 + 20.0 / 3, within(1e-12));
    KaplanMeier ended = new Cases().add(1, 10, 0).add(2, 20, 0).kaplanMeier();
    assertThat(ended.restrictedMean(90).complete()).isTrue();
    assertThat(ended.restrictedMean(90).days()).isCloseTo(50.0 / 3, within(1e-12));
  }

  /** Once nobody is left, Greenwood divides by zero. */
  @Test
  void theEndOfTheCurveHasNoVariance() {
    KaplanMeier curve = new Cases().add(1, 3, 0).add(1, 7, 0).kaplanMeier();
    // 1/4 x 1/(2 x 1)
    assertThat(curve.variance(3).orElseThrow()).isCloseTo(0.125, within(1e-15));
    assertThat(curve.survival(7)).isZero();
    assertThat(curve.variance(7)).isEmpty();
    assertThat(curve.limits(7, CONFIDENCE)).isEmpty();
  }

  @Test
  void neverRisesAndStaysWithinItsLimits() {
    SplittableRandom random = new SplittableRandom(4107);
    for (int trial = 0; trial < 300; trial++) {
      KaplanMeier curve = Cases.random(random, 1).kaplanMeier();
      double before = 1;
      for (int day = 0; day <= 30; day++) {
        double now = curve.survival(day);
        assertThat(now).isBetween(0.0, before);
        curve
            .limits(day, CONFIDENCE)
            .ifPresent(
                limits -> {
                  assertThat(limits.low()).isBetween(0.0, now);
                  assertThat(limits.high()).isBetween(now, 1.0);
                });
        before = now;
      }
    }
  }

  /** The definition, case by case, in whatever order the cases come. */
  @Test
  void equalsTheDefinitionInAnyOrderOfTheCases() {
    SplittableRandom random = new SplittableRandom(1958);
    for (int trial = 0; trial < 300; trial++) {
      Cases cases = Cases.random(random, 1);
      KaplanMeier curve = cases.kaplanMeier();
      Collections.shuffle(cases.all, new Random(trial));
      KaplanMeier shuffled = cases.kaplanMeier();
      for (int day = 0; day <= 25; day++) {
        assertThat(shuffled.survival(day)).isEqualTo(curve.survival(day));
        assertThat(curve.survival(day)).isCloseTo(byDefinition(cases, day), within(1e-12));
      }
      assertThat(shuffled.median()).isEqualTo(curve.median());
      assertThat(shuffled.medianLimits(CONFIDENCE)).isEqualTo(curve.medianLimits(CONFIDENCE));
      assertThat(shuffled.restrictedMean(20)).isEqualTo(curve.restrictedMean(20));
    }
  }

  private static double byDefinition(Cases cases, int upTo) {
    double product = 1;
    for (int day = 0; day <= upTo; day++) {
      int now = day;
      long atRisk = cases.all.stream().filter(c -> c.days() >= now).count();
      long events = cases.all.stream().filter(c -> c.days() == now && c.cause() == 0).count();
      product *= atRisk == 0 ? 1 : 1 - (double) events / atRisk;
    }
    return product;
  }

  /** Without censoring the restricted mean is the mean of the durations cut at the horizon. */
  @Test
  void restrictedMeanWithoutCensoringIsAPlainMean() {
    SplittableRandom random = new SplittableRandom(1949);
    for (int trial = 0; trial < 100; trial++) {
      Cases cases = new Cases();
      for (int i = random.nextInt(1, 40); i > 0; i--) {
        cases.add(1, random.nextInt(0, 200), 0);
      }
      double mean =
          cases.all.stream().mapToInt(c -> Math.min(c.days(), 90)).average().orElseThrow();
      assertThat(cases.kaplanMeier().restrictedMean(90).days()).isCloseTo(mean, within(1e-10));
    }
  }

  @Test
  void daysOnWhichNothingEndsChangeNothing() {
    KaplanMeier curve = golden().kaplanMeier();
    Cases cases = golden();
    int[] days = cases.days();
    int[] more = new int[days.length + 1];
    long[] events = new long[more.length];
    long[] censored = new long[more.length];
    System.arraycopy(days, 0, more, 0, days.length);
    System.arraycopy(cases.ended(0), 0, events, 0, days.length);
    System.arraycopy(cases.ended(Cases.OPEN), 0, censored, 0, days.length);
    more[days.length] = 4000;
    KaplanMeier padded = KaplanMeier.of(more, events, censored);
    assertThat(padded.survival(120)).isEqualTo(curve.survival(120));
    // The last of them is open on day 120.
    assertThat(padded.restrictedMean(121).complete()).isFalse();
    assertThat(padded.restrictedMean(120).complete()).isTrue();
  }

  @Test
  void refusesWhatIsNoFrequencyOfDurations() {
    refuses(new int[0], new long[0], new long[0]);
    refuses(new int[] {3}, new long[] {0}, new long[] {0});
    refuses(new int[] {-1}, new long[] {1}, new long[] {0});
    refuses(new int[] {3, 3}, new long[] {1, 1}, new long[] {0, 0});
    refuses(new int[] {3, 2}, new long[] {1, 1}, new long[] {0, 0});
    refuses(new int[] {3}, new long[] {-1}, new long[] {2});
    refuses(new int[] {3}, new long[] {1}, new long[] {-1});
    refuses(new int[] {3}, new long[] {1, 1}, new long[] {0});
    assertThatThrownBy(() -> golden().kaplanMeier().restrictedMean(0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> golden().kaplanMeier().medianLimits(1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static void refuses(int[] days, long[] events, long[] censored) {
    assertThatThrownBy(() -> KaplanMeier.of(days, events, censored))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
