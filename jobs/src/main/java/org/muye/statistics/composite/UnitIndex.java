package org.muye.statistics.composite;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The index of one unit.
 *
 * @param value on the scale of the scores; null when the unit has no score of positive weight
 * @param rank 1 for the highest value, equal values share the better rank; null without a value
 * @param weightPresent the share of the weights for which the unit has scores, 0 to 1; below 1 the
 *     weights of the others were raised in proportion
 * @param contributions what each indicator adds: points whose sum is the value when linear, factors
 *     whose product is the value when geometric; null where the unit has no score
 */
public record UnitIndex(
    @Nullable Double value,
    @Nullable Integer rank,
    double weightPresent,
    List<@Nullable Double> contributions)
    implements Serializable {

  public UnitIndex {
    contributions = Collections.unmodifiableList(new ArrayList<>(contributions));
  }

  /** Whether a score was missing, so that the weights differ from those of other units. */
  public boolean reweighted() {
    return weightPresent < 1;
  }
}
