package org.muye.indicator;

import static org.muye.indicator.DisputeMeasures.ACCEPTED;
import static org.muye.indicator.DisputeMeasures.CLOSED_BY_STATUS;
import static org.muye.indicator.DisputeMeasures.INSIDE_DEADLINE;
import static org.muye.indicator.DisputeMeasures.RESOLVED;
import static org.muye.indicator.DisputeMeasures.UNDATED;

import java.util.ArrayList;
import java.util.List;

/** D2: cohort resolution rate. */
final class ResolutionRate implements Indicator {
  /** Above this share of unresolved cases inside their deadline the rate is immature. */
  private static final double IMMATURE_SHARE = 0.1;

  @Override
  public Definition definition() {
    return Definition.of(
            "D2",
            "化解率",
            "Resolution rate of the cohort",
            "disputes accepted in the period and resolved at the as-of day / disputes accepted in the period",
            "share",
            Definition.Direction.MORE_IS_BETTER)
        .interval("Wilson 95 %")
        .category(
            "undated_as_open: cases closed by status without a date taken as open; by_status: resolved is what the status says, so that a case with a closing date and an open status is not; both only where there are such cases")
        .notes(
            "Cases closed by status without a usable date are left out. IMMATURE: more than a tenth of the cohort is unresolved with the deadline still ahead. Saturated near 1 in practice: do not rank by it.");
  }

  @Override
  public List<Measure> numerator() {
    return List.of(RESOLVED);
  }

  @Override
  public List<Measure> denominator() {
    return List.of(ACCEPTED);
  }

  @Override
  public List<Measure> context() {
    return List.of(UNDATED, INSIDE_DEADLINE, CLOSED_BY_STATUS);
  }

  @Override
  public List<Estimate> estimate(Slice slice) {
    double accepted = slice.sum(ACCEPTED);
    double undated = slice.sum(UNDATED);
    double resolved = slice.sum(RESOLVED);
    double dated = accepted - undated;
    List<Estimate> estimates = new ArrayList<>();
    Estimate main = Estimate.share(null, resolved, dated);
    if (dated > 0 && slice.sum(INSIDE_DEADLINE) / dated > IMMATURE_SHARE) {
      main = main.with(StatusReason.IMMATURE);
    }
    estimates.add(undated > 0 ? main.with(StatusReason.UNDATED_EXCLUDED) : main);
    if (undated > 0) {
      estimates.add(Estimate.share("undated_as_open", resolved, accepted));
      estimates.add(Estimate.share("by_status", slice.sum(CLOSED_BY_STATUS), accepted));
    }
    return estimates;
  }
}
