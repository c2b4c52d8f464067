package org.muye.duty;

/** What became of a task; also the code list duty_task_status. */
public enum TaskStatus {
  /** Done inside its period. */
  DONE_ON_TIME,
  /** Done after its period, within the days of grace. */
  DONE_LATE,
  /** Not done, and there is time left. */
  NOT_DUE,
  /** Not done by its last day. */
  MISSED,
  /** Not asked of a leader who served too few days of the year so far. */
  EXCLUDED_SHORT_SERVICE;

  /** Whether it counts as done. */
  public boolean isDone() {
    return this == DONE_ON_TIME || this == DONE_LATE;
  }
}
