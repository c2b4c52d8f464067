package org.muye.indicator;

import static org.muye.indicator.TrainingMeasures.MATERIALS;
import static org.muye.indicator.TrainingMeasures.MATERIALS_QUALITY;
import static org.muye.indicator.TrainingMeasures.SUPPLIED_ATTENDANCE;

import java.util.List;

/** T8: materials given out for each attendance. */
final class MaterialsPerAttendance implements Indicator {
  @Override
  public Definition definition() {
    return Definition.of(
            "T8",
            "人均发放资料数",
            "Materials per attendance",
            "materials given out / attendances, over the sessions that report both",
            "copies per attendance",
            Definition.Direction.NEUTRAL)
        .notes(
            "AT_LEAST: some number of materials is a lower bound. AT_MOST: some attendance is. BOUND_UNKNOWN: both are, so that the ratio is no bound. ESTIMATE: some part is an estimate.");
  }

  @Override
  public List<Measure> numerator() {
    return List.of(MATERIALS);
  }

  @Override
  public List<Measure> denominator() {
    return List.of(SUPPLIED_ATTENDANCE);
  }

  @Override
  public List<Measure> context() {
    return List.of(MATERIALS_QUALITY);
  }

  @Override
  public List<Estimate> estimate(Slice slice) {
    Estimate ratio = Estimate.quotient(null, slice.sum(MATERIALS), slice.sum(SUPPLIED_ATTENDANCE));
    if (ratio.value() == null) {
      return List.of(ratio);
    }
    boolean above = slice.sum(MATERIALS_QUALITY, "materials_at_least") > 0;
    boolean below = slice.sum(MATERIALS_QUALITY, "attendance_at_least") > 0;
    if (above && below) {
      ratio = ratio.with(StatusReason.BOUND_UNKNOWN);
    } else if (above) {
      ratio = ratio.with(StatusReason.AT_LEAST);
    } else if (below) {
      ratio = ratio.with(StatusReason.AT_MOST);
    }
    return List.of(
        slice.sum(MATERIALS_QUALITY, "estimate") > 0 ? ratio.with(StatusReason.ESTIMATE) : ratio);
  }
}
