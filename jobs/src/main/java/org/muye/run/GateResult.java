package org.muye.run;

import org.jspecify.annotations.Nullable;

/**
 * How a quality gate judged the newest delivery of a source. Holds counts, shares and hours, never
 * values of records.
 *
 * @param source the source
 * @param gate what was judged
 * @param state whether the gate lets results pass
 * @param value what was found, in the unit of the gate; null when it could not be judged
 * @param lowest lowest allowed value, if there is one
 * @param highest highest allowed value, if there is one
 * @param finding the same as a sentence
 * @param remedy what to do; empty unless the gate is closed
 * @param findingZh the finding in Chinese; null in reports of a version that did not write it
 * @param remedyZh the remedy in Chinese, likewise
 */
public record GateResult(
    String source,
    Gate gate,
    State state,
    @Nullable Double value,
    @Nullable Double lowest,
    @Nullable Double highest,
    String finding,
    String remedy,
    @Nullable String findingZh,
    @Nullable String remedyZh) {

  /** What a gate judges. */
  public enum Gate {
    /** Hours since the newest delivery. */
    FRESHNESS,
    /** Rows of the newest delivery. */
    ROWS,
    /** Share of its records with an unknown class or unit. */
    UNKNOWN_SHARE,
    /** Share of its rows in quarantine. */
    QUARANTINE_SHARE,
    /** Rows of its day against those of earlier days of the same weekday. */
    WEEKDAY_VOLUME
  }

  /** Whether results may pass. */
  public enum State {
    /** Within the limits. */
    OPEN,
    /** Beyond a limit: results are held back. */
    CLOSED,
    /** Too little is known to judge; results pass. */
    NOT_JUDGED
  }

  /** Whether it holds results back. */
  public boolean isClosed() {
    return state == State.CLOSED;
  }
}
