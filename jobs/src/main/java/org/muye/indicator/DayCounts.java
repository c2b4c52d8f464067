package org.muye.indicator;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Counts by day, read as the sum over a run of days or up to a day. */
final class DayCounts {
  private long[] days = new long[4];
  private double[] counts = new double[4];
  private int size;
  private boolean sorted = true;

  /** Adds to a day. */
  void add(LocalDate day, double n) {
    if (size == days.length) {
      days = Arrays.copyOf(days, 2 * size);
      counts = Arrays.copyOf(counts, 2 * size);
    }
    days[size] = day.toEpochDay();
    counts[size] = n;
    size++;
    sorted = false;
  }

  /** Whether anything was added to one of the days. */
  boolean anyFrom(LocalDate from, LocalDate to) {
    int first = position(from);
    return first < size && days[first] < to.toEpochDay();
  }

  /**
   * The sum over the days, in the order of days: sums of parts of records must not depend on the
   * order in which they were added.
   *
   * @param to the day after the last
   */
  double sum(LocalDate from, LocalDate to) {
    double sum = 0;
    for (int i = position(from); i < size && days[i] < to.toEpochDay(); i++) {
      sum += counts[i];
    }
    return sum;
  }

  /** The sum of all days up to one. */
  double upTo(LocalDate last) {
    return sum(LocalDate.MIN, last.plusDays(1));
  }

  /** The first position of a day not before the given one. */
  private int position(LocalDate day) {
    sort();
    long wanted = day.toEpochDay();
    int low = 0;
    int high = size;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (days[middle] < wanted) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private void sort() {
    if (sorted) {
      return;
    }
    int[] order =
        IntStream.range(0, size)
            .boxed()
            .sorted(
                Comparator.<Integer>comparingLong(i -> days[i]).thenComparingDouble(i -> counts[i]))
            .mapToInt(i -> i)
            .toArray();
    days = Arrays.stream(order).mapToLong(i -> days[i]).toArray();
    counts = Arrays.stream(order).mapToDouble(i -> counts[i]).toArray();
    sorted = true;
  }
}
