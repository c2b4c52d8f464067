package org.muye.duty;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.muye.time.Period;

/**
 * One task and what became of it.
 *
 * @param period what it serves
 * @param term whose task it is; null for a task of the whole organisation
 * @param dueOn the last day on which doing it counts
 * @param recordId the record that fulfils it, or null
 * @param heldOn day of that record
 * @param daysServed days of the year up to the as-of day that the term lasted; null without term
 * @param note what was done outside the time in which it counts, e.g. HELD_AFTER_GRACE:A034
 */
public record Task(
    TaskType type,
    Period period,
    @Nullable Term term,
    LocalDate dueOn,
    TaskStatus status,
    @Nullable String recordId,
    @Nullable LocalDate heldOn,
    @Nullable Integer daysServed,
    @Nullable String note) {

  /** Whether it is asked at all. */
  public boolean isAsked() {
    return status != TaskStatus.EXCLUDED_SHORT_SERVICE;
  }

  /** Whether its last day has come, done or not. */
  public boolean isDue(LocalDate asOf) {
    return isAsked() && !asOf.isBefore(dueOn);
  }
}
