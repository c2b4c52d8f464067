package org.muye.statistics.smallarea;

import java.util.function.Consumer;

/** All orders of a few values: the distribution under randomisation itself. */
final class Permutations {
  private Permutations() {}

  /** Calls back with every order of the values from {@code from} on; do not keep the array. */
  static void forEach(double[] values, int from, Consumer<double[]> use) {
    if (from == values.length) {
      use.accept(values);
    }
    for (int i = from; i < values.length; i++) {
      swap(values, from, i);
      forEach(values, from + 1, use);
      swap(values, from, i);
    }
  }

  private static void swap(double[] values, int i, int j) {
    double value = values[i];
    values[i] = values[j];
    values[j] = value;
  }
}
