package org.muye.duty;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muye.region.DutySettings;
import org.muye.time.Period;

/** What an organisation's records of a year count for, as things stood at the end of a day. */
public final class LeadershipYear {
  private final TaskCalendar calendar;
  private final LocalDate asOf;

  /** Counts by a region's settings. */
  public LeadershipYear(DutySettings settings, LocalDate asOf) {
    this.calendar = new TaskCalendar(settings, asOf);
    this.asOf = asOf;
  }

  /**
   * The counts, record by record.
   *
   * @param year a calendar year
   */
  public List<DutyCount> counts(Organisation organisation, Period year) {
    List<DutyCount> counts = new ArrayList<>();
    calendar.tasks(organisation, year).forEach(task -> addTask(counts, task));
    for (Activity activity : organisation.activities()) {
      if (year.contains(activity.heldOn()) && !activity.heldOn().isAfter(asOf)) {
        addMeeting(counts, organisation, activity);
        addInspection(counts, activity);
      }
    }
    for (Letter letter : organisation.letters()) {
      if (letter.year() == year.start().getYear()) {
        addLetter(counts, letter, year);
      }
    }
    return counts;
  }

  private void addTask(List<DutyCount> counts, Task task) {
    TaskType type = task.type();
    Term term = task.term();
    String asked = term == null ? task.period().label() : term.id();
    if (term != null) {
      counts.add(one(DutyMeasure.LEADERS, asked, null));
    }
    if (!task.isAsked()) {
      return;
    }
    counts.add(one(type.asked(), asked, null));
    boolean due = task.isDue(asOf);
    if (due) {
      counts.add(one(type.due(), asked, null));
      counts.add(one(DutyMeasure.TASKS_DUE, asked, type.code()));
    }
    if (due && !task.status().isDone()) {
      counts.add(one(DutyMeasure.TASKS_MISSED, asked, type.code()));
    }
    String record = task.recordId();
    if (record == null) {
      return;
    }
    if (due) {
      counts.add(one(DutyMeasure.TASKS_FULFILLED, record, type.code()));
    }
    // Of a yearly task what was done so far is shown before it is due.
    if (due || !type.hasGrace()) {
      counts.add(one(type.done(), record, null));
    }
    if (due && type == TaskType.REVIEW && task.status() == TaskStatus.DONE_ON_TIME) {
      counts.add(one(DutyMeasure.REVIEWS_ON_TIME, record, null));
    }
  }

  private static void addMeeting(
      List<DutyCount> counts, Organisation organisation, Activity activity) {
    if (activity.isMeeting()) {
      counts.add(one(DutyMeasure.MEETINGS, activity.id(), null));
      if (organisation.isFirstResponsible(activity.chairedBy(), activity.heldOn())) {
        counts.add(one(DutyMeasure.MEETINGS_CHAIRED, activity.id(), null));
      }
    }
  }

  /** An inspection that does not tell both numbers is in neither. */
  private void addInspection(List<DutyCount> counts, Activity activity) {
    Integer found = activity.issuesFound();
    Integer closed = activity.issuesClosed();
    if (!activity.type().equals(Activity.INSPECTION) || found == null || closed == null) {
      return;
    }
    counts.add(new DutyCount(DutyMeasure.ISSUES_FOUND, activity.id(), null, found));
    counts.add(new DutyCount(DutyMeasure.ISSUES_CLOSED, activity.id(), null, closed));
    LocalDate deadline = activity.issueDeadline();
    if (deadline != null && !deadline.isAfter(asOf)) {
      counts.add(new DutyCount(DutyMeasure.ISSUES_DUE, activity.id(), null, found));
      counts.add(new DutyCount(DutyMeasure.ISSUES_DUE_CLOSED, activity.id(), null, closed));
    }
  }

  private void addLetter(List<DutyCount> counts, Letter letter, Period year) {
    counts.add(one(DutyMeasure.LETTERS_REQUIRED, letter.id(), null));
    LocalDate signedOn = letter.signedOn();
    if (signedOn != null && letter.isSignedBy(asOf)) {
      long day = signedOn.toEpochDay() - year.start().toEpochDay() + 1;
      counts.add(one(DutyMeasure.LETTERS_SIGNED, letter.id(), Long.toString(day)));
    }
  }

  private static DutyCount one(DutyMeasure measure, String record, @Nullable String category) {
    return new DutyCount(measure, record, category, 1);
  }
}
