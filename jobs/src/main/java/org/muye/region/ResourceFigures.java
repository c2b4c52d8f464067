package org.muye.region;

import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the register of grass-roots resources says of a unit at the end of a day.
 *
 * @param standing whether there are figures
 * @param values by item; of the whole region the sums over its units; empty unless known
 * @param referenceDate the day on which they were counted, of the whole region the oldest of its
 *     units' days; null unless known or outdated
 */
public record ResourceFigures(
    Standing standing, Map<String, Double> values, @Nullable LocalDate referenceDate) {
  /** Whether there are figures. */
  public enum Standing {
    KNOWN,
    /** The unit, or a unit of the region, has no figure of an item by that day. */
    NONE,
    /** The newest figures are older than the region lets them be carried. */
    OUTDATED
  }

  static final ResourceFigures NONE = new ResourceFigures(Standing.NONE, Map.of(), null);

  /** Keeps a copy of the values. */
  public ResourceFigures {
    values = Map.copyOf(values);
  }

  /** The figure of an item that was asked for. */
  public double value(String item) {
    return Objects.requireNonNull(values.get(item), item);
  }
}
