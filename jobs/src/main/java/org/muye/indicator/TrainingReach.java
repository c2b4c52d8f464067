package org.muye.indicator;

import static org.muye.indicator.TrainingMeasures.ATTENDANCE;
import static org.muye.indicator.TrainingMeasures.ATTENDANCE_QUALITY;
import static org.muye.indicator.TrainingMeasures.SESSIONS;

import java.util.List;
import org.muye.region.Exposure;

/** T3: attendances per 10,000 residents. */
final class TrainingReach implements Indicator {
  @Override
  public Definition definition() {
    return Definition.of(
            "T3",
            "万人宣讲人次",
            "Attendances per 10,000 residents",
            "10,000 x attendances / mean resident population",
            "per 10,000 residents",
            Definition.Direction.MORE_IS_BETTER)
        .notes("Attendances are no independent events, so there is no interval.");
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
    Estimate people = TrainingAttendance.attendance(slice);
    Exposure exposure = slice.exposure();
    Double attendances = people.numerator();
    Estimate reach;
    if (attendances == null) {
      reach = people;
    } else if (exposure.personDays().isEmpty()) {
      reach = people.withoutValue(StatusReason.NO_POP);
    } else {
      double base = slice.meanPopulation();
      reach =
          new Estimate(
              null,
              attendances,
              base,
              attendances * Estimate.PER_RESIDENTS / base,
              null,
              null,
              people.status());
    }
    for (StatusReason mark : Estimate.marks(exposure)) {
      reach = reach.with(mark);
    }
    return List.of(reach);
  }
}
