package org.muye.indicator;

import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A value ready to be published.
 *
 * @param definition what it means
 * @param slice the unit, the period and the days counted
 * @param estimate the figure and its parts
 * @param previous the same figure a year earlier on the same boundaries, where it is comparable
 * @param yearOnYear ratio of the rates of the two years, where it is a rate or a count
 * @param smallArea what the other units of its level say of it, where it is a rate of one of them
 */
public record IndicatorValue(
    Definition definition,
    Slice slice,
    Estimate estimate,
    @Nullable Double previous,
    @Nullable Ratio yearOnYear,
    @Nullable SmallAreaEstimate smallArea) {

  /** The same value in the light of the other units. */
  IndicatorValue with(SmallAreaEstimate other) {
    return new IndicatorValue(
        definition,
        slice,
        other.isHeterogeneous() ? estimate : estimate.with(StatusReason.NO_HETEROGENEITY),
        previous,
        yearOnYear,
        other);
  }

  /** The statuses joined by `;` in the order of their declaration, or null when there is none. */
  public @Nullable String statusReason() {
    return estimate.status().isEmpty()
        ? null
        : estimate.status().stream().sorted().map(Enum::name).collect(Collectors.joining(";"));
  }
}
