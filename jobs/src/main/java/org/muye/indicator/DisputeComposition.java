package org.muye.indicator;

import static org.muye.indicator.DisputeMeasures.ACCEPTED;
import static org.muye.indicator.DisputeMeasures.CATEGORY;

import java.util.List;

/** D15: shares of the dispute categories. */
final class DisputeComposition implements Indicator {
  @Override
  public Definition definition() {
    return Definition.of(
            "D15",
            "矛盾纠纷类别构成",
            "Composition by category",
            "disputes of a category / disputes accepted",
            "share",
            Definition.Direction.NEUTRAL)
        .interval("Wilson 95 %")
        .category("L1:xx level 1, L2:xxxx level 2 of GB/T 31000 5.56, UNK unknown");
  }

  @Override
  public List<Measure> numerator() {
    return List.of(CATEGORY);
  }

  @Override
  public List<Measure> denominator() {
    return List.of(ACCEPTED);
  }

  @Override
  public List<Estimate> estimate(Slice slice) {
    double whole = slice.sum(ACCEPTED);
    return slice.byCategory(CATEGORY).entrySet().stream()
        .map(part -> Estimate.share(part.getKey(), part.getValue(), whole))
        .toList();
  }

  @Override
  public boolean comparable() {
    return false;
  }
}
