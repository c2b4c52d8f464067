package org.muye.indicator;

import static org.muye.indicator.DisputeMeasures.ACCEPTED;
import static org.muye.indicator.IncidentMeasures.REPORTS;

import java.util.List;

/** Q1_FILLED: wanted fields that are filled in, over all of them. */
final class FilledFields implements Indicator {
  private static final List<String> OF_DISPUTES =
      List.of("deadline_on", "detected_at", "dispute_scale");
  private static final List<String> OF_INCIDENTS = List.of("category_final", "reported_at");

  @Override
  public Definition definition() {
    return Definition.of(
            "Q1_FILLED",
            "要素填报完整率",
            "Wanted fields filled in",
            "wanted fields filled in / wanted fields: deadline_on, detected_at, dispute_scale of each dispute, category_final, reported_at of each incident",
            "share",
            Definition.Direction.MORE_IS_BETTER)
        .notes(
            "Fields are counted, not records; those of one record are not independent, so there is no interval. Coordinates are Q6.");
  }

  @Override
  public List<Measure> numerator() {
    return List.of(REPORTS, ACCEPTED);
  }

  @Override
  public List<Measure> context() {
    return List.of(IncidentMeasures.MISSING, DisputeMeasures.MISSING);
  }

  @Override
  public List<Estimate> estimate(Slice slice) {
    double wanted =
        OF_DISPUTES.size() * slice.sum(ACCEPTED) + OF_INCIDENTS.size() * slice.sum(REPORTS);
    double blank =
        blank(slice, DisputeMeasures.MISSING, OF_DISPUTES)
            + blank(slice, IncidentMeasures.MISSING, OF_INCIDENTS);
    return List.of(Estimate.quotient(null, wanted - blank, wanted));
  }

  private static double blank(Slice slice, Measure missing, List<String> fields) {
    return fields.stream().mapToDouble(field -> slice.sum(missing, field)).sum();
  }
}
