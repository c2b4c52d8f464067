package org.muye.statistics;

/**
 * Newton's method that falls back to bisection. The solvers of commons-statistics stop at an
 * absolute error of 1e-9, which is too coarse for a limit near zero; this one ends at the precision
 * of the function itself.
 */
public final class SafeNewton {
  private static final int MOST_STEPS = 200;
  private static final double ENOUGH = 1e-14;

  private SafeNewton() {}

  /** A function and its slope at one point. */
  public record Point(double value, double slope) {}

  /** An increasing differentiable function. */
  @FunctionalInterface
  public interface Increasing {
    Point at(double x);
  }

  /** The root of an increasing function that has one, to about 14 digits. */
  public static double root(Increasing function, double start) {
    double x = start;
    double below = Double.NEGATIVE_INFINITY;
    double above = Double.POSITIVE_INFINITY;
    for (int step = 0; step < MOST_STEPS; step++) {
      Point point = function.at(x);
      if (point.value() == 0) {
        return x;
      }
      if (point.value() < 0) {
        below = x;
      } else {
        above = x;
      }
      double next = x - point.value() / point.slope();
      boolean converged = Math.abs(next - x) <= ENOUGH * Math.max(1, Math.abs(x));
      if (converged) {
        return next;
      }
      x = next > below && next < above ? next : between(below, above);
    }
    return x;
  }

  private static double between(double below, double above) {
    if (below == Double.NEGATIVE_INFINITY) {
      return above - Math.max(1, Math.abs(above));
    }
    if (above == Double.POSITIVE_INFINITY) {
      return below + Math.max(1, Math.abs(below));
    }
    return (below + above) / 2;
  }
}
