package org.muye.region;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * Where a record belongs.
 *
 * @param unitId the responsible unit on the day, or {@link #UNKNOWN_UNIT}
 * @param territoryUnitId the unit whose territory it is by law, or {@link #UNKNOWN_UNIT}; the same
 *     as {@code unitId} except where a town was put under another unit's care
 * @param subunitId the town or street, {@link #UNKNOWN_SUBUNIT}, or null when the region has no
 *     such level
 * @param retiredCode a code was found that is not valid on the day: retired, or not yet in force
 * @param unknownCode a unit code was given that the region does not have; a blank one is not
 *     unknown but absent
 * @param unknownSubunitCode a town code was given that the region's towns do not have
 */
public record UnitMatch(
    String unitId,
    String territoryUnitId,
    @Nullable String subunitId,
    boolean retiredCode,
    boolean unknownCode,
    boolean unknownSubunitCode)
    implements Serializable {

  /** Counted in the region, in none of its units. */
  public static final String UNKNOWN_UNIT = "UNK:unit";

  /** Counted in the region, in none of its towns or streets. */
  public static final String UNKNOWN_SUBUNIT = "UNK:subunit";
}
