package org.muye.indicator;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.muye.indicator.Slice.Compared;
import org.muye.region.Exposure;
import org.muye.statistics.RateRatio;

/**
 * A ratio of two rates per person-day with its exact conditional interval.
 *
 * @param value the ratio, null where the reference count is 0 or a population is missing
 * @param low lower 95 % limit
 * @param high upper 95 % limit, null where the reference count is 0
 * @param status NO_POP, POP_CARRIED or BASIS_BREAK
 */
record Ratio(
    @Nullable Double value, @Nullable Double low, @Nullable Double high, Set<StatusReason> status) {

  /** Compares two counts on the exposures of their slices. */
  static Ratio of(Compared compared, double count, double reference) {
    Exposure now = compared.now().exposure();
    Set<StatusReason> status = Estimate.marks(now);
    double earlier = 0;
    boolean missing = now.personDays().isEmpty();
    for (Slice slice : compared.earlier()) {
      Exposure exposure = slice.exposure();
      status.addAll(Estimate.marks(exposure));
      missing |= exposure.personDays().isEmpty();
      earlier += exposure.personDays().orElse(0);
    }
    if (missing) {
      status.remove(StatusReason.POP_CARRIED);
      status.add(StatusReason.NO_POP);
      return new Ratio(null, null, null, status);
    }
    boolean fractional = count != Math.rint(count) || reference != Math.rint(reference);
    if (status.contains(StatusReason.BASIS_BREAK) || fractional) {
      return new Ratio(
          null,
          null,
          null,
          EnumSet.copyOf(status.isEmpty() ? EnumSet.of(StatusReason.REBASED) : status));
    }
    RateRatio ratio =
        RateRatio.exact(
            Math.round(count),
            now.personDays().getAsDouble(),
            Math.round(reference),
            earlier,
            Estimate.CONFIDENCE);
    return new Ratio(ratio.ratio(), ratio.low(), ratio.high(), status);
  }

  /**
   * The exact two-sided p-value of equal rates; null where {@link #of} has no interval, for want of
   * a population or of whole counts.
   */
  static @Nullable Double pValue(Compared compared, double count, double reference) {
    if (of(compared, count, reference).low() == null) {
      return null;
    }
    double earlier = 0;
    for (Slice slice : compared.earlier()) {
      earlier += slice.exposure().personDays().orElseThrow();
    }
    return RateRatio.pValue(
            Math.round(count),
            compared.now().exposure().personDays().orElseThrow(),
            Math.round(reference),
            earlier)
        .orElseThrow();
  }
}
