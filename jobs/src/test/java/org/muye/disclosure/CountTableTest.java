package org.muye.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Tables of three units by three classes with their sums, and what a reader can work out. */
class CountTableTest {
  private static final String[] UNITS = {"A", "B", "C", "city"};
  private static final int LIMIT = 5;

  /** The rows that the sums are not given for are worked out here: last column, last row. */
  private static int[][] withSums(int[][] counts) {
    int[][] all = new int[4][4];
    for (int r = 0; r < 3; r++) {
      for (int c = 0; c < 3; c++) {
        all[r][c] = counts[r][c];
        all[r][3] += counts[r][c];
        all[3][c] += counts[r][c];
        all[3][3] += counts[r][c];
      }
    }
    return all;
  }

  private static List<CountRow> rows(int[][] all) {
    List<CountRow> rows = new ArrayList<>();
    for (int r = 0; r < 4; r++) {
      for (int c = 0; c < 4; c++) {
        String category = c == 3 ? null : "c" + c;
        rows.add(count(4 * r + c, "s", UNITS[r], category, all[r][c]));
      }
    }
    return rows;
  }

  /** A count of a quarter; a class is another thing in each series, a total is one in all. */
  private static CountRow count(
      int id, String series, String unit, @Nullable String category, double count) {
    String of = category == null ? "all" : series + category;
    return MadeYear.row(id, series, unit, "2024Q1", category, of, count, "", null);
  }

  /** A share of the total. */
  private static CountRow share(int id, String unit, double part, double all) {
    return MadeYear.row(id, "share", unit, "2024Q1", null, "part", part, "all", all);
  }

  private static Set<Integer> hiddenRows(List<CountRow> rows) {
    return new YearDisclosure("city", LIMIT).hidden(rows).rows();
  }

  private static Set<Integer> hidden(int[][] all) {
    return hiddenRows(rows(all));
  }

  /**
   * The least and the greatest value of each hidden cell over the tables of whole numbers that
   * agree with what is shown, found by trying all whose cells differ from the true ones by at most
   * 2.
   */
  private static int[][] rangeOf(int[][] all, Set<Integer> hidden) {
    int[][] range = new int[16][2];
    for (int[] r : range) {
      r[0] = Integer.MAX_VALUE;
      r[1] = Integer.MIN_VALUE;
    }
    search(all, hidden, new int[9], 0, range);
    return range;
  }

  private static void search(int[][] all, Set<Integer> hidden, int[] inner, int at, int[][] range) {
    if (at == 9) {
      int[][] tried =
          withSums(
              new int[][] {
                {inner[0], inner[1], inner[2]},
                {inner[3], inner[4], inner[5]},
                {inner[6], inner[7], inner[8]}
              });
      for (int i = 0; i < 16; i++) {
        boolean isHidden = hidden.contains(i);
        int value = tried[i / 4][i % 4];
        // Zeros are shown, so that whatever is hidden is at least 1.
        if (isHidden ? value < 1 : value != all[i / 4][i % 4]) {
          return;
        }
      }
      for (int i = 0; i < 16; i++) {
        range[i][0] = Math.min(range[i][0], tried[i / 4][i % 4]);
        range[i][1] = Math.max(range[i][1], tried[i / 4][i % 4]);
      }
      return;
    }
    int r = at / 3;
    int c = at % 3;
    if (hidden.contains(4 * r + c)) {
      for (int value = Math.max(1, all[r][c] - 2); value <= all[r][c] + 2; value++) {
        inner[at] = value;
        search(all, hidden, inner, at + 1, range);
      }
    } else {
      inner[at] = all[r][c];
      search(all, hidden, inner, at + 1, range);
    }
  }

  private static void assertNothingHiddenFollows(int[][] all) {
    Set<Integer> hidden = hidden(all);
    int[][] range = rangeOf(all, hidden);
    for (int i : hidden) {
      assertThat(range[i][1])
          .as("cell %d of %s with %s hidden", i, java.util.Arrays.deepToString(all), hidden)
          .isGreaterThan(range[i][0]);
    }
  }

  @Test
  void nothingIsHiddenWithoutASmallCount() {
    assertThat(hidden(withSums(new int[][] {{10, 0, 12}, {9, 8, 7}, {5, 6, 11}}))).isEmpty();
  }

  /** 3 follows from its row and from its column unless a rectangle of four is hidden. */
  @Test
  void oneSmallCountTakesTheCheapestRectangleWithIt() {
    // A row:  3 10 20     The rectangles with A/c0 as corner: B and c1 cost 10 + 9 + 8 = 27,
    // B row:  9  8 30     B and c2 20 + 9 + 30, C and c1 10 + 11 + 12, C and c2 20 + 11 + 13.
    // C row: 11 12 13
    assertThat(hidden(withSums(new int[][] {{3, 10, 20}, {9, 8, 30}, {11, 12, 13}})))
        .containsExactly(0, 1, 4, 5);
  }

  @Test
  void aHiddenCountCannotBeWorkedOut() {
    assertNothingHiddenFollows(withSums(new int[][] {{3, 10, 20}, {9, 8, 30}, {11, 12, 13}}));
    assertNothingHiddenFollows(withSums(new int[][] {{3, 10, 20}, {9, 4, 30}, {11, 12, 13}}));
    assertNothingHiddenFollows(withSums(new int[][] {{2, 0, 0}, {9, 8, 7}, {6, 12, 13}}));
    assertNothingHiddenFollows(withSums(new int[][] {{1, 0, 0}, {0, 1, 0}, {6, 7, 9}}));
  }

  /** Two counts of 1 with their sum of 2 shown could be nothing else, since zeros are shown. */
  @Test
  void twoOnesDoNotProtectEachOther() {
    int[][] all = withSums(new int[][] {{1, 1, 9}, {1, 1, 8}, {7, 6, 10}});

    assertThat(rangeOf(all, Set.of(0, 1, 4, 5))[0]).containsExactly(1, 1);
    assertNothingHiddenFollows(all);
  }

  @Test
  void aUnitWithOneClassOnlyHidesItsSumAsWell() {
    // B's only count equals its sum: hidden in one place it must not stand in the other.
    Set<Integer> hidden = hidden(withSums(new int[][] {{10, 20, 30}, {0, 3, 0}, {11, 12, 13}}));

    assertThat(hidden).contains(5, 7);
  }

  @Test
  void aCountWithoutABreakdownTakesTheSmallestOtherUnitWithIt() {
    List<CountRow> rows = new ArrayList<>();
    double[] counts = {3, 20, 9, 32};
    for (int i = 0; i < 4; i++) {
      rows.add(count(i, "s", UNITS[i], null, counts[i]));
    }

    assertThat(hiddenRows(rows)).containsExactlyInAnyOrder(0, 2);
  }

  /** 12 of B is the whole of a share elsewhere; shown there, it would give A's 3 back. */
  @Test
  void aHiddenCountIsHiddenWhereverItStands() {
    List<CountRow> rows =
        List.of(
            count(0, "all", "A", null, 3.0),
            count(1, "all", "B", null, 12.0),
            count(2, "all", "city", null, 15.0),
            share(3, "B", 6.0, 12.0),
            count(4, "other", "B", null, 12.0),
            count(5, "other", "C", null, 12.0));

    assertThat(hiddenRows(rows)).contains(0, 1, 3, 4);
  }

  /** 97 of 100 says 3 as plainly as 3 does. */
  @Test
  void theRestOfAShareIsACountAsWell() {
    List<CountRow> rows =
        List.of(
            share(0, "A", 97.0, 100.0),
            share(1, "C", 50.0, 90.0),
            share(2, "B", 30.0, 60.0),
            share(3, "city", 177.0, 250.0));

    // The rests are 3, 40, 30 and 73: without B's 30, 73 - 40 - 30 would be known.
    assertThat(hiddenRows(rows)).containsExactlyInAnyOrder(0, 2);
  }

  /** Elsewhere the two differ, so that nobody takes one for the other. */
  @Test
  void anEqualCountOfAnotherKindIsNotTheSameFigure() {
    List<CountRow> rows =
        List.of(
            count(0, "s", "A", "c0", 3),
            count(1, "s", "B", "c0", 9),
            count(2, "s", "city", "c0", 12),
            count(3, "t", "B", "c0", 9),
            count(4, "t", "A", "c0", 50),
            count(5, "t", "city", "c0", 59));

    assertThat(hiddenRows(rows)).containsExactlyInAnyOrder(0, 1);
  }

  /** Of 40 records 2 are of class c0 and others of classes that are not listed. */
  @Test
  void classesThatAreNotAllThereAreDoNotTouchTheTotal() {
    List<CountRow> rows =
        List.of(
            count(0, "s", "A", "c0", 2.0),
            count(1, "s", "A", null, 40.0),
            count(2, "s", "B", "c0", 9.0),
            count(3, "s", "B", null, 50.0),
            count(4, "s", "city", "c0", 11.0),
            count(5, "s", "city", null, 90.0));

    assertThat(hiddenRows(rows)).containsExactlyInAnyOrder(0, 2);
  }

  @Test
  void theSecondLevelOfCodesSumsUpToTheFirst() {
    // L1:06 of A is 13 = 4 + 9; hiding L2:0601 alone would leave 13 - 9.
    List<CountRow> rows =
        List.of(
            count(0, "s", "A", "L2:0601", 4.0),
            count(1, "s", "A", "L2:0602", 9.0),
            count(2, "s", "A", "L1:06", 13.0),
            count(3, "s", "B", "L2:0601", 8.0),
            count(4, "s", "B", "L2:0602", 7.0),
            count(5, "s", "B", "L1:06", 15.0),
            count(6, "s", "city", "L2:0601", 12.0),
            count(7, "s", "city", "L2:0602", 16.0),
            count(8, "s", "city", "L1:06", 28.0));

    assertThat(hiddenRows(rows)).containsExactlyInAnyOrder(0, 1, 3, 4);
  }

  /** Of 117 disputes of the city 3 are those of A; whose the others are is not in the table. */
  @Test
  void unitsThatAreNotAllThereAreDoNotTouchTheSum() {
    List<CountRow> rows =
        List.of(
            count(0, "s", "A", null, 3.0),
            count(1, "s", "B", null, 40.0),
            count(2, "s", "city", null, 117.0));

    assertThat(hiddenRows(rows)).containsExactly(0);
  }

  /**
   * A has 3 disputes, all of c0, and is alone in having any: its total and the city's c0 have to go
   * as well, but the city's total of 42 stays, since c1 and the total of B can make up for them.
   */
  @Test
  void theTotalOfTheCityStaysWhereALongerChainIsEnough() {
    Set<Integer> hidden = hidden(withSums(new int[][] {{3, 0, 0}, {0, 9, 8}, {0, 12, 10}}));

    assertThat(hidden).contains(0, 3, 12).doesNotContain(15);
    assertNothingHiddenFollows(withSums(new int[][] {{3, 0, 0}, {0, 9, 8}, {0, 12, 10}}));
  }
}
