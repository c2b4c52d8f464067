package org.muye.report.svg;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.muye.document.Axis;
import org.muye.document.CellWords;
import org.muye.document.Format;

/**
 * Where values lie in a picture.
 *
 * @param low the value at {@code from}
 * @param high the value at {@code to}, above {@code low}
 * @param step between two ticks
 * @param from position of the lowest value
 * @param to position of the highest value
 */
record Scale(double low, double high, double step, double from, double to) {
  private static final double[] STEPS = {1, 2, 5, 10};

  /**
   * A scale with round ends that holds both values, and zero if the values are on one side of it
   * and near: bars and counts would deceive otherwise.
   *
   * @param ticks about how many ticks there should be
   */
  static Scale around(double least, double most, Axis axis, int ticks, double from, double to) {
    double low = Math.min(least, 0);
    double high = Math.max(most, 0);
    if (low == high) {
      high = axis.format().kind() == Format.Kind.INTEGER ? 1 : low + 1;
    }
    double step = step((high - low) / ticks);
    if (axis.format().kind() == Format.Kind.INTEGER) {
      step = Math.max(step, 1);
    }
    return new Scale(
        step * Math.floor(rounded(low / step)),
        step * Math.ceil(rounded(high / step)),
        step,
        from,
        to);
  }

  /** The same values between other positions. */
  Scale between(double newFrom, double newTo) {
    return new Scale(low, high, step, newFrom, newTo);
  }

  double at(double value) {
    return from + (to - from) * (value - low) / (high - low);
  }

  List<Double> ticks() {
    List<Double> ticks = new ArrayList<>();
    int count = (int) Math.round((high - low) / step);
    for (int i = 0; i <= count; i++) {
      // From decimals, so that 3 steps of 0.1 are 0.3.
      ticks.add(
          BigDecimal.valueOf(low)
              .add(BigDecimal.valueOf(step).multiply(BigDecimal.valueOf(i)))
              .doubleValue());
    }
    return ticks;
  }

  /** The words at a tick, with as many decimals as the step needs. */
  String label(double tick, Axis axis, CellWords words) {
    Format.Kind kind = axis.format().kind();
    double shownStep = kind == Format.Kind.PERCENT ? 100 * step : step;
    int decimals = Math.max(0, -(int) Math.floor(rounded(Math.log10(shownStep))));
    return words.number(
        tick, kind == Format.Kind.INTEGER ? axis.format() : new Format(kind, decimals));
  }

  /** The smallest of 1, 2, 5 and 10 times a power of ten that is not below. */
  private static double step(double atLeast) {
    double power = Math.pow(10, Math.floor(Math.log10(atLeast)));
    for (double step : STEPS) {
      if (rounded(atLeast / power) <= step) {
        return decimal(step * power);
      }
    }
    return decimal(10 * power);
  }

  /** Without the last digits, which are rounding errors of the division. */
  private static double rounded(double value) {
    return BigDecimal.valueOf(value).setScale(9, RoundingMode.HALF_UP).doubleValue();
  }

  /** The nearest number with one digit. */
  private static double decimal(double value) {
    return new BigDecimal(value).round(new MathContext(1)).doubleValue();
  }
}
