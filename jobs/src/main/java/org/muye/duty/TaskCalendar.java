package org.muye.duty;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.muye.region.DutySettings;
import org.muye.time.Period;

/**
 * The tasks of an organisation, as things stood at the end of a day. A meeting counts from the
 * first day of its period to the last day of grace, whatever the number of meetings; a yearly task
 * counts within the year.
 */
public final class TaskCalendar {
  private static final Comparator<Done> EARLIEST =
      Comparator.comparing(Done::on).thenComparing(Done::id);

  private final DutySettings settings;
  private final LocalDate asOf;

  /** A calendar by a region's settings. */
  public TaskCalendar(DutySettings settings, LocalDate asOf) {
    this.settings = settings;
    this.asOf = asOf;
  }

  /** Something done that may fulfil a task. */
  private record Done(String id, LocalDate on) {}

  /** All tasks of a year in order of type, period and post; of each leader one lecture. */
  public List<Task> tasks(Organisation organisation, Period year) {
    List<Task> tasks = new ArrayList<>();
    LocalDate from = organisation.tasksFrom();
    if (from == null) {
      return tasks;
    }
    for (TaskType type : TaskType.values()) {
      for (Period period : Period.covering(type.periodType(), year.start(), year.lastDay())) {
        if (period.lastDay().isBefore(from)) {
          continue;
        }
        if (type == TaskType.LECTURE) {
          organisation.terms().stream()
              .sorted(Comparator.comparing(Term::postId).thenComparing(Term::from))
              .filter(term -> term.days(year.start(), elapsedEnd(year)) > 0)
              .forEach(term -> tasks.add(lecture(organisation, year, term)));
        } else {
          tasks.add(ofOrganisation(organisation, type, period));
        }
      }
    }
    return tasks;
  }

  private LocalDate elapsedEnd(Period year) {
    LocalDate tomorrow = asOf.plusDays(1);
    return year.end().isBefore(tomorrow) ? year.end() : tomorrow;
  }

  private Task ofOrganisation(Organisation organisation, TaskType type, Period period) {
    // A yearly task is fulfilled by its day, whatever period it claims.
    Predicate<Activity> isMeant =
        type.hasGrace() ? a -> a.isFor(period) : a -> period.contains(a.heldOn());
    return judged(
        type, period, null, null, held(organisation, type).filter(isMeant).map(TaskCalendar::done));
  }

  private Task lecture(Organisation organisation, Period year, Term term) {
    Stream<Done> own =
        held(organisation, TaskType.LECTURE)
            .filter(activity -> term.postId().equals(activity.chairedBy()))
            .map(TaskCalendar::done);
    Stream<Done> taught =
        organisation.lectures().stream()
            .filter(lecture -> lecture.postId().equals(term.postId()))
            .map(lecture -> new Done(lecture.id(), lecture.heldOn()))
            .filter(done -> !done.on().isAfter(asOf));
    Stream<Done> lectures =
        Stream.concat(own, taught)
            .filter(done -> term.covers(done.on()) && year.contains(done.on()));
    return judged(
        TaskType.LECTURE, year, term, term.days(year.start(), elapsedEnd(year)), lectures);
  }

  private Stream<Activity> held(Organisation organisation, TaskType type) {
    return organisation.activities().stream()
        .filter(activity -> activity.is(type) && !activity.heldOn().isAfter(asOf));
  }

  private static Done done(Activity activity) {
    return new Done(activity.id(), activity.heldOn());
  }

  private Task judged(
      TaskType type,
      Period period,
      @Nullable Term term,
      @Nullable Integer daysServed,
      Stream<Done> meant) {
    LocalDate dueOn = period.lastDay().plusDays(type.hasGrace() ? settings.graceDays() : 0);
    List<Done> all = meant.sorted(EARLIEST).toList();
    Optional<Done> counts =
        all.stream()
            .filter(d -> !d.on().isBefore(period.start()) && !d.on().isAfter(dueOn))
            .findFirst();
    TaskStatus status;
    if (daysServed != null && daysServed < settings.minimumServiceDays()) {
      status = TaskStatus.EXCLUDED_SHORT_SERVICE;
    } else if (counts.isPresent()) {
      boolean inside = period.contains(counts.get().on());
      status = inside ? TaskStatus.DONE_ON_TIME : TaskStatus.DONE_LATE;
    } else {
      status = asOf.isBefore(dueOn) ? TaskStatus.NOT_DUE : TaskStatus.MISSED;
    }
    return new Task(
        type,
        period,
        term,
        dueOn,
        status,
        counts.map(Done::id).orElse(null),
        counts.map(Done::on).orElse(null),
        daysServed,
        counts.isPresent() || all.isEmpty() ? null : note(all.get(0), period));
  }

  private static String note(Done missed, Period period) {
    String why = missed.on().isBefore(period.start()) ? "HELD_BEFORE_PERIOD" : "HELD_AFTER_GRACE";
    return why + ":" + missed.id();
  }
}
