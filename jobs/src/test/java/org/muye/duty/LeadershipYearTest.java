package org.muye.duty;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.muye.region.DutySettings;
import org.muye.time.Period;

class LeadershipYearTest {
  private static final DutySettings SETTINGS = new DutySettings(10, 180);

  private static List<DutyCount> counts(DutyRecords records, String asOf) {
    return new LeadershipYear(SETTINGS, LocalDate.parse(asOf))
        .counts(records.organisation(), Period.parse("2019"));
  }

  private static List<String> of(List<DutyCount> counts, DutyMeasure measure) {
    return counts.stream().filter(c -> c.measure() == measure).map(DutyCount::recordId).toList();
  }

  private static double sum(List<DutyCount> counts, DutyMeasure measure) {
    return counts.stream().filter(c -> c.measure() == measure).mapToDouble(DutyCount::amount).sum();
  }

  @Test
  void aQuarterThatIsNotDueIsInNeitherNumber() {
    DutyRecords records =
        new DutyRecords()
            .meeting("M1", "A1", "2019-01-15", "2019Q1")
            .meeting("M4", "A1", "2019-10-09", "2019Q4");
    List<DutyCount> counts = counts(records, "2019-10-20");
    assertThat(of(counts, DutyMeasure.ARRANGEMENTS_MADE)).containsExactly("M1");
    assertThat(of(counts, DutyMeasure.ARRANGEMENTS_DUE))
        .containsExactly("2019Q1", "2019Q2", "2019Q3");
    assertThat(of(counts, DutyMeasure.ARRANGEMENTS_ASKED)).hasSize(4);
    // On the last day of grace of the fourth quarter it is.
    assertThat(of(counts(records, "2020-01-10"), DutyMeasure.ARRANGEMENTS_MADE))
        .containsExactly("M1", "M4");
  }

  @Test
  void aYearlyTaskDoneShowsBeforeItIsDueButFulfilsNothingYet() {
    DutyRecords records =
        new DutyRecords()
            .term("P1", true, "2018-01-01", null)
            .meeting("M1", "A4", "2019-05-16", "2019")
            .lecture("L1", "2019-06-05", "P1");
    List<DutyCount> open = counts(records, "2019-12-30");
    assertThat(of(open, DutyMeasure.STUDIES_HELD)).containsExactly("M1");
    assertThat(of(open, DutyMeasure.LECTURES_GIVEN)).containsExactly("L1");
    assertThat(of(open, DutyMeasure.STUDIES_DUE)).isEmpty();
    assertThat(of(open, DutyMeasure.LECTURES_DUE)).isEmpty();
    assertThat(of(open, DutyMeasure.TASKS_FULFILLED)).isEmpty();
    List<DutyCount> over = counts(records, "2019-12-31");
    assertThat(of(over, DutyMeasure.STUDIES_DUE)).containsExactly("2019");
    assertThat(of(over, DutyMeasure.LECTURES_DUE)).containsExactly("P1-2018-01-01");
    assertThat(of(over, DutyMeasure.TASKS_FULFILLED)).containsExactly("M1", "L1");
  }

  @Test
  void aLateReviewCountsAsHeldAndNotAsOnTime() {
    DutyRecords records =
        new DutyRecords()
            .meeting("M2", "A2", "2019-06-27", "2019Q2")
            .meeting("M3", "A2", "2019-10-08", "2019Q3");
    List<DutyCount> counts = counts(records, "2019-10-20");
    assertThat(of(counts, DutyMeasure.REVIEWS_HELD)).containsExactly("M2", "M3");
    assertThat(of(counts, DutyMeasure.REVIEWS_ON_TIME)).containsExactly("M2");
  }

  @Test
  void whatIsDueAndNotDoneIsMissedUnderItsOwnName() {
    DutyRecords records =
        new DutyRecords()
            .term("P1", true, "2018-01-01", null)
            .term("P3", false, "2019-07-01", "2019-08-30")
            .meeting("M1", "A2", "2019-03-29", "2019Q1")
            .meeting("M3", "A2", "2019-10-18", "2019Q3");
    // Q2 was not held, Q3 eight days after the last day of grace, Q4 is not due.
    assertThat(missed(records, "2019-10-20", "A2")).containsExactly("2019Q2", "2019Q3");
    assertThat(missed(records, "2019-10-20", "A4")).isEmpty();
    assertThat(missed(records, "2020-01-20", "A2")).containsExactly("2019Q2", "2019Q3", "2019Q4");
    assertThat(missed(records, "2020-01-20", "A4")).containsExactly("2019");
    // P3 served 60 days: nothing was asked.
    assertThat(missed(records, "2020-01-20", "A5")).containsExactly("P1-2018-01-01");
  }

  private static List<String> missed(DutyRecords records, String asOf, String type) {
    return counts(records, asOf).stream()
        .filter(c -> c.measure() == DutyMeasure.TASKS_MISSED && type.equals(c.category()))
        .map(DutyCount::recordId)
        .toList();
  }

  @Test
  void aLeaderWhoServedTooShortIsInNeitherNumber() {
    DutyRecords records =
        new DutyRecords()
            .term("P1", true, "2018-01-01", null)
            .term("P3", false, "2019-07-01", "2019-08-30")
            .lecture("L3", "2019-08-01", "P3");
    List<DutyCount> counts = counts(records, "2020-01-20");
    assertThat(of(counts, DutyMeasure.LEADERS)).hasSize(2);
    assertThat(of(counts, DutyMeasure.LECTURES_DUE)).containsExactly("P1-2018-01-01");
    assertThat(of(counts, DutyMeasure.LECTURES_GIVEN)).isEmpty();
  }

  @Test
  void everyMeetingOfTheYearCountsForTheChairOfThatDay() {
    DutyRecords records =
        new DutyRecords()
            .term("P1", true, "2018-01-01", "2019-07-01")
            .term("P2", true, "2019-07-01", null)
            .term("P3", false, "2018-01-01", null)
            .meeting("M1", "A1", "2019-04-03", "2019Q2", "P1")
            .meeting("M2", "A1", "2019-04-24", "2019Q2", "P1")
            .meeting("M3", "A2", "2019-07-01", "2019Q2", "P1")
            .meeting("M4", "A3", "2019-12-20", "2019H2", "P2")
            .meeting("M5", "A3", "2019-12-21", "2019H2", "P3")
            .meeting("M6", "A2", "2019-12-22", "2019Q4", null)
            // Neither a meeting of another year nor a study is one.
            .meeting("M7", "A2", "2020-01-05", "2019Q4", "P2")
            .meeting("M8", "A4", "2019-11-20", "2019", "P2");
    List<DutyCount> counts = counts(records, "2020-01-20");
    assertThat(of(counts, DutyMeasure.MEETINGS))
        .containsExactly("M1", "M2", "M3", "M4", "M5", "M6");
    // M3: P1 was no longer the first responsible on 1 July.
    assertThat(of(counts, DutyMeasure.MEETINGS_CHAIRED)).containsExactly("M1", "M2", "M4");
  }

  @Test
  void issuesAreDueFromTheirDeadlineOn() {
    DutyRecords records =
        new DutyRecords()
            .inspection("B1", "2019-08-20", 8, 5, "2019-09-30")
            .inspection("B2", "2019-11-12", 4, 1, "2020-02-28")
            .inspection("B3", "2019-03-01", 3, 0, null)
            // How many were closed is not told, or not even how many were found.
            .inspection("B4", "2019-03-02", 5, null, "2019-04-01")
            .inspection("B5", "2019-03-03", null, null, "2019-04-01")
            .inspection("B6", "2018-12-31", 7, 7, "2019-02-01");
    List<DutyCount> counts = counts(records, "2020-01-20");
    assertThat(sum(counts, DutyMeasure.ISSUES_FOUND)).isEqualTo(8 + 4 + 3);
    assertThat(sum(counts, DutyMeasure.ISSUES_CLOSED)).isEqualTo(5 + 1);
    assertThat(sum(counts, DutyMeasure.ISSUES_DUE)).isEqualTo(8);
    assertThat(sum(counts, DutyMeasure.ISSUES_DUE_CLOSED)).isEqualTo(5);
    assertThat(sum(counts(records, "2019-09-29"), DutyMeasure.ISSUES_DUE)).isZero();
    assertThat(sum(counts(records, "2019-09-30"), DutyMeasure.ISSUES_DUE)).isEqualTo(8);
  }

  @Test
  void lettersCountByTheDayOfTheirSigning() {
    DutyRecords records =
        new DutyRecords()
            .letter("K1", 2019, "2019-01-18")
            .letter("K2", 2019, "2019-02-20")
            .letter("K3", 2019, "2018-12-31")
            .letter("K4", 2019, null)
            .letter("K5", 2020, "2020-01-10");
    List<DutyCount> counts = counts(records, "2020-01-20");
    assertThat(of(counts, DutyMeasure.LETTERS_REQUIRED)).containsExactly("K1", "K2", "K3", "K4");
    // 20 February is day 31 + 20; the eve of the year is day 0.
    assertThat(counts)
        .filteredOn(c -> c.measure() == DutyMeasure.LETTERS_SIGNED)
        .extracting(DutyCount::category)
        .containsExactly("18", "51", "0");
    assertThat(of(counts(records, "2019-02-19"), DutyMeasure.LETTERS_SIGNED))
        .containsExactly("K1", "K3");
  }
}
