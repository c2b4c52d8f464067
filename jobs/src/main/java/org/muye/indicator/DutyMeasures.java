package org.muye.indicator;

import java.util.List;
import java.util.stream.Stream;
import org.muye.duty.DutyMeasure;
import org.muye.duty.TaskType;
import org.muye.time.PeriodType;

/**
 * What is counted from the records of leadership teams. {@link DutyFacts} works it out for each
 * team and year, since a task done twice counts once and a task not done has no record.
 */
public final class DutyMeasures {
  private DutyMeasures() {}

  private static final List<Measure> ALL =
      Stream.of(DutyMeasure.values())
          .map(measure -> Measure.prepared(measure.id(), FactTable.DUTY))
          .toList();

  /** Letters signed by day of the year. */
  static final Measure SIGNING_DAYS = of(DutyMeasure.LETTERS_SIGNED).asDistribution();

  /** The measure of what is counted. */
  public static Measure of(DutyMeasure measure) {
    return ALL.get(measure.ordinal());
  }

  /** Whether the slice is what duties are counted for: a year, on the boundaries of the time. */
  static boolean isCountedFor(Slice slice) {
    return slice.period().type() == PeriodType.YEAR && !slice.rebased();
  }

  /** Whether anything is asked of a team of the unit in the year. */
  static boolean isAsked(Slice slice, TaskType type) {
    return slice.sum(of(type.asked())) > 0;
  }
}
