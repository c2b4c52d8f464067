package org.muye.indicator;

import java.util.List;
import org.muye.duty.DutyMeasure;
import org.muye.time.PeriodType;

/** L8: meetings that the first responsible chaired. */
final class ChairedMeetings implements Indicator {
  private static final Measure CHAIRED = DutyMeasures.of(DutyMeasure.MEETINGS_CHAIRED);
  private static final Measure MEETINGS = DutyMeasures.of(DutyMeasure.MEETINGS);
  private static final Measure LEADERS = DutyMeasures.of(DutyMeasure.LEADERS);

  @Override
  public Definition definition() {
    return Definition.of(
            "L8",
            "第一责任人到会率",
            "Meetings chaired by the first responsible",
            "meetings A1 to A3 of the year chaired by a post that was the first responsible on that day / meetings A1 to A3 of the year",
            "share",
            Definition.Direction.MORE_IS_BETTER)
        .notes(
            "For a year and the leadership team of the unit; every meeting counts, repeats and late ones too. NO_FEED: no roster tells who was the first responsible.")
        .from(PeriodType.YEAR);
  }

  @Override
  public List<Measure> numerator() {
    return List.of(CHAIRED);
  }

  @Override
  public List<Measure> denominator() {
    return List.of(MEETINGS);
  }

  @Override
  public List<Measure> context() {
    return List.of(LEADERS);
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
    double meetings = slice.sum(MEETINGS);
    if (meetings > 0 && slice.sum(LEADERS) == 0) {
      Estimate unknown = new Estimate(null, null, meetings, null, null, null, Estimate.none());
      return List.of(unknown.with(StatusReason.NO_FEED));
    }
    return List.of(Estimate.quotient(null, slice.sum(CHAIRED), meetings));
  }
}
