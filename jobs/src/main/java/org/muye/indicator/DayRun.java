package org.muye.indicator;

/**
 * A run of days.
 *
 * @param from first day, days since 1970-01-01
 * @param to the day after the last; {@link Integer#MAX_VALUE} for no end
 */
record DayRun(int from, int to) implements Comparable<DayRun> {
  @Override
  public int compareTo(DayRun other) {
    int order = Integer.compare(from, other.from);
    return order == 0 ? Integer.compare(to, other.to) : order;
  }
}
