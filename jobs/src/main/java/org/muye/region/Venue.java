package org.muye.region;

import java.io.Serializable;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A registered venue of training and publicity.
 *
 * @param id as training records name it
 * @param unitId the unit that reaches it
 * @param type kind of venue, a code of the list {@code venue_type}
 * @param validFrom first day on the register; null for always so far
 * @param validTo first day no longer on it; null for still
 */
public record Venue(
    String id,
    String unitId,
    String type,
    @Nullable LocalDate validFrom,
    @Nullable LocalDate validTo)
    implements Serializable {

  /** Whether it is on the register on at least one day of the range. */
  public boolean registeredWithin(LocalDate from, LocalDate toExclusive) {
    return range().overlaps(DayRange.of(from, toExclusive));
  }

  DayRange range() {
    return DayRange.of(validFrom, validTo);
  }
}
