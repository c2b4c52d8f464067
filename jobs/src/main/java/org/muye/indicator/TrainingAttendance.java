package org.muye.indicator;

import static org.muye.indicator.TrainingMeasures.ATTENDANCE;
import static org.muye.indicator.TrainingMeasures.ATTENDANCE_QUALITY;
import static org.muye.indicator.TrainingMeasures.SESSIONS;

import java.util.List;
import java.util.Set;

/** T2: attendances. */
final class TrainingAttendance implements Indicator {
  @Override
  public Definition definition() {
    return Definition.of(
            "T2",
            "宣讲人次",
            "Training attendances",
            "sum of the attendances reported",
            "attendances",
            Definition.Direction.MORE_IS_BETTER)
        .notes(
            "AT_LEAST: some part is a lower bound or missing. ESTIMATE: some part is an estimate. ALL_MISSING: sessions were held, none reported a figure. No session is an exact 0.");
  }

  @Override
  public List<Measure> numerator() {
    return List.of(ATTENDANCE);
  }

  @Override
  public List<Measure> context() {
    return List.of(SESSIONS, ATTENDANCE_QUALITY);
  }

  @Override
  public List<Estimate> estimate(Slice slice) {
    return List.of(attendance(slice));
  }

  /** The attendances with the marks of their parts. */
  static Estimate attendance(Slice slice) {
    double sessions = slice.sum(SESSIONS);
    double missing = slice.sum(ATTENDANCE_QUALITY, "missing");
    if (sessions > 0 && missing == sessions) {
      return new Estimate(null, null, null, null, null, null, Set.of(StatusReason.ALL_MISSING));
    }
    Estimate sum = Estimate.count(null, slice.sum(ATTENDANCE));
    if (missing > 0 || slice.sum(ATTENDANCE_QUALITY, "at_least") > 0) {
      sum = sum.with(StatusReason.AT_LEAST);
    }
    return slice.sum(ATTENDANCE_QUALITY, "estimate") > 0 ? sum.with(StatusReason.ESTIMATE) : sum;
  }
}
