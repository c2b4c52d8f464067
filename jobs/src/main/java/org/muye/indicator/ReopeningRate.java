package org.muye.indicator;

import static org.muye.indicator.DisputeDurations.REOPENED_WITHIN;
import static org.muye.indicator.DisputeDurations.RESOLUTION_WATCHED;

import java.util.List;

/** D12: resolutions that did not last. */
final class ReopeningRate implements Indicator {
  @Override
  public Definition definition() {
    return Definition.of(
            "D12",
            "反复率",
            "Reopening rate, 90 days",
            "disputes reopened within 90 days of their first resolution / disputes accepted in the period and first resolved at least 90 days before the as-of day",
            "share",
            Definition.Direction.MORE_IS_WORSE)
        .interval("Wilson 95 %")
        .notes(
            "Disputes resolved less than 90 days ago are in neither number. A record without a log knows its last resolution and reopening only; a source that does not record reopenings reads as none.");
  }

  @Override
  public List<Measure> numerator() {
    return List.of(REOPENED_WITHIN);
  }

  @Override
  public List<Measure> denominator() {
    return List.of(RESOLUTION_WATCHED);
  }

  @Override
  public List<Estimate> estimate(Slice slice) {
    return List.of(Estimate.share(null, slice.sum(REOPENED_WITHIN), slice.sum(RESOLUTION_WATCHED)));
  }
}
