package org.muye.indicator;

import static org.muye.indicator.IncidentMeasures.MAJOR;

import java.util.List;

/** I10_GRADE: incidents of grade 较大 and above. */
final class MajorIncidents implements Indicator {
  @Override
  public Definition definition() {
    return Definition.of(
        "I10_GRADE",
        "较大以上案（事）件数",
        "Incidents of grade 01 to 03",
        "count of valid incidents of grade 特别重大, 重大 or 较大",
        "incidents",
        Definition.Direction.MORE_IS_WORSE);
  }

  @Override
  public List<Measure> numerator() {
    return List.of(MAJOR);
  }

  @Override
  public List<Estimate> estimate(Slice slice) {
    return List.of(Estimate.count(null, slice.sum(MAJOR)));
  }
}
