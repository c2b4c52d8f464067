package org.muye.config;

import org.jspecify.annotations.Nullable;

/**
 * When a delivery of a source holds the results back; null turns a gate off.
 *
 * @param quarantineShare largest share of the newest delivery's rows in quarantine, 0 to 1
 * @param unknownShare largest share of its records with an unknown class or unit, 0 to 1
 * @param freshnessHours most hours since the newest delivery
 * @param fewestRows fewest rows of a delivery
 * @param mostRows most rows of a delivery
 * @param weekdayVolume how far the rows of a day may be from those of the same weekday
 */
public record QualityGates(
    double quarantineShare,
    @Nullable Double unknownShare,
    @Nullable Double freshnessHours,
    @Nullable Long fewestRows,
    @Nullable Long mostRows,
    @Nullable WeekdayVolume weekdayVolume) {
  /** Only the share in quarantine is judged: every other limit depends on the source. */
  public static final QualityGates DEFAULT = new QualityGates(0.2, null, null, null, null, null);

  /**
   * A comparison with the same weekday.
   *
   * @param weeks the newest earlier days of that weekday with a delivery that are looked at, 4 to
   *     26
   * @param deviations allowed distance from their median, in robust standard deviations
   */
  public record WeekdayVolume(int weeks, double deviations) {
    /** Fewer days say nothing about what is usual. */
    public static final int FEWEST_WEEKS = 4;

    public static final WeekdayVolume DEFAULT = new WeekdayVolume(8, 5);
  }
}
