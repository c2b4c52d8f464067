package org.muye.indicator;

import static org.muye.indicator.TrainingMeasures.DISASTER_PREVENTION_DAY;
import static org.muye.indicator.TrainingMeasures.ON_PREVENTION_DAY;

import java.time.LocalDate;
import java.util.List;
import org.muye.time.PeriodType;

/** T11: whether there was a session on the national day of disaster prevention. */
final class PreventionDayActivity implements Indicator {
  @Override
  public Definition definition() {
    return Definition.of(
            "T11",
            "防灾减灾日活动",
            "Activity on disaster prevention day",
            "1 with a session on 12 May (全国防灾减灾日), else 0; numerator: sessions that day",
            "0 or 1",
            Definition.Direction.MORE_IS_BETTER)
        .notes("For years only. NOT_DUE before the day.")
        .from(PeriodType.YEAR);
  }

  @Override
  public List<Measure> numerator() {
    return List.of(ON_PREVENTION_DAY);
  }

  @Override
  public List<Estimate> estimate(Slice slice) {
    if (slice.period().type() != PeriodType.YEAR) {
      return List.of();
    }
    double sessions = slice.sum(ON_PREVENTION_DAY);
    Estimate held = Estimate.count(null, sessions).withValue(sessions > 0 ? 1 : 0);
    LocalDate day = DISASTER_PREVENTION_DAY.atYear(slice.period().start().getYear());
    return List.of(slice.lastDay().isBefore(day) ? held.withoutValue(StatusReason.NOT_DUE) : held);
  }
}
