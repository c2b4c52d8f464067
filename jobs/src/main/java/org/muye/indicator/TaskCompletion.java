package org.muye.indicator;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.muye.duty.DutyMeasure;
import org.muye.duty.TaskType;
import org.muye.time.PeriodType;

/** L6: the mean of those of L1 to L5 that are due. */
final class TaskCompletion implements Indicator {
  private static final Measure FULFILLED = DutyMeasures.of(DutyMeasure.TASKS_FULFILLED);
  private static final Measure DUE = DutyMeasures.of(DutyMeasure.TASKS_DUE);

  @Override
  public Definition definition() {
    return Definition.of(
            "L6",
            "五项任务综合完成率",
            "Five yearly tasks fulfilled",
            "mean of those of L1 to L5 that are due; denominator: how many are",
            "share",
            Definition.Direction.MORE_IS_BETTER)
        .notes(
            "For a year and the leadership team of the unit. What is missing, and when it falls due: `muye duty`, table `gold.duty_task`.")
        .from(PeriodType.YEAR);
  }

  @Override
  public List<Measure> numerator() {
    return List.of(FULFILLED);
  }

  @Override
  public List<Measure> denominator() {
    return List.of(DUE);
  }

  @Override
  public List<Measure> context() {
    return List.of(DutyMeasures.of(TaskType.ARRANGEMENT.asked()));
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
    SortedMap<String, Double> due = slice.byCategory(DUE);
    SortedMap<String, Double> fulfilled = slice.byCategory(FULFILLED);
    if (due.isEmpty()) {
      boolean ahead = DutyMeasures.isAsked(slice, TaskType.ARRANGEMENT);
      StatusReason reason = ahead ? StatusReason.NOT_DUE : StatusReason.NO_EXPOSURE;
      return List.of(parts(0, 0).withoutValue(reason));
    }
    double sum = 0;
    for (Map.Entry<String, Double> type : due.entrySet()) {
      sum += fulfilled.getOrDefault(type.getKey(), 0.0) / type.getValue();
    }
    return List.of(parts(due.size(), sum / due.size()));
  }

  private static Estimate parts(double count, double mean) {
    return new Estimate(null, null, count, mean, null, null, Estimate.none());
  }
}
