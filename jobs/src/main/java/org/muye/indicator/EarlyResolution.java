package org.muye.indicator;

import static org.muye.indicator.DisputeDurations.EARLY_DAYS;
import static org.muye.indicator.DisputeDurations.FOLLOWED;
import static org.muye.indicator.DisputeDurations.RESOLVED_WITHIN;
import static org.muye.indicator.DisputeDurations.UNDATED_FOLLOWED;

import java.util.ArrayList;
import java.util.List;

/** D10: disputes resolved soon and before any escalation. */
final class EarlyResolution implements Indicator {
  @Override
  public Definition definition() {
    return Definition.of(
            "D10",
            "早化解率",
            "Early resolution rate",
            "disputes resolved within d days of acceptance and before any escalation / disputes accepted in the period and at least d days before the as-of day",
            "share",
            Definition.Direction.MORE_IS_BETTER)
        .interval("Wilson 95 %")
        .category(
            "7, 30, 90: the days; the suffix |undated_as_open takes cases closed by status without a date as open, only where there are such cases")
        .notes(
            "Disputes accepted less than d days ago are in neither number, so that a young cohort is not judged early. Cases closed by status without a usable date are left out.");
  }

  @Override
  public List<Measure> numerator() {
    return List.of(RESOLVED_WITHIN);
  }

  @Override
  public List<Measure> denominator() {
    return List.of(FOLLOWED);
  }

  @Override
  public List<Measure> context() {
    return List.of(UNDATED_FOLLOWED);
  }

  @Override
  public boolean denominatorByCategory() {
    return true;
  }

  @Override
  public List<Estimate> estimate(Slice slice) {
    List<Estimate> estimates = new ArrayList<>();
    for (int days : EARLY_DAYS) {
      String category = Integer.toString(days);
      double resolved = slice.sum(RESOLVED_WITHIN, category);
      double followed = slice.sum(FOLLOWED, category);
      double undated = slice.sum(UNDATED_FOLLOWED, category);
      Estimate dated = Estimate.share(category, resolved, followed);
      if (undated == 0) {
        estimates.add(dated);
      } else {
        estimates.add(dated.with(StatusReason.UNDATED_EXCLUDED));
        estimates.add(Estimate.share(category + "|undated_as_open", resolved, followed + undated));
      }
    }
    return estimates;
  }
}
