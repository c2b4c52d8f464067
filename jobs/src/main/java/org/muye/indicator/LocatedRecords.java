package org.muye.indicator;

import static org.muye.indicator.DisputeMeasures.ACCEPTED;
import static org.muye.indicator.FourIsationMeasures.LOCATED_DISPUTES;
import static org.muye.indicator.FourIsationMeasures.LOCATED_INCIDENTS;
import static org.muye.indicator.IncidentMeasures.REPORTS;

import java.util.List;

/** Q6: records with valid coordinates. */
final class LocatedRecords implements Indicator {
  @Override
  public Definition definition() {
    return Definition.of(
            "Q6",
            "坐标有效率",
            "Records with valid coordinates",
            "incidents and disputes with a longitude and a latitude / incidents and disputes",
            "share",
            Definition.Direction.MORE_IS_BETTER)
        .interval("Wilson 95 %")
        .notes("A coordinate outside the degrees that there are was dropped and counts as none.");
  }

  @Override
  public List<Measure> numerator() {
    return List.of(LOCATED_INCIDENTS, LOCATED_DISPUTES);
  }

  @Override
  public List<Measure> denominator() {
    return List.of(REPORTS, ACCEPTED);
  }

  @Override
  public List<Estimate> estimate(Slice slice) {
    return List.of(
        Estimate.share(
            null,
            slice.sum(LOCATED_INCIDENTS) + slice.sum(LOCATED_DISPUTES),
            slice.sum(REPORTS) + slice.sum(ACCEPTED)));
  }
}
