package org.muye.indicator;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.muye.region.ResourceFigures;
import org.muye.time.PeriodType;

/** R1 to R6: what the register of grass-roots resources says, related to its base. */
final class ResourceRatio implements Indicator {
  private static final Set<PeriodType> PERIODS =
      EnumSet.of(PeriodType.QUARTER, PeriodType.HALF, PeriodType.YEAR);

  private final ResourceMetric metric;

  ResourceRatio(ResourceMetric metric) {
    this.metric = metric;
  }

  @Override
  public Definition definition() {
    return metric.definition().from(PeriodType.QUARTER);
  }

  /** No record stands behind it: the register is a part of the region. */
  @Override
  public List<Measure> numerator() {
    return List.of();
  }

  @Override
  public boolean isCountedFrom(Set<FactTable> kinds) {
    return true;
  }

  @Override
  public List<Estimate> estimate(Slice slice) {
    // A register stands on the boundaries of its day, so that it cannot be re-based.
    if (!slice.hasResources()
        || !slice.mayHaveResources()
        || slice.rebased()
        || !PERIODS.contains(slice.period().type())) {
      return List.of();
    }
    ResourceFigures figures = slice.resources(metric.items());
    return List.of(
        switch (figures.standing()) {
          case NONE -> absent(StatusReason.NO_RESOURCE_FIGURE);
          case OUTDATED -> absent(StatusReason.RESOURCE_FIGURE_OUTDATED);
          case KNOWN -> of(slice, figures);
        });
  }

  private static Estimate absent(StatusReason reason) {
    return new Estimate(null, null, null, null, null, null, Set.of(reason));
  }

  private Estimate of(Slice slice, ResourceFigures figures) {
    double counted = figures.value(metric.counted());
    String relatedTo = metric.relatedTo();
    if (relatedTo != null) {
      Estimate quotient = Estimate.quotient(null, counted, figures.value(relatedTo));
      Double value = quotient.value();
      return value == null ? quotient : quotient.withValue(value * metric.scale());
    }
    return Estimate.perResidents(counted, slice.exposure(), metric.scale());
  }
}
