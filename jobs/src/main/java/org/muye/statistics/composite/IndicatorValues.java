package org.muye.statistics.composite;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;

/** One indicator over all units, each with a value of at most 1e100 in size or none. */
public final class IndicatorValues implements Serializable {
  private static final long serialVersionUID = 1;

  /** Squares and sums of values up to it stay finite. */
  private static final double LARGEST = 1e100;

  private final double[] values;
  private final boolean[] present;

  private IndicatorValues(double[] values, boolean[] present) {
    this.values = values;
    this.present = present;
  }

  /**
   * A value for each unit.
   *
   * @throws IllegalArgumentException for a value that is not a number or larger
   */
  public static IndicatorValues of(double... values) {
    boolean[] present = new boolean[values.length];
    Arrays.fill(present, true);
    return checked(values.clone(), present);
  }

  /**
   * A value for each unit, null where it has none.
   *
   * @throws IllegalArgumentException for a value that is not a number or larger
   */
  public static IndicatorValues ofNullable(List<@Nullable Double> values) {
    double[] numbers = new double[values.size()];
    boolean[] present = new boolean[values.size()];
    for (int unit = 0; unit < numbers.length; unit++) {
      Double value = values.get(unit);
      present[unit] = value != null;
      numbers[unit] = value == null ? 0 : value;
    }
    return checked(numbers, present);
  }

  private static IndicatorValues checked(double[] values, boolean[] present) {
    for (double value : values) {
      if (!(Math.abs(value) <= LARGEST)) {
        throw new IllegalArgumentException("a value of an indicator is at most 1e100: " + value);
      }
    }
    return new IndicatorValues(values, present);
  }

  /** How many units there are, with or without a value. */
  public int units() {
    return values.length;
  }

  /** Whether a unit, counted from 0, has a value. */
  public boolean has(int unit) {
    return present[unit];
  }

  /**
   * The value of a unit, counted from 0.
   *
   * @throws IllegalArgumentException when it has none
   */
  public double value(int unit) {
    if (!present[unit]) {
      throw new IllegalArgumentException("unit " + unit + " has no value");
    }
    return values[unit];
  }

  /** The values there are, in the order of the units. */
  double[] existing() {
    double[] existing = new double[values.length];
    int count = 0;
    for (int unit = 0; unit < values.length; unit++) {
      if (present[unit]) {
        existing[count++] = values[unit];
      }
    }
    return Arrays.copyOf(existing, count);
  }

  /** Whether no value differs from the others; so it is without any. */
  static boolean allEqual(double[] values) {
    for (double value : values) {
      if (value != values[0]) {
        return false;
      }
    }
    return true;
  }

  /** The same units with each value changed. */
  IndicatorValues map(DoubleUnaryOperator change) {
    double[] changed = new double[values.length];
    for (int unit = 0; unit < values.length; unit++) {
      changed[unit] = present[unit] ? change.applyAsDouble(values[unit]) : 0;
    }
    return checked(changed, present);
  }
}
