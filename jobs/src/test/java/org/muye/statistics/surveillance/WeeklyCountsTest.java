package org.muye.statistics.surveillance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class WeeklyCountsTest {

  @Test
  void tellsAWeekWithoutEventsFromAnUnknownOne() {
    WeeklyCounts counts = WeeklyCounts.of(new long[] {5, 0, -9}, new boolean[] {true, true, false});
    assertThat(counts.weeks()).isEqualTo(3);
    assertThat(counts.count(0)).isEqualTo(5);
    assertThat(counts.isKnown(1)).isTrue();
    assertThat(counts.count(1)).isZero();
    assertThat(counts.isKnown(2)).isFalse();
    assertThatThrownBy(() -> counts.count(2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("week 2");
  }

  @Test
  void doesNotChangeWithTheArraysItCameFrom() {
    long[] given = {1, 2};
    boolean[] known = {true, true};
    WeeklyCounts counts = WeeklyCounts.of(given, known);
    given[0] = 7;
    known[1] = false;
    assertThat(counts.count(0)).isEqualTo(1);
    assertThat(counts.count(1)).isEqualTo(2);
  }

  @Test
  void refusesWhatIsNoCount() {
    assertThatThrownBy(() -> WeeklyCounts.of(1, -2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("-2");
    assertThatThrownBy(() -> WeeklyCounts.of(Long.MAX_VALUE))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> WeeklyCounts.of(new long[2], new boolean[1]))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> WeeklyCounts.of(1).isKnown(-1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("-1");
  }
}
