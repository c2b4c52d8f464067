package org.muye.generate;

import java.time.LocalDate;
import java.util.List;

/**
 * Towns that another unit became responsible for, while the source goes on sending the old unit
 * code.
 */
record HandOver(LocalDate from, List<String> towns, String sentCode, String toCode) {
  /**
   * 2020-09-18: Guandi township and Zhenzhong sub-district, run by the high-tech zone, went to
   * Weibin.
   */
  static final HandOver XINXIANG_2020 =
      new HandOver(
          LocalDate.of(2020, 9, 18), List.of("410771360", "410771560"), "410771", "410703");

  boolean moves(String town, LocalDate day) {
    return towns.contains(town) && !day.isBefore(from);
  }
}
