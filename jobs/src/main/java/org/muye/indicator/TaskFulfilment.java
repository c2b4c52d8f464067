package org.muye.indicator;

import java.util.List;
import org.muye.duty.DutyMeasure;
import org.muye.duty.TaskType;
import org.muye.time.PeriodType;

/** L1 to L5: how many of the tasks of one type that are due were done. */
final class TaskFulfilment implements Indicator {
  private static final String YEARLY =
      "For a year and the leadership team of the unit; the value of the whole region is that of its own team, not a sum. ";
  private static final String DAY_OF_GRACE =
      YEARLY
          + "A period is due on the last day of grace (`duty.grace_days` of the region, 10 unless it says otherwise); a meeting counts from the first day of the period it claims until then, several count once. NOT_DUE: no period is due yet.";
  private static final String YEAR_END =
      YEARLY
          + "Due on 31 December; before that day NOT_DUE, with what was done so far in the numerator.";

  private final TaskType type;

  TaskFulfilment(TaskType type) {
    this.type = type;
  }

  @Override
  public Definition definition() {
    return switch (type) {
      case ARRANGEMENT ->
          definition(
              "L1",
              "季度部署完成率",
              "Quarterly arrangements made",
              "quarters of the year with an arrangement of work (A1) / quarters due",
              DAY_OF_GRACE);
      case REVIEW ->
          definition(
              "L2",
              "季度研判会完成率",
              "Quarterly review meetings held",
              "quarters of the year with a situation review meeting (A2) / quarters due",
              DAY_OF_GRACE);
      case APPRAISAL ->
          definition(
              "L3",
              "半年点评会完成率",
              "Half-yearly appraisals held",
              "halves of the year with an appraisal meeting (A3) / halves due",
              DAY_OF_GRACE);
      case STUDY ->
          definition(
              "L4",
              "年度集体学习完成率",
              "Yearly collective study held",
              "1 with a collective study (A4) in the year, else 0",
              YEAR_END);
      case LECTURE ->
          definition(
              "L5",
              "领导讲授覆盖率",
              "Leaders who lectured",
              "leaders with a lecture in the year / leaders who held their post long enough",
              YEAR_END
                  + " A leader who held the post for fewer days of the year up to the as-of day than `duty.minimum_service_days` of the region (180) is in neither number. A lecture is an activity A5 of the post, or a training session on law or public safety (topics 08 and 09) that it taught, during its term.");
    };
  }

  private static Definition definition(
      String id, String nameZh, String nameEn, String formula, String notes) {
    return Definition.of(id, nameZh, nameEn, formula, "share", Definition.Direction.MORE_IS_BETTER)
        .notes(notes)
        .from(PeriodType.YEAR);
  }

  @Override
  public List<Measure> numerator() {
    return List.of(DutyMeasures.of(type.done()));
  }

  @Override
  public List<Measure> denominator() {
    return List.of(DutyMeasures.of(hasGrace() ? type.due() : type.asked()));
  }

  @Override
  public List<Measure> context() {
    return List.of(
        DutyMeasures.of(type.asked()),
        DutyMeasures.of(type.due()),
        DutyMeasures.of(DutyMeasure.LEADERS));
  }

  private boolean hasGrace() {
    return type != TaskType.STUDY && type != TaskType.LECTURE;
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
    double due = slice.sum(DutyMeasures.of(type.due()));
    double done = slice.sum(DutyMeasures.of(type.done()));
    if (due > 0) {
      return List.of(Estimate.quotient(null, done, due));
    }
    double asked = slice.sum(denominator().get(0));
    Estimate none = Estimate.quotient(null, done, asked);
    return List.of(isAhead(slice) ? none.withoutValue(StatusReason.NOT_DUE) : none);
  }

  /** Whether something may still fall due: a leader who has served too few days may stay on. */
  private boolean isAhead(Slice slice) {
    boolean leaders =
        type == TaskType.LECTURE
            && slice.sum(DutyMeasures.of(DutyMeasure.LEADERS)) > 0
            && slice.asOf().date().isBefore(slice.period().lastDay());
    return leaders || DutyMeasures.isAsked(slice, type);
  }
}
