package org.muye.duty;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.muye.time.Period;

/**
 * Something an organisation did.
 *
 * @param id key of the record
 * @param type code of the list duty_activity_type
 * @param heldOn local day
 * @param periodClaimed label of the period whose task it is meant to fulfil, or null
 * @param chairedBy post that chaired or lectured, or null
 * @param issuesFound of an inspection; null when not told
 * @param issuesClosed of these, closed so far; null when not told
 * @param issueDeadline day by which they are to be closed, or null
 */
public record Activity(
    String id,
    String type,
    LocalDate heldOn,
    @Nullable String periodClaimed,
    @Nullable String chairedBy,
    @Nullable Integer issuesFound,
    @Nullable Integer issuesClosed,
    @Nullable LocalDate issueDeadline) {

  /** Supervision and inspection (督导检查). */
  static final String INSPECTION = "B2";

  boolean is(TaskType task) {
    return type.equals(task.code());
  }

  boolean isMeeting() {
    for (TaskType task : TaskType.values()) {
      if (task.isMeeting() && is(task)) {
        return true;
      }
    }
    return false;
  }

  /** Whether it is meant for the period: the one it claims, else the one that holds its day. */
  boolean isFor(Period period) {
    return periodClaimed == null ? period.contains(heldOn) : periodClaimed.equals(period.label());
  }
}
