package org.muye.generate;

import java.time.LocalDate;
import java.util.List;

/**
 * Towns that another unit became responsible for, while the source goes on sending the old unit
 * code.
 */
record HandOver(LocalDate from, List<String> towns, String sentCode, String toCode) {
  private static final LocalDate SEPTEMBER = LocalDate.of(2020, 9, 18);

  /**
   * 2020-09-18: Guandi township and Zhenzhong sub-district, run by the high-tech zone, went to
   * Weibin.
   */
  static final HandOver TO_WEIBIN =
      new HandOver(SEPTEMBER, List.of("410771360", "410771560"), "410771", "410703");

  /** The same day: Weiqilu sub-district, run by the economic zone, went to Hongqi. */
  static final HandOver TO_HONGQI =
      new HandOver(SEPTEMBER, List.of("410772001"), "410772", "410702");

  static final List<HandOver> XINXIANG_2020 = List.of(TO_WEIBIN, TO_HONGQI);

  boolean moves(String town, LocalDate day) {
    return towns.contains(town) && !day.isBefore(from);
  }
}
