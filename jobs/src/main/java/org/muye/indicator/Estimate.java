package org.muye.indicator;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.muye.region.Exposure;
import org.muye.statistics.Interval;
import org.muye.statistics.PoissonInterval;
import org.muye.statistics.ProportionInterval;

/**
 * One value of an indicator with its parts. Absent parts are null, never 0.
 *
 * @param category breakdown, or null for the whole
 * @param numerator count or sum above the line
 * @param denominator count, base population or days below the line
 * @param value the figure, in the definition's unit
 * @param low lower 95 % limit
 * @param high upper 95 % limit
 * @param status why a part is missing or must be read with care
 */
public record Estimate(
    @Nullable String category,
    @Nullable Double numerator,
    @Nullable Double denominator,
    @Nullable Double value,
    @Nullable Double low,
    @Nullable Double high,
    Set<StatusReason> status) {

  /** Every published interval's confidence level. */
  public static final double CONFIDENCE = 0.95;

  /** Rates are published per this many residents. */
  public static final double PER_RESIDENTS = 10_000;

  static Set<StatusReason> none() {
    return EnumSet.noneOf(StatusReason.class);
  }

  /** A plain count. */
  static Estimate count(@Nullable String category, double count) {
    return new Estimate(category, count, null, count, null, null, none());
  }

  /**
   * A share with its Wilson interval; no value where the whole is 0 (rule R1). Fractional counts,
   * which re-basing with weights gives, have no interval.
   */
  static Estimate share(@Nullable String category, double part, double whole) {
    if (whole == 0) {
      return noExposure(category, part);
    }
    if (part != Math.rint(part) || whole != Math.rint(whole)) {
      return new Estimate(category, part, whole, part / whole, null, null, none());
    }
    Interval limits = ProportionInterval.wilson(Math.round(part), Math.round(whole), CONFIDENCE);
    return new Estimate(category, part, whole, part / whole, limits.low(), limits.high(), none());
  }

  /**
   * A share with its Wilson interval, of which some of the whole could not be judged: {@link
   * StatusReason#AT_LEAST}, or no value and {@link StatusReason#ALL_MISSING} where none could.
   */
  static Estimate shareAtLeast(double part, double whole, double unknown) {
    Estimate share = share(null, part, whole);
    if (unknown == 0) {
      return share;
    }
    return unknown >= whole
        ? share.withoutValue(StatusReason.ALL_MISSING)
        : share.with(StatusReason.AT_LEAST);
  }

  /** A quotient of counts of which the upper is no part of the lower: no interval. */
  static Estimate quotient(@Nullable String category, double upper, double lower) {
    return lower == 0
        ? noExposure(category, upper)
        : new Estimate(category, upper, lower, upper / lower, null, null, none());
  }

  /**
   * Events per 10,000 residents in the period, with exact Poisson limits (Garwood 1936). A
   * fractional count, which re-basing with weights gives, has no interval.
   *
   * @param base mean population over the period (persons) or any other base in persons
   */
  static Estimate rate(@Nullable String category, double count, Exposure exposure, double base) {
    Set<StatusReason> status = marks(exposure);
    if (exposure.personDays().isEmpty() || base == 0) {
      status.add(StatusReason.NO_POP);
      return new Estimate(category, count, null, null, null, null, status);
    }
    double scale = PER_RESIDENTS / base;
    if (count != Math.rint(count)) {
      return new Estimate(category, count, base, count * scale, null, null, status);
    }
    Interval limits = PoissonInterval.garwood(Math.round(count), CONFIDENCE);
    return new Estimate(
        category, count, base, count * scale, limits.low() * scale, limits.high() * scale, status);
  }

  /**
   * What is planned or kept, such as sessions or equipment, per so many residents. It is no random
   * event, so there is no interval.
   *
   * @param residents the number of residents to which it is related
   */
  static Estimate perResidents(double count, Exposure exposure, double residents) {
    Set<StatusReason> status = marks(exposure);
    double base = exposure.meanPopulation().orElse(0);
    if (base == 0) {
      status.add(StatusReason.NO_POP);
      return new Estimate(null, count, null, null, null, null, status);
    }
    return new Estimate(null, count, base, residents * count / base, null, null, status);
  }

  /** The population's marks as statuses. */
  static Set<StatusReason> marks(Exposure exposure) {
    Set<StatusReason> status = none();
    exposure.marks().forEach(mark -> status.add(StatusReason.valueOf(mark.name())));
    return status;
  }

  /** The same value with one more status. */
  Estimate with(StatusReason reason) {
    Set<StatusReason> more = none();
    more.addAll(status);
    more.add(reason);
    return new Estimate(category, numerator, denominator, value, low, high, more);
  }

  /** The same parts with another value. */
  Estimate withValue(double other) {
    return new Estimate(category, numerator, denominator, other, low, high, status);
  }

  /** The same parts without a value. */
  Estimate withoutValue(StatusReason reason) {
    return new Estimate(category, numerator, denominator, null, null, null, Set.of(reason));
  }

  /** Nothing but the reason why there is nothing. */
  static Estimate missing(@Nullable String category, StatusReason reason) {
    return new Estimate(category, null, null, null, null, null, Set.of(reason));
  }

  static Estimate noExposure(@Nullable String category, double numerator) {
    return new Estimate(
        category, numerator, 0.0, null, null, null, EnumSet.of(StatusReason.NO_EXPOSURE));
  }
}
