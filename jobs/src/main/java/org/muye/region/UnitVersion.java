package org.muye.region;

import java.io.Serializable;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The code, names and kind that a unit has for a time; one row of {@code units.csv}.
 *
 * @param code as records carry it; null when the unit has none
 * @param nameZh the Chinese name, or the English one where there is no other
 * @param nameEn the English name, or the Chinese one where there is no other
 * @param kind such as {@code district}
 * @param validFrom the first day, null when unknown or always
 * @param validTo the first day no longer valid, null when still valid
 */
public record UnitVersion(
    @Nullable String code,
    String nameZh,
    String nameEn,
    String kind,
    @Nullable LocalDate validFrom,
    @Nullable LocalDate validTo)
    implements Serializable {

  /** Whether the row holds on the day. */
  public boolean validOn(LocalDate date) {
    return range().contains(date);
  }

  DayRange range() {
    return DayRange.of(validFrom, validTo);
  }
}
