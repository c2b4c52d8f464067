package org.muye.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.muye.disclosure.MadeYear.row;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is hidden of a year's rows, and what a reader can work out of the rest. */
class YearDisclosureTest {
  private static final int LIMIT = 5;
  private static final List<String> UNITS = List.of("A", "B", MadeYear.CITY);

  private static Set<Integer> hidden(List<CountRow> rows) {
    return new YearDisclosure(MadeYear.CITY, LIMIT).hidden(rows).rows();
  }

  /** Adds the totals of two districts and the region for a period. */
  private static void totals(List<CountRow> rows, String period, double... counts) {
    for (int i = 0; i < counts.length; i++) {
      rows.add(
          row(rows.size(), "s", UNITS.get(i), period, null, MadeYear.TOTAL, counts[i], "", null));
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.3, 1, 3, 8})
  void nothingHiddenFollowsFromWhatIsShown(double mean) {
    for (int seed = 1; seed <= 2; seed++) {
      MadeYear year = MadeYear.random(seed, 5, mean);
      YearDisclosure.Hidden hidden = new YearDisclosure(MadeYear.CITY, LIMIT).hidden(year.rows());

      assertThat(new Reader(year, hidden).recovered(LIMIT)).as("seed %d", seed).isEmpty();
    }
  }

  /** Without protection the same reader finds small counts, so that the test above can fail. */
  @Test
  void theReaderFindsCountsThatAreHiddenAlone() {
    MadeYear year = MadeYear.random(1, 5, 3);
    Set<Integer> small = new TreeSet<>();
    year.rows().stream()
        .filter(row -> SmallCounts.isSmall(row.count(), LIMIT))
        .forEach(row -> small.add(row.id()));

    assertThat(new Reader(year, new YearDisclosure.Hidden(small, small, Set.of())).recovered(LIMIT))
        .isNotEmpty();
  }

  @Test
  void districtsShowNoWeeksAndMonths() {
    List<CountRow> rows = new ArrayList<>();
    for (String period : List.of("2024Q1", "2024-01", "2024-W02")) {
      totals(rows, period, 20, 30, 50);
    }

    assertThat(hidden(rows)).containsExactlyInAnyOrder(3, 4, 6, 7);
  }

  /** 57 of the half less 54 of the second quarter would be the 3 of the first. */
  @Test
  void aSmallQuarterDoesNotFollowFromTheHalf() {
    List<CountRow> rows = new ArrayList<>();
    totals(rows, "2024Q1", 3, 20, 23);
    totals(rows, "2024Q2", 54, 60, 114);
    totals(rows, "2024H1", 57, 80, 137);

    // A rectangle of two units and two periods; the region's numbers stay.
    assertThat(hidden(rows)).contains(0, 1).containsAnyOf(3, 6).containsAnyOf(4, 7);
    assertThat(hidden(rows)).doesNotContain(2, 5, 8);
  }

  /** A class of a unit with a small count in one quarter is not shown for another either. */
  @Test
  void aClassOfAUnitIsShownThroughoutTheYearOrNotAtAll() {
    List<CountRow> rows = new ArrayList<>();
    for (double[] counts : new double[][] {{1, 3, 40, 43}, {2, 30, 50, 80}}) {
      for (int unit = 0; unit < UNITS.size(); unit++) {
        String period = "2024Q" + (int) counts[0];
        rows.add(
            row(rows.size(), "c", UNITS.get(unit), period, "01", "c", counts[unit + 1], "", null));
      }
    }

    assertThat(hidden(rows)).contains(0, 3).doesNotContain(2, 5);
  }

  /** B has 9 events of its only kind: neither its 9, nor its 0 of another kind, is listed. */
  @Test
  void aUnitWithNextToNoRecordsIsLeftOut() {
    List<CountRow> rows = new ArrayList<>();
    totals(rows, "2024Q1", 60, 9, 69);
    rows.add(row(3, "t", "B", "2024Q1", null, "other", 0, "", null));
    YearDisclosure.Hidden hidden = new YearDisclosure(MadeYear.CITY, LIMIT).hidden(rows);

    assertThat(hidden.leftOut()).containsExactly(1, 3);
    assertThat(hidden.rows()).contains(0, 1, 3);
  }

  /**
   * Of 43 disputes of A 35 are resolved, 20 at the source, 12 above and 3 nobody knows where, so
   * that 8 are open; hiding the 3 together with the 8, as would be cheapest, would hide nothing.
   */
  @Test
  void whatFollowsFromAnotherShareProtectsNothing() {
    List<CountRow> rows = new ArrayList<>();
    List<String> outcomes = List.of("source", "above", "unknown", "open");
    double[][] disputes = {{20, 12, 3, 8}, {30, 15, 9, 7}, {50, 27, 12, 15}};
    for (int unit = 0; unit < UNITS.size(); unit++) {
      double all = DoubleStream.of(disputes[unit]).sum();
      for (int i = 0; i < outcomes.size(); i++) {
        outcome(rows, "outcomes", unit, outcomes.get(i), disputes[unit][i], all);
      }
      outcome(rows, "resolved", unit, null, all - disputes[unit][3], all);
    }

    // Above and unknown, of A and of B.
    assertThat(hidden(rows)).containsExactlyInAnyOrder(1, 2, 6, 7);
  }

  /**
   * Of 60 and 80 records received 57 and 74 are counted, the 3 and 6 others are merged; what is
   * received less what is counted would tell how many.
   */
  @Test
  void aSmallPartDoesNotFollowFromTheWholeAndWhatAnotherIndicatorCounts() {
    List<CountRow> rows = new ArrayList<>();
    double[][] records = {{57, 3}, {74, 6}, {131, 9}};
    for (int unit = 0; unit < UNITS.size(); unit++) {
      double all = DoubleStream.of(records[unit]).sum();
      rows.add(
          row(
              rows.size(),
              "s",
              UNITS.get(unit),
              "2024Q1",
              null,
              "good",
              records[unit][0],
              "",
              null));
      outcome(rows, "merged", unit, null, records[unit][1], all);
    }
    YearDisclosure.Hidden hidden = new YearDisclosure(MadeYear.CITY, LIMIT).hidden(rows);

    // What is counted of A goes with its 3, and B's with it, or else the sums would give it back.
    assertThat(hidden.rows()).containsExactlyInAnyOrder(0, 1, 2, 3);
    assertThat(hidden.wholes()).isEmpty();
  }

  private static void outcome(
      List<CountRow> rows,
      String series,
      int unit,
      @Nullable String category,
      double part,
      double all) {
    String of = category == null ? series : category;
    rows.add(
        row(rows.size(), series, UNITS.get(unit), "2024Q1", category, of, part, "accepted", all));
  }

  /** What a first publication hides stays hidden when late records have made it large enough. */
  @Test
  void whatAFirstPublicationHidesIsHiddenLater() {
    List<CountRow> rows = new ArrayList<>();
    totals(rows, "2024Q1", 16, 20, 36);
    rows.add(row(3, "s", "C", "2024Q1", null, "part", 6, "", null));
    rows.add(row(4, "s", "D", "2024Q1", null, "part", 20, "", null));
    rows.add(row(5, "s", "E", "2024Q1", null, "part", 30, "", null));
    rows.add(row(6, "s", "city", "2024Q1", null, "part", 56, "", null));
    double[] first = {4, 20, 30, 54};
    for (int i = 0; i < first.length; i++) {
      rows.add(MadeYear.with(rows.get(3 + i), 7 + i, true, "", first[i]));
    }

    assertThat(hidden(rows)).containsExactlyInAnyOrder(3, 4, 7, 8);
  }

  /**
   * 50 as first published, on the old boundaries, and 47 now, on the new ones, say that 3 were in
   * the part that was moved.
   */
  @Test
  void aSmallPartThatWasMovedDoesNotFollowFromTwoBoundaries() {
    List<CountRow> rows = new ArrayList<>();
    totals(rows, "2024Q1", 47, 153, 200);
    double[] old = {50, 150, 200};
    for (int i = 0; i < old.length; i++) {
      rows.add(MadeYear.with(rows.get(i), 3 + i, true, "2019", old[i]));
    }

    assertThat(hidden(rows)).containsExactlyInAnyOrder(0, 1, 3, 4);
  }

  /** 47 and 44 on the same boundaries say that 3 came in late, which no number shows. */
  @Test
  void lateRecordsHideNothing() {
    List<CountRow> rows = new ArrayList<>();
    totals(rows, "2024Q1", 47, 153, 200);
    double[] first = {44, 150, 194};
    for (int i = 0; i < first.length; i++) {
      rows.add(MadeYear.with(rows.get(i), 3 + i, true, "", first[i]));
    }

    assertThat(hidden(rows)).isEmpty();
  }
}
