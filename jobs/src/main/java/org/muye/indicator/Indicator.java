package org.muye.indicator;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One indicator: its definition, the measures it is counted from, and its arithmetic on the sums of
 * those measures for one unit and period. Implementations are stateless and pure.
 */
public interface Indicator {
  /** What it means. */
  Definition definition();

  /** The measures behind the numerator; their records are the evidence shown by `muye explain`. */
  List<Measure> numerator();

  /** The measures behind the denominator; empty where it is no count of records. */
  default List<Measure> denominator() {
    return List.of();
  }

  /**
   * Measures that are in neither number but decide what is left out of them or how the value is
   * marked.
   */
  default List<Measure> context() {
    return List.of();
  }

  /** The values of one unit and period: one without category, or one per category that occurs. */
  List<Estimate> estimate(Slice slice);

  /** Whether each category is related to a part of the denominator of its own, not to all of it. */
  default boolean denominatorByCategory() {
    return false;
  }

  /**
   * Whether the denominator holds void or merged records. No indicator counts these, so that their
   * number follows from it and from what is counted.
   */
  default boolean denominatorHoldsUncounted() {
    return false;
  }

  /** The earlier periods whose counts the denominator holds; empty where it holds none. */
  default Optional<Comparison> reference() {
    return Optional.empty();
  }

  /**
   * Whether it can be counted where only some kinds of record are delivered. Counts of a kind that
   * no source delivers are 0, which would be false.
   */
  default boolean isCountedFrom(Set<FactTable> kinds) {
    return measures().stream().anyMatch(measure -> kinds.contains(measure.facts()));
  }

  /** Every measure it needs. */
  default List<Measure> measures() {
    return Stream.of(numerator(), denominator(), context())
        .flatMap(List::stream)
        .distinct()
        .toList();
  }

  /**
   * Whether it is a rate of independent events per residents, made by {@link Estimate#rate}, so
   * that two years have a ratio and units can be smoothed towards each other.
   */
  default boolean isRate() {
    return false;
  }

  /** Whether a change against the same period a year earlier makes sense for it. */
  default boolean comparable() {
    return true;
  }
}
