package org.muye.config;

import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muye.statistics.composite.AnalyticHierarchy;
import org.muye.statistics.composite.Goalposts;
import org.muye.time.Period;

/**
 * The composite index: of what it is made, and against which fixed goalposts.
 *
 * @param referenceFrom first quarter of the period from which the goalposts were taken
 * @param referenceTo last quarter of that period
 * @param leastWeight share of the weights, 0 to 1, for which a unit must have values to get an
 *     index
 * @param draws variants for the interval of ranks
 * @param seed of these variants
 * @param components at least one
 * @param judgements weights by pairwise judgement, which rank the units once more for comparison;
 *     null when nobody judged
 */
public record IndexSettings(
    Period referenceFrom,
    Period referenceTo,
    double leastWeight,
    int draws,
    long seed,
    List<Component> components,
    @Nullable AnalyticHierarchy judgements)
    implements Serializable {

  /** How the value of a component comes from the published row. */
  public enum Measure {
    /** The published value: a share, a duration. */
    AS_PUBLISHED,
    /**
     * The published rate of events of the quarter; that of an open quarter is projected to the
     * whole quarter by its days.
     */
    QUARTERLY_RATE,
    /** A published stock, such as open cases, per 10,000 residents. */
    STOCK_PER_RESIDENTS
  }

  /**
   * One part of the index.
   *
   * @param indicator id of an indicator
   * @param category one class of its breakdown, or null for the whole
   * @param goalposts the values that score 0 and 100
   * @param weight above 0; only proportions count
   */
  public record Component(
      String indicator,
      @Nullable String category,
      Measure measure,
      Goalposts goalposts,
      double weight)
      implements Serializable {

    /** The indicator and, after a colon, the class: {@code D13:90}. */
    public String id() {
      return new WarningRules.Series(indicator, category).id();
    }
  }
}
