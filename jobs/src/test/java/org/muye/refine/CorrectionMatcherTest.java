package org.muye.refine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.muye.refine.CorrectionMatcher.Candidate;

class CorrectionMatcherTest {
  private static Candidate row(String id, int day, long rowNumber, String preferred) {
    return new Candidate(id, false, at(day), rowNumber, preferred);
  }

  private static Candidate correction(String id, int day, long rowNumber, String preferred) {
    return new Candidate(id, true, at(day), rowNumber, preferred);
  }

  private static Instant at(int day) {
    return Instant.parse("2017-01-01T00:00:00Z").plusSeconds(day * 86_400L);
  }

  @Test
  void withdrawsTheOnlyRow() {
    assertThat(CorrectionMatcher.match(List.of(row("a", 1, 2, "x"), correction("c", 2, 2, "x"))))
        .containsExactly(Map.entry("c", "a"));
  }

  @Test
  void prefersTheRowThatAgreesOverALaterOne() {
    assertThat(
            CorrectionMatcher.match(
                List.of(row("a", 1, 2, "x"), row("b", 2, 3, "y"), correction("c", 3, 2, "x"))))
        .containsExactly(Map.entry("c", "a"));
  }

  @Test
  void takesTheLatestThenTheLowestInTheFile() {
    assertThat(
            CorrectionMatcher.match(
                List.of(
                    row("a", 1, 9, "x"),
                    row("b", 2, 3, "x"),
                    row("d", 2, 4, "x"),
                    correction("c", 3, 2, "x"))))
        .containsExactly(Map.entry("c", "d"));
  }

  @Test
  void neverWithdrawsARowThatBecameKnownLater() {
    assertThat(CorrectionMatcher.match(List.of(row("a", 5, 2, "x"), correction("c", 4, 2, "x"))))
        .isEmpty();
    // Known at the same time is early enough.
    assertThat(CorrectionMatcher.match(List.of(row("a", 4, 2, "x"), correction("c", 4, 3, "x"))))
        .containsExactly(Map.entry("c", "a"));
  }

  @Test
  void everyRowIsWithdrawnOnce() {
    assertThat(
            CorrectionMatcher.match(
                List.of(
                    row("a", 1, 2, "x"), correction("c", 2, 2, "x"), correction("d", 3, 2, "x"))))
        .containsExactly(Map.entry("c", "a"));
  }

  @Test
  void theOrderOfArrivalDoesNotMatter() {
    List<Candidate> rows =
        new ArrayList<>(
            List.of(
                row("a", 1, 2, "x"),
                row("b", 2, 3, "y"),
                row("d", 2, 4, "x"),
                row("e", 6, 2, "x"),
                correction("p", 3, 2, "y"),
                correction("q", 4, 2, "z"),
                correction("r", 5, 7, "x")));
    // p (day 3) agrees with b. q (day 4) agrees with none: the latest left is d.
    // r (day 5): a alone is left of those known by then; e came later.
    Map<String, String> expected = Map.of("p", "b", "q", "d", "r", "a");
    for (int seed = 0; seed < 50; seed++) {
      Collections.shuffle(rows, new Random(seed));
      assertThat(CorrectionMatcher.match(rows)).isEqualTo(expected);
    }
  }
}
