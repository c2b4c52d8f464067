package org.muye.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Expected sums are worked out by hand. */
class DayCountsTest {
  private static final LocalDate FIRST = LocalDate.of(2024, 2, 28);
  private final DayCounts counts = new DayCounts();

  @Test
  void sumsTheDaysOfARunWithoutItsEnd() {
    counts.add(FIRST.plusDays(2), 4);
    counts.add(FIRST, 1);
    counts.add(FIRST.plusDays(1), 2);
    assertThat(counts.sum(FIRST, FIRST.plusDays(2))).isEqualTo(3);
    assertThat(counts.sum(FIRST.plusDays(1), FIRST.plusDays(3))).isEqualTo(6);
    assertThat(counts.upTo(FIRST.plusDays(1))).isEqualTo(3);
  }

  @Test
  void knowsWhetherADayWasCountedEvenWhereItsSumIsZero() {
    counts.add(FIRST, 1);
    counts.add(FIRST, -1);
    assertThat(counts.anyFrom(FIRST, FIRST.plusDays(1))).isTrue();
    assertThat(counts.anyFrom(FIRST.plusDays(1), FIRST.plusDays(9))).isFalse();
  }

  @Test
  void weighsWhatWasCountedWithEachWeight() {
    counts.add(day(FIRST), 0.25, 2);
    counts.add(day(FIRST), 1, 3);
    counts.add(day(FIRST), 0.25, 6);
    assertThat(counts.sum(FIRST, FIRST.plusDays(1))).isEqualTo(0.25 * 8 + 3);
  }

  @Test
  void holdsOneEntryForADayAndWeightHoweverOftenItIsCounted() {
    for (int i = 0; i < 10_000; i++) {
      counts.add(day(FIRST) + i % 3, 1, 1);
    }
    assertThat(counts.toBytes(1)).hasSize(3 * 20);
    assertThat(counts.size()).isEqualTo(3);
    assertThat(counts.sum(FIRST, FIRST.plusDays(1))).isEqualTo(3334);
  }

  @Test
  void leavesDaysOutWithAllThatWasCountedOnThem() {
    counts.add(day(FIRST), 1, 3);
    counts.add(day(FIRST), 0.25, 2);
    counts.add(day(FIRST) + 1, 1, 5);
    counts.add(day(FIRST), 1, 7);
    DayCounts others = counts.without(Set.of(day(FIRST), day(FIRST) + 9));
    assertThat(others.size()).isEqualTo(1);
    assertThat(others.sum(FIRST, FIRST.plusDays(2))).isEqualTo(5);
    assertThat(counts.sum(FIRST, FIRST.plusDays(2))).as("the counts stay").isEqualTo(15.5);
    assertThat(counts.without(Set.of(day(FIRST), day(FIRST) + 1)).size()).isZero();
  }

  @Test
  void takesDaysBeforeTheEpochInTheirOrder() {
    LocalDate early = LocalDate.of(1949, 10, 1);
    counts.add(LocalDate.of(1970, 1, 1), 1);
    counts.add(early, 2);
    assertThat(counts.upTo(early)).isEqualTo(2);
    assertThat(counts.upTo(early.minusDays(1))).isZero();
    assertThat(counts.upTo(LocalDate.of(1970, 1, 1))).isEqualTo(3);
  }

  @Test
  void givesTheSameSumInWhateverOrderAndPartsItWasCounted() {
    Random random = new Random(7);
    double[] weights = {0.1, 0.7, 1.0 / 3};
    List<int[]> entries = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      entries.add(new int[] {random.nextInt(20), random.nextInt(3), 1 + random.nextInt(9)});
    }
    double expected = Double.NaN;
    for (int round = 0; round < 20; round++) {
      Collections.shuffle(entries, random);
      DayCounts whole = new DayCounts();
      for (int weight = 0; weight < weights.length; weight++) {
        DayCounts[] parts = {new DayCounts(), new DayCounts(), new DayCounts()};
        for (int i = 0; i < entries.size(); i++) {
          int[] entry = entries.get(i);
          if (entry[1] == weight) {
            parts[i % parts.length].add(FIRST.plusDays(entry[0]), entry[2]);
          }
        }
        for (DayCounts part : parts) {
          whole.addAll(part.toBytes(weights[weight]));
        }
      }
      double sum = whole.sum(FIRST, FIRST.plusDays(15));
      assertThat(sum).isEqualTo(round == 0 ? sum : expected);
      expected = sum;
    }
  }

  @Test
  void differsOnTheDaysOfDifferentEntries() {
    DayCounts before = new DayCounts();
    before.add(FIRST, 1);
    before.add(FIRST.plusDays(1), 2);
    before.add(day(FIRST.plusDays(2)), 0.5, 4);
    counts.add(FIRST, 1);
    counts.add(FIRST.plusDays(1), 3);
    counts.add(FIRST.plusDays(2), 2);
    counts.add(FIRST.plusDays(9), 1);
    assertThat(DayCounts.differences(before, counts, false))
        .containsExactly(
            new DayRun(day(FIRST) + 1, day(FIRST) + 2),
            // Half of 4 is 2, but added up with others the two may be rounded differently.
            new DayRun(day(FIRST) + 2, day(FIRST) + 3),
            new DayRun(day(FIRST) + 9, day(FIRST) + 10));
    assertThat(DayCounts.differences(counts, counts, false)).isEmpty();
  }

  @Test
  void equalShareOfSeveralWeightsIsNoDifference() {
    DayCounts same = new DayCounts();
    for (double weight : new double[] {0.1, 0.2, 0.3}) {
      counts.add(day(FIRST), weight, 1);
      same.add(day(FIRST), weight, 1);
    }
    // As numbers, the sum less each of them in turn leaves a rounding.
    assertThat(0.1 + 0.2 + 0.3 - 0.1 - 0.2 - 0.3).isNotZero();
    assertThat(DayCounts.differences(counts, same, false)).isEmpty();
    assertThat(DayCounts.differences(counts, same, true)).isEmpty();
  }

  @Test
  void aStockDiffersUntilItsLevelsAgreeAgain() {
    DayCounts before = new DayCounts();
    before.add(FIRST, 1);
    before.add(FIRST.plusDays(5), -1);
    counts.add(FIRST, 1);
    counts.add(FIRST.plusDays(2), -1);
    assertThat(DayCounts.differences(before, counts, true))
        .containsExactly(new DayRun(day(FIRST) + 2, day(FIRST) + 5));
    counts.add(FIRST.plusDays(7), 1);
    assertThat(DayCounts.differences(before, counts, true))
        .containsExactly(
            new DayRun(day(FIRST) + 2, day(FIRST) + 5),
            new DayRun(day(FIRST) + 7, Integer.MAX_VALUE));
  }

  private static int day(LocalDate date) {
    return Math.toIntExact(date.toEpochDay());
  }
}
