package org.muye.indicator;

import static org.muye.indicator.IncidentMeasures.VALID;

import java.util.List;
import org.muye.statistics.Interval;
import org.muye.statistics.PoissonInterval;
import org.muye.time.PeriodType;

/** I4: incidents a day. */
final class DailyIncidents implements Indicator {
  @Override
  public Definition definition() {
    return Definition.of(
            "I4",
            "日均警情",
            "Incidents per day",
            "valid incidents / days of the period",
            "per day",
            Definition.Direction.MORE_IS_WORSE)
        .interval("exact Poisson (Garwood) 95 %")
        .from(PeriodType.WEEK);
  }

  @Override
  public List<Measure> numerator() {
    return List.of(VALID);
  }

  @Override
  public List<Estimate> estimate(Slice slice) {
    double count = slice.sum(VALID);
    double days = slice.days();
    if (count != Math.rint(count)) {
      return List.of(new Estimate(null, count, days, count / days, null, null, Estimate.none()));
    }
    Interval limits = PoissonInterval.garwood(Math.round(count), Estimate.CONFIDENCE);
    return List.of(
        new Estimate(
            null,
            count,
            days,
            count / days,
            limits.low() / days,
            limits.high() / days,
            Estimate.none()));
  }
}
