package org.muye.indicator;

import static org.muye.indicator.DisputeMeasures.RESOLVED;
import static org.muye.indicator.FourIsationMeasures.AGREEMENT_KEPT;
import static org.muye.indicator.FourIsationMeasures.AGREEMENT_KNOWN;

import java.util.List;

/** D19: agreements that were kept. */
final class AgreementPerformance implements Indicator {
  @Override
  public Definition definition() {
    return Definition.of(
            "D19",
            "协议履行率",
            "Agreements kept",
            "resolved disputes whose agreement was kept / resolved disputes of which it is known whether it was",
            "share",
            Definition.Direction.MORE_IS_BETTER)
        .interval("Wilson 95 %")
        .notes(
            "Says nothing of disputes whose source does not say it; ALL_MISSING: disputes were resolved, and of none it is known.");
  }

  @Override
  public List<Measure> numerator() {
    return List.of(AGREEMENT_KEPT);
  }

  @Override
  public List<Measure> denominator() {
    return List.of(AGREEMENT_KNOWN);
  }

  @Override
  public List<Measure> context() {
    return List.of(RESOLVED);
  }

  @Override
  public List<Estimate> estimate(Slice slice) {
    double known = slice.sum(AGREEMENT_KNOWN);
    Estimate share = Estimate.share(null, slice.sum(AGREEMENT_KEPT), known);
    return List.of(
        known == 0 && slice.sum(RESOLVED) > 0
            ? share.withoutValue(StatusReason.ALL_MISSING)
            : share);
  }
}
