package org.muye.duty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.muye.duty.TaskStatus.DONE_LATE;
import static org.muye.duty.TaskStatus.DONE_ON_TIME;
import static org.muye.duty.TaskStatus.EXCLUDED_SHORT_SERVICE;
import static org.muye.duty.TaskStatus.MISSED;
import static org.muye.duty.TaskStatus.NOT_DUE;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.muye.region.DutySettings;
import org.muye.time.Period;

/** Days counted by hand on a calendar of 2019, a year of 365 days, and 2020, of 366. */
class TaskCalendarTest {
  private static final DutySettings SETTINGS = new DutySettings(10, 180);
  private static final Period YEAR = Period.parse("2019");

  private static List<Task> tasks(DutyRecords records, String asOf) {
    return new TaskCalendar(SETTINGS, LocalDate.parse(asOf)).tasks(records.organisation(), YEAR);
  }

  private static Task task(DutyRecords records, String type, String period, String asOf) {
    List<Task> found =
        tasks(records, asOf).stream()
            .filter(t -> t.type().code().equals(type) && t.period().label().equals(period))
            .toList();
    assertThat(found).hasSize(1);
    return found.get(0);
  }

  @Test
  void aYearHasFourFourTwoAndOneTaskAndOneOfEachLeader() {
    DutyRecords records =
        new DutyRecords()
            .term("P1", true, "2018-01-01", null)
            .term("P2", false, "2018-01-01", null);
    assertThat(tasks(records, "2019-12-31"))
        .extracting(t -> t.type().code() + " " + t.period() + " " + t.dueOn())
        .containsExactly(
            "A1 2019Q1 2019-04-10",
            "A1 2019Q2 2019-07-10",
            "A1 2019Q3 2019-10-10",
            "A1 2019Q4 2020-01-10",
            "A2 2019Q1 2019-04-10",
            "A2 2019Q2 2019-07-10",
            "A2 2019Q3 2019-10-10",
            "A2 2019Q4 2020-01-10",
            "A3 2019H1 2019-07-10",
            "A3 2019H2 2020-01-10",
            "A4 2019 2019-12-31",
            "A5 2019 2019-12-31",
            "A5 2019 2019-12-31");
  }

  @ParameterizedTest
  @CsvSource({
    // The last day of the quarter, the day after it, the last day of grace, the day after that.
    "2019-09-30, DONE_ON_TIME,",
    "2019-10-01, DONE_LATE,",
    "2019-10-10, DONE_LATE,",
    "2019-10-11, MISSED, HELD_AFTER_GRACE:M1",
    // A quarter is not arranged before it begins.
    "2019-07-01, DONE_ON_TIME,",
    "2019-06-30, MISSED, HELD_BEFORE_PERIOD:M1"
  })
  void aMeetingCountsFromTheFirstDayToTheLastDayOfGrace(
      String heldOn, TaskStatus status, String note) {
    Task task =
        task(new DutyRecords().meeting("M1", "A2", heldOn, "2019Q3"), "A2", "2019Q3", "2019-10-20");
    assertThat(task.status()).isEqualTo(status);
    assertThat(task.note()).isEqualTo(note);
    assertThat(task.recordId()).isEqualTo(status == MISSED ? null : "M1");
  }

  @ParameterizedTest
  @CsvSource({"2019-10-09, NOT_DUE", "2019-10-10, MISSED", "2019-10-11, MISSED"})
  void isMissedFromTheEndOfTheLastDayOfGrace(String asOf, TaskStatus status) {
    assertThat(task(new DutyRecords(), "A2", "2019Q3", asOf).status()).isEqualTo(status);
  }

  @Test
  void severalMeetingsOfAQuarterAreOne() {
    DutyRecords records =
        new DutyRecords()
            .meeting("M2", "A1", "2019-05-15", "2019Q2")
            .meeting("M1", "A1", "2019-04-03", "2019Q2")
            .meeting("M3", "A1", "2019-06-12", "2019Q2");
    assertThat(task(records, "A1", "2019Q2", "2019-12-31").recordId()).isEqualTo("M1");
    assertThat(task(records, "A1", "2019Q3", "2019-12-31").status()).isEqualTo(MISSED);
  }

  @Test
  void aMeetingInTimeGoesBeforeALateOne() {
    DutyRecords records =
        new DutyRecords()
            .meeting("LATE", "A2", "2019-07-02", "2019Q2")
            .meeting("TIMELY", "A2", "2019-06-30", "2019Q2");
    Task task = task(records, "A2", "2019Q2", "2019-12-31");
    assertThat(task.status()).isEqualTo(DONE_ON_TIME);
    assertThat(task.recordId()).isEqualTo("TIMELY");
  }

  @Test
  void withoutAClaimAMeetingIsOfThePeriodThatHoldsItsDay() {
    DutyRecords records = new DutyRecords().meeting("M1", "A3", "2019-07-05", null);
    assertThat(task(records, "A3", "2019H2", "2019-12-31").status()).isEqualTo(DONE_ON_TIME);
    assertThat(task(records, "A3", "2019H1", "2019-12-31").status()).isEqualTo(MISSED);
  }

  @Test
  void whatIsHeldAfterTheAsOfDayIsNotKnown() {
    DutyRecords records = new DutyRecords().meeting("M1", "A2", "2019-09-27", "2019Q3");
    assertThat(task(records, "A2", "2019Q3", "2019-09-26").status()).isEqualTo(NOT_DUE);
    assertThat(task(records, "A2", "2019Q3", "2019-09-27").status()).isEqualTo(DONE_ON_TIME);
  }

  @Test
  void aYearlyTaskHasNoGrace() {
    assertThat(task(new DutyRecords(), "A4", "2019", "2019-12-30").status()).isEqualTo(NOT_DUE);
    assertThat(task(new DutyRecords(), "A4", "2019", "2019-12-31").status()).isEqualTo(MISSED);
    DutyRecords late = new DutyRecords().meeting("M1", "A4", "2020-01-03", "2019");
    assertThat(task(late, "A4", "2019", "2020-01-20").status()).isEqualTo(MISSED);
    DutyRecords done = new DutyRecords().meeting("M1", "A4", "2019-05-16", "2019");
    assertThat(task(done, "A4", "2019", "2019-05-16").status()).isEqualTo(DONE_ON_TIME);
  }

  @ParameterizedTest
  @CsvSource({
    // From 5 July: 27 + 31 + 30 + 31 + 30 + 31 = 180 days to the end of the year.
    "2019-07-05, , 2019-12-31, 180, MISSED",
    "2019-07-06, , 2019-12-31, 179, EXCLUDED_SHORT_SERVICE",
    "2019-07-05, , 2019-12-30, 179, EXCLUDED_SHORT_SERVICE",
    // The last day is not served: January to June have 181 days.
    "2018-01-01, 2019-07-01, 2019-12-31, 181, MISSED",
    "2018-01-01, 2019-06-29, 2019-12-31, 179, EXCLUDED_SHORT_SERVICE",
    "2018-01-01, , 2019-10-20, 293, NOT_DUE",
    "2018-01-01, , 2020-01-20, 365, MISSED"
  })
  void aLectureIsAskedOfLeadersWhoServedLongEnough(
      String from, String until, String asOf, int days, TaskStatus status) {
    Task task = task(new DutyRecords().term("P1", false, from, until), "A5", "2019", asOf);
    assertThat(task.daysServed()).isEqualTo(days);
    assertThat(task.status()).isEqualTo(status);
  }

  @Test
  void aTermOutsideTheYearHasNoTask() {
    DutyRecords records =
        new DutyRecords()
            .term("P1", true, "2017-01-01", "2019-01-01")
            .term("P2", false, "2020-01-01", null);
    assertThat(tasks(records, "2020-01-20")).noneMatch(t -> t.type() == TaskType.LECTURE);
  }

  @Test
  void aLectureIsOfThePostThatGaveItWhileItsTermLasted() {
    DutyRecords records =
        new DutyRecords()
            .term("P1", true, "2018-01-01", "2019-07-01")
            .term("P1", true, "2019-07-01", null)
            .term("P2", false, "2018-01-01", null)
            .lecture("L1", "2019-08-01", "P1");
    assertThat(tasks(records, "2019-12-31"))
        .filteredOn(t -> t.type() == TaskType.LECTURE)
        .extracting(t -> Objects.requireNonNull(t.term()).id() + " " + t.status())
        .containsExactly(
            "P1-2018-01-01 MISSED", "P1-2019-07-01 DONE_ON_TIME", "P2-2018-01-01 MISSED");
  }

  @Test
  void aTrainingSessionIsALecture() {
    DutyRecords records =
        new DutyRecords().term("P1", false, "2018-01-01", null).session("S12", "2019-12-04", "P1");
    Task task = task(records, "A5", "2019", "2020-01-20");
    assertThat(task.status()).isEqualTo(DONE_ON_TIME);
    assertThat(task.recordId()).isEqualTo("S12");
    assertThat(task(records, "A5", "2019", "2019-12-03").status()).isEqualTo(NOT_DUE);
  }

  @Test
  void theLectureOfALeaderWhoServedTooShortIsNamedAndNotAsked() {
    DutyRecords records =
        new DutyRecords()
            .term("P3", false, "2019-07-01", "2019-08-30")
            .lecture("L1", "2019-08-01", "P3");
    Task task = task(records, "A5", "2019", "2019-12-31");
    assertThat(task.status()).isEqualTo(EXCLUDED_SHORT_SERVICE);
    // 31 days of July and 29 of August.
    assertThat(task.daysServed()).isEqualTo(60);
    assertThat(task.recordId()).isEqualTo("L1");
    assertThat(task.isAsked()).isFalse();
  }

  @Test
  void noTaskIsAskedOfATimeBeforeTheFirstRecords() {
    assertThat(tasks(new DutyRecords().tasksFrom(null), "2019-12-31")).isEmpty();
    assertThat(tasks(new DutyRecords().tasksFrom(LocalDate.of(2019, 7, 1)), "2019-12-31"))
        .extracting(t -> t.type().code() + " " + t.period())
        .containsExactly(
            "A1 2019Q3", "A1 2019Q4", "A2 2019Q3", "A2 2019Q4", "A3 2019H2", "A4 2019");
    assertThat(tasks(new DutyRecords().tasksFrom(LocalDate.of(2020, 1, 1)), "2020-01-20"))
        .isEmpty();
  }

  @Test
  void graceIsTheRegions() {
    DutyRecords records = new DutyRecords().meeting("M1", "A2", "2019-10-11", "2019Q3");
    Task task =
        new TaskCalendar(new DutySettings(11, 0), LocalDate.parse("2019-12-31"))
            .tasks(records.organisation(), YEAR).stream()
                .filter(t -> t.type() == TaskType.REVIEW && t.period().label().equals("2019Q3"))
                .findFirst()
                .orElseThrow();
    assertThat(task.status()).isEqualTo(DONE_LATE);
    assertThat(task.dueOn()).isEqualTo("2019-10-11");
  }
}
