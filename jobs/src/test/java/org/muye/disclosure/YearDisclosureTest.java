package org.muye.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.muye.disclosure.MadeYear.row;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is hidden of a year's rows, and what a reader can work out of the rest. */
class YearDisclosureTest {
  private static final int LIMIT = 5;

  private static Set<Integer> hidden(List<CountRow> rows) {
    return new YearDisclosure(MadeYear.CITY, LIMIT).hidden(rows).rows();
  }

  /** A quarter's total of a unit. */
  private static CountRow total(int id, String unit, String period, double count) {
    return row(id, "s", unit, period, null, "total", count, "", null);
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
    Set<Integer> small = new java.util.TreeSet<>();
    year.rows().stream()
        .filter(row -> SmallCounts.isSmall(row.count(), LIMIT))
        .forEach(row -> small.add(row.id()));

    assertThat(new Reader(year, new YearDisclosure.Hidden(small, small, Set.of())).recovered(LIMIT))
        .isNotEmpty();
  }

  @Test
  void largeCountsAreShownButForWeeksAndMonthsOfUnits() {
    List<CountRow> rows =
        List.of(
            total(0, "A", "2024Q1", 20),
            total(1, "B", "2024Q1", 30),
            total(2, "city", "2024Q1", 50),
            total(3, "A", "2024-01", 12),
            total(4, "A", "2024-W02", 11),
            total(5, "city", "2024-01", 31),
            total(6, "city", "2024-W02", 11));

    assertThat(hidden(rows)).containsExactlyInAnyOrder(3, 4);
  }

  @Test
  void aSmallCountTakesTheSmallestOtherUnitWithIt() {
    List<CountRow> rows =
        List.of(
            total(0, "A", "2024Q1", 3),
            total(1, "B", "2024Q1", 20),
            total(2, "C", "2024Q1", 9),
            total(3, "city", "2024Q1", 32));

    assertThat(hidden(rows)).containsExactlyInAnyOrder(0, 2);
  }

  /** 57 of the half less 54 of the second quarter would be the 3 of the first. */
  @Test
  void aSmallQuarterDoesNotFollowFromTheHalf() {
    List<CountRow> rows =
        List.of(
            total(0, "A", "2024Q1", 3),
            total(1, "A", "2024Q2", 54),
            total(2, "A", "2024H1", 57),
            total(3, "B", "2024Q1", 20),
            total(4, "B", "2024Q2", 60),
            total(5, "B", "2024H1", 80),
            total(6, "city", "2024Q1", 23),
            total(7, "city", "2024Q2", 114),
            total(8, "city", "2024H1", 137));

    Set<Integer> hidden = hidden(rows);

    assertThat(hidden).contains(0, 3).containsAnyOf(1, 2).containsAnyOf(4, 5);
    assertThat(hidden).doesNotContain(6, 7, 8);
  }

  /** 97 of 100 says 3 as plainly as 3 does. */
  @Test
  void theRestOfAShareIsACountAsWell() {
    List<CountRow> rows =
        List.of(
            row(0, "share", "A", "2024Q1", null, "part", 97, "all", 100.0),
            row(1, "share", "B", "2024Q1", null, "part", 50, "all", 90.0),
            row(2, "share", "C", "2024Q1", null, "part", 30, "all", 60.0),
            row(3, "share", "city", "2024Q1", null, "part", 177, "all", 250.0));

    assertThat(hidden(rows)).containsExactlyInAnyOrder(0, 2);
  }

  /** A class of a unit with a small count in one quarter is not shown for another either. */
  @Test
  void aClassOfAUnitIsShownThroughoutTheYearOrNotAtAll() {
    List<CountRow> rows = new ArrayList<>();
    double[][] counts = {{3, 30}, {40, 50}, {43, 80}};
    String[] units = {"A", "B", "city"};
    for (int unit = 0; unit < 3; unit++) {
      for (int quarter = 0; quarter < 2; quarter++) {
        String period = "2024Q" + (quarter + 1);
        rows.add(
            row(
                rows.size(),
                "c",
                units[unit],
                period,
                "01",
                "c1",
                counts[unit][quarter],
                "",
                null));
      }
    }

    assertThat(hidden(rows)).contains(0, 1).doesNotContain(4, 5);
  }

  /** What a first publication hides stays hidden when late records have made it large enough. */
  @Test
  void whatAFirstPublicationHidesIsHiddenLater() {
    List<CountRow> rows = new ArrayList<>();
    double[] first = {4, 20, 30, 54};
    double[] now = {6, 20, 30, 56};
    String[] units = {"A", "B", "C", "city"};
    for (int i = 0; i < 4; i++) {
      CountRow row = total(i, units[i], "2024Q1", now[i]);
      double count = first[i];
      rows.add(row);
      rows.add(MadeYear.changed(row, 10 + i, true, "2020", c -> count));
    }

    assertThat(hidden(rows)).containsExactlyInAnyOrder(0, 1, 10, 11);
  }

  /** 50 on the old boundaries and 47 on the new ones say that 3 were in the part that was moved. */
  @Test
  void aSmallPartThatWasMovedDoesNotFollowFromTwoBoundaries() {
    List<CountRow> rows = new ArrayList<>();
    double[] old = {50, 80, 70, 200};
    double[] now = {47, 83, 70, 200};
    String[] units = {"A", "B", "C", "city"};
    for (int i = 0; i < 4; i++) {
      CountRow row = total(i, units[i], "2024Q1", now[i]);
      double count = old[i];
      rows.add(row);
      rows.add(MadeYear.changed(row, 10 + i, false, "2019", c -> count));
    }

    assertThat(hidden(rows)).contains(0, 1, 10, 11).doesNotContain(3, 13);
  }
}
