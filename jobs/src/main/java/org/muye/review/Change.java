package org.muye.review;

import org.jspecify.annotations.Nullable;
import org.muye.statistics.RateRatio;

/**
 * A count against an earlier one.
 *
 * @param base the earlier count; null where it is not known, as for the elapsed days of an open
 *     quarter
 * @param ratio ratio of the rates; null where there is none
 * @param low lower 95 % limit of the ratio
 * @param high upper 95 % limit
 */
record Change(
    @Nullable Double base, @Nullable Double ratio, @Nullable Double low, @Nullable Double high) {
  /** Below it no percentage is given (rule R3). */
  private static final double SMALL_BASE = 10;

  /** How clear a change is. */
  enum Direction {
    /** The interval lies above 1. */
    UP,
    /** The interval lies below 1. */
    DOWN,
    /** The interval contains 1. */
    UNCLEAR,
    /** There was none before. */
    FROM_ZERO,
    /** Too few before for a percentage. */
    SMALL,
    /** Nothing to compare with. */
    UNKNOWN
  }

  /** Nothing to compare with. */
  static Change unknown() {
    return new Change(null, null, null, null);
  }

  /** From two counts and their exposures, with exact conditional limits. */
  static Change of(double now, double exposureNow, double base, double exposureBase) {
    RateRatio ratio =
        RateRatio.exact(Math.round(now), exposureNow, Math.round(base), exposureBase, 0.95);
    return new Change(base, ratio.ratio(), ratio.low(), ratio.high());
  }

  Direction direction() {
    if (base != null && base == 0) {
      return Direction.FROM_ZERO;
    }
    if (base != null && base < SMALL_BASE) {
      return Direction.SMALL;
    }
    if (ratio == null || low == null || high == null) {
      return Direction.UNKNOWN;
    }
    return low > 1 ? Direction.UP : high < 1 ? Direction.DOWN : Direction.UNCLEAR;
  }

  /** The change of the rate as a share, such as -0.063; null where none may be given. */
  @Nullable Double share() {
    return switch (direction()) {
      case UP, DOWN, UNCLEAR -> ratio == null ? null : ratio - 1;
      default -> null;
    };
  }

  /** The change as the end of a sentence. */
  String sentence(ReviewWords words, String comparison) {
    Double share = share();
    Direction direction = direction();
    if (share == null || low == null || high == null || ratio == null) {
      return switch (direction) {
        case FROM_ZERO -> words.get("change." + comparison + ".zero");
        case SMALL ->
            words.get("change." + comparison + ".small", words.count(base == null ? 0 : base));
        default -> words.get("change." + comparison + ".unknown");
      };
    }
    String size = words.percent(Math.abs(share));
    String way = share > 0 ? "rise" : share < 0 ? "fall" : "same";
    return words.get(
        "change." + comparison + "." + way,
        size,
        words.decimal(ratio, 2),
        words.interval(low, high, 2),
        words.get("clarity." + direction.name()));
  }
}
