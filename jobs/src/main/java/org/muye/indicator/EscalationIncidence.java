package org.muye.indicator;

import static org.muye.indicator.DisputeDurations.FIRST_ESCALATION_DAYS;
import static org.muye.indicator.DisputeDurations.FIRST_RESOLUTION_DAYS;
import static org.muye.indicator.DisputeDurations.HORIZON;
import static org.muye.indicator.DisputeDurations.UNENDED_DAYS;
import static org.muye.indicator.DisputeMeasures.UNDATED;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import org.muye.statistics.survival.AalenJohansen;

/** D11_CIF90: incidence of escalation while resolutions compete with it. */
final class EscalationIncidence implements Indicator {
  private static final int ESCALATION = 0;

  @Override
  public Definition definition() {
    return Definition.of(
            "D11_CIF90",
            "90天累计升级率",
            "Cumulative incidence of escalation, 90 days",
            "share of the disputes accepted in the period that escalate within 90 days before any resolution (Aalen-Johansen); numerator: such escalations so far, denominator: all",
            "share",
            Definition.Direction.MORE_IS_WORSE)
        .notes(
            "Disputes neither resolved nor escalated count up to the as-of day. What came first decides; on equal times the resolution. Cases closed by status without a usable date are left out. SHORT_FOLLOW_UP: no dispute was followed for 90 days; the value is then a lower bound.");
  }

  @Override
  public List<Measure> numerator() {
    return List.of(FIRST_ESCALATION_DAYS);
  }

  @Override
  public List<Measure> denominator() {
    return List.of(FIRST_ESCALATION_DAYS, FIRST_RESOLUTION_DAYS, UNENDED_DAYS);
  }

  @Override
  public List<Measure> context() {
    return List.of(UNDATED);
  }

  @Override
  public List<Estimate> estimate(Slice slice) {
    Estimate incidence =
        of(
            slice.byCategory(FIRST_ESCALATION_DAYS),
            slice.byCategory(FIRST_RESOLUTION_DAYS),
            slice.byCategory(UNENDED_DAYS));
    return List.of(
        slice.sum(UNDATED) > 0 ? incidence.with(StatusReason.UNDATED_EXCLUDED) : incidence);
  }

  private static Estimate of(
      SortedMap<String, Double> escalated,
      SortedMap<String, Double> resolved,
      SortedMap<String, Double> unended) {
    double within = 0;
    double all = 0;
    for (Map.Entry<String, Double> count : escalated.entrySet()) {
      within += Integer.parseInt(count.getKey()) <= HORIZON ? count.getValue() : 0;
    }
    for (SortedMap<String, Double> group : List.of(escalated, resolved, unended)) {
      all += group.values().stream().mapToDouble(Double::doubleValue).sum();
    }
    if (all == 0) {
      return new Estimate(null, 0.0, 0.0, null, null, null, Set.of(StatusReason.NO_EXPOSURE));
    }
    Optional<DayFrequencies> days = DayFrequencies.of(List.of(escalated, resolved, unended));
    if (days.isEmpty()) {
      return new Estimate(null, within, all, null, null, null, Estimate.none());
    }
    int[] durations = days.get().days();
    AalenJohansen incidence =
        AalenJohansen.of(
            durations,
            new long[][] {days.get().group(0), days.get().group(1)},
            days.get().group(2));
    Estimate estimate =
        new Estimate(
            null,
            within,
            all,
            incidence.incidence(ESCALATION, HORIZON),
            null,
            null,
            Estimate.none());
    boolean followed =
        durations[durations.length - 1] >= HORIZON || incidence.survival(HORIZON) == 0;
    return followed ? estimate : estimate.with(StatusReason.SHORT_FOLLOW_UP);
  }
}
