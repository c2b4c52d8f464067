package org.muye.indicator;

import java.util.List;
import org.muye.duty.DutyMeasure;
import org.muye.duty.TaskType;
import org.muye.time.PeriodType;

/** L2_ON_TIME: review meetings held inside their quarter. */
final class OnTimeReviews implements Indicator {
  private static final Measure ON_TIME = DutyMeasures.of(DutyMeasure.REVIEWS_ON_TIME);
  private static final Measure DUE = DutyMeasures.of(DutyMeasure.REVIEWS_DUE);

  @Override
  public Definition definition() {
    return Definition.of(
            "L2_ON_TIME",
            "季度研判会按期完成率",
            "Quarterly review meetings held in time",
            "quarters of the year with a situation review meeting (A2) inside the quarter / quarters due",
            "share",
            Definition.Direction.MORE_IS_BETTER)
        .notes("As L2, without the days of grace in the numerator.")
        .from(PeriodType.YEAR);
  }

  @Override
  public List<Measure> numerator() {
    return List.of(ON_TIME);
  }

  @Override
  public List<Measure> denominator() {
    return List.of(DUE);
  }

  @Override
  public List<Measure> context() {
    return List.of(DutyMeasures.of(TaskType.REVIEW.asked()));
  }

  @Override
  public boolean comparable() {
    return false;
  }

  @Override
  public List<Estimate> estimate(Slice slice) {
    if (!DutyMeasures.isCountedFor(slice)) {
      return List.of();
    }
    Estimate share = Estimate.quotient(null, slice.sum(ON_TIME), slice.sum(DUE));
    boolean ahead = slice.sum(DUE) == 0 && DutyMeasures.isAsked(slice, TaskType.REVIEW);
    return List.of(ahead ? share.withoutValue(StatusReason.NOT_DUE) : share);
  }
}
