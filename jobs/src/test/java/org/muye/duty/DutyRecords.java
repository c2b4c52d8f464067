package org.muye.duty;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An organisation put together record by record. */
final class DutyRecords {
  private final List<Activity> activities = new ArrayList<>();
  private final List<Term> terms = new ArrayList<>();
  private final List<Lecture> lectures = new ArrayList<>();
  private final List<Letter> letters = new ArrayList<>();
  private @Nullable LocalDate tasksFrom = LocalDate.of(2019, 1, 1);

  DutyRecords tasksFrom(@Nullable LocalDate day) {
    tasksFrom = day;
    return this;
  }

  /** A meeting that claims a period. */
  DutyRecords meeting(String id, String type, String heldOn, @Nullable String period) {
    return meeting(id, type, heldOn, period, null);
  }

  DutyRecords meeting(
      String id, String type, String heldOn, @Nullable String period, @Nullable String chair) {
    activities.add(
        new Activity(id, type, LocalDate.parse(heldOn), period, chair, null, null, null));
    return this;
  }

  DutyRecords lecture(String id, String heldOn, String post) {
    return meeting(id, "A5", heldOn, null, post);
  }

  DutyRecords inspection(
      String id,
      String heldOn,
      @Nullable Integer found,
      @Nullable Integer closed,
      @Nullable String deadline) {
    LocalDate due = deadline == null ? null : LocalDate.parse(deadline);
    activities.add(new Activity(id, "B2", LocalDate.parse(heldOn), null, null, found, closed, due));
    return this;
  }

  DutyRecords session(String id, String heldOn, String post) {
    lectures.add(new Lecture(id, post, LocalDate.parse(heldOn)));
    return this;
  }

  DutyRecords term(String post, boolean first, String from, @Nullable String until) {
    LocalDate end = until == null ? null : LocalDate.parse(until);
    terms.add(new Term(post + "-" + from, post, first, LocalDate.parse(from), end));
    return this;
  }

  DutyRecords letter(String id, int year, @Nullable String signedOn) {
    letters.add(new Letter(id, year, signedOn == null ? null : LocalDate.parse(signedOn)));
    return this;
  }

  Organisation organisation() {
    return new Organisation("ORG", tasksFrom, activities, terms, lectures, letters);
  }
}
