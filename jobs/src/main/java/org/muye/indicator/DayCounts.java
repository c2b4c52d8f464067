package org.muye.indicator;

import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Weighted counts by day, read as the sum over a run of days or up to a day. Sums do not depend on
 * the order in which whole counts were added: those of one day and weight are added up before they
 * are weighted.
 */
final class DayCounts {
  /** Far below the smallest weight of a count. */
  private static final double ROUNDING = 1e-9;

  private static final int BYTES = Integer.BYTES + 2 * Double.BYTES;

  private int[] days = new int[4];
  private double[] weights = new double[4];
  private double[] counts = new double[4];
  private int size;
  private int compacted;

  /** Adds to a day. */
  void add(LocalDate day, double n) {
    add(Math.toIntExact(day.toEpochDay()), 1, n);
  }

  /**
   * Adds to a day.
   *
   * @param day days since 1970-01-01
   */
  void add(int day, double weight, double n) {
    if (size == days.length) {
      compact();
      // Half full is enough room to be worth another sort.
      if (size > days.length / 2) {
        days = Arrays.copyOf(days, 2 * days.length);
        weights = Arrays.copyOf(weights, days.length);
        counts = Arrays.copyOf(counts, days.length);
      }
    }
    days[size] = day;
    weights[size] = weight;
    counts[size] = n;
    size++;
  }

  /** Number of entries held. */
  int size() {
    return size;
  }

  /**
   * The entries, to be read by {@link #addAll}.
   *
   * @param factor by which each weight is multiplied
   */
  byte[] toBytes(double factor) {
    compact();
    ByteBuffer bytes = ByteBuffer.allocate(size * BYTES);
    for (int i = 0; i < size; i++) {
      bytes.putInt(days[i]).putDouble(factor * weights[i]).putDouble(counts[i]);
    }
    return bytes.array();
  }

  /** Adds what {@link #toBytes} gave. */
  void addAll(byte[] entries) {
    ByteBuffer bytes = ByteBuffer.wrap(entries);
    while (bytes.hasRemaining()) {
      add(bytes.getInt(), bytes.getDouble(), bytes.getDouble());
    }
  }

  /**
   * The same without some days.
   *
   * @param leftOut days since 1970-01-01
   */
  DayCounts without(Set<Integer> leftOut) {
    DayCounts others = new DayCounts();
    for (int i = 0; i < size; i++) {
      if (!leftOut.contains(days[i])) {
        others.add(days[i], weights[i], counts[i]);
      }
    }
    return others;
  }

  /** Whether anything was added to one of the days. */
  boolean anyFrom(LocalDate from, LocalDate to) {
    int first = position(from);
    return first < size && days[first] < to.toEpochDay();
  }

  /**
   * The sum over the days, in the order of days.
   *
   * @param to the day after the last
   */
  double sum(LocalDate from, LocalDate to) {
    double sum = 0;
    long end = to.toEpochDay();
    for (int i = position(from); i < size && days[i] < end; i++) {
      sum += weights[i] * counts[i];
    }
    return sum;
  }

  /** The sum of all days up to one. */
  double upTo(LocalDate last) {
    return sum(LocalDate.MIN, last.plusDays(1));
  }

  /**
   * The days on which two counts differ, as runs of days.
   *
   * @param stock whether what differs is the level that entries and exits add up to, from its first
   *     differing day until the levels agree again
   */
  static List<DayRun> differences(DayCounts one, DayCounts other, boolean stock) {
    List<DayRun> runs = new ArrayList<>();
    one.compact();
    other.compact();
    double level = 0;
    int differsFrom = 0;
    int i = 0;
    int j = 0;
    while (i < one.size || j < other.size) {
      int day = Math.min(one.dayAt(i), other.dayAt(j));
      int endOfOne = one.endOfDay(i, day);
      int endOfOther = other.endOfDay(j, day);
      // Entry by entry: the same numbers added and taken away again may leave a rounding.
      if (!one.sameEntries(i, endOfOne, other, j, endOfOther)) {
        double difference = one.sum(i, endOfOne) - other.sum(j, endOfOther);
        if (!stock) {
          runs.add(new DayRun(day, day + 1));
        } else if (level == 0) {
          differsFrom = day;
          level = difference;
        } else if (Math.abs(level + difference) < ROUNDING) {
          runs.add(new DayRun(differsFrom, day));
          level = 0;
        } else {
          level += difference;
        }
      }
      i = endOfOne;
      j = endOfOther;
    }
    if (level != 0) {
      runs.add(new DayRun(differsFrom, Integer.MAX_VALUE));
    }
    return runs;
  }

  private int dayAt(int position) {
    return position < size ? days[position] : Integer.MAX_VALUE;
  }

  private int endOfDay(int position, int day) {
    int end = position;
    while (end < size && days[end] == day) {
      end++;
    }
    return end;
  }

  private boolean sameEntries(int from, int to, DayCounts other, int otherFrom, int otherTo) {
    return Arrays.equals(weights, from, to, other.weights, otherFrom, otherTo)
        && Arrays.equals(counts, from, to, other.counts, otherFrom, otherTo);
  }

  private double sum(int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += weights[i] * counts[i];
    }
    return sum;
  }

  /** The first position of a day not before the given one. */
  private int position(LocalDate day) {
    compact();
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

  /** Sorts by day, and adds up what has one day and weight. */
  private void compact() {
    if (compacted == size) {
      return;
    }
    if (!isAscending()) {
      sort();
    }
    int last = 0;
    for (int i = 1; i < size; i++) {
      if (days[i] == days[last] && weights[i] == weights[last]) {
        counts[last] += counts[i];
      } else {
        last++;
        days[last] = days[i];
        weights[last] = weights[i];
        counts[last] = counts[i];
      }
    }
    size = last + 1;
    compacted = size;
  }

  /** Whether every day comes once, in order, as when they were added from one run of days. */
  private boolean isAscending() {
    for (int i = 1; i < size; i++) {
      if (days[i] <= days[i - 1]) {
        return false;
      }
    }
    return true;
  }

  private void sort() {
    long[] order = new long[size];
    for (int i = 0; i < size; i++) {
      order[i] = ((long) days[i] << Integer.SIZE) | i;
    }
    Arrays.sort(order);
    permute(Arrays.stream(order).mapToInt(key -> (int) key).toArray(), 0);
    int from = 0;
    for (int i = 1; i <= size; i++) {
      if (i == size || days[i] != days[from]) {
        sortDay(from, i);
        from = i;
      }
    }
  }

  /** Orders the entries of one day by weight, then count. */
  private void sortDay(int from, int to) {
    if (!isOrdered(from, to)) {
      permute(
          IntStream.range(from, to)
              .boxed()
              .sorted(
                  Comparator.<Integer>comparingDouble(i -> weights[i])
                      .thenComparingDouble(i -> counts[i]))
              .mapToInt(i -> i)
              .toArray(),
          from);
    }
  }

  /** As where one record after the other counted one, which is most of what is sorted. */
  private boolean isOrdered(int from, int to) {
    for (int i = from + 1; i < to; i++) {
      int byWeight = Double.compare(weights[i - 1], weights[i]);
      if (byWeight > 0 || (byWeight == 0 && Double.compare(counts[i - 1], counts[i]) > 0)) {
        return false;
      }
    }
    return true;
  }

  private void permute(int[] order, int from) {
    int[] sortedDays = new int[order.length];
    double[] sortedWeights = new double[order.length];
    double[] sortedCounts = new double[order.length];
    for (int i = 0; i < order.length; i++) {
      sortedDays[i] = days[order[i]];
      sortedWeights[i] = weights[order[i]];
      sortedCounts[i] = counts[order[i]];
    }
    System.arraycopy(sortedDays, 0, days, from, order.length);
    System.arraycopy(sortedWeights, 0, weights, from, order.length);
    System.arraycopy(sortedCounts, 0, counts, from, order.length);
  }
}
