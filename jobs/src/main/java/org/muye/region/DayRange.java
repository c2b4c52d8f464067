package org.muye.region;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A range of local days, counted from 1970-01-01; an open end is the farthest long.
 *
 * @param first the first day of the range
 * @param end the first day after it
 */
record DayRange(long first, long end) implements Serializable {
  private static final long EARLIEST = Long.MIN_VALUE;
  private static final long LATEST = Long.MAX_VALUE;

  /** The range of two dates as they stand in a file: blank is open, the second is exclusive. */
  static DayRange of(@Nullable LocalDate from, @Nullable LocalDate toExclusive) {
    return new DayRange(
        from == null ? EARLIEST : from.toEpochDay(),
        toExclusive == null ? LATEST : toExclusive.toEpochDay());
  }

  boolean contains(LocalDate date) {
    return date.toEpochDay() >= first && date.toEpochDay() < end;
  }

  boolean isEmpty() {
    return first >= end;
  }

  /** The days; only of a range with two ends. */
  long days() {
    return Math.subtractExact(end, first);
  }

  boolean startsAfter(LocalDate date) {
    return first > date.toEpochDay();
  }

  boolean endsBy(LocalDate date) {
    return end <= date.toEpochDay();
  }

  boolean isOpenEnded() {
    return end == LATEST;
  }

  boolean overlaps(DayRange other) {
    return !intersect(other).isEmpty();
  }

  DayRange intersect(DayRange other) {
    return new DayRange(Math.max(first, other.first), Math.min(end, other.end));
  }

  /** The days of the window that lie in at least one of the ranges, each day once. */
  static List<DayRange> within(List<DayRange> ranges, DayRange window) {
    List<DayRange> parts =
        ranges.stream()
            .map(window::intersect)
            .filter(part -> !part.isEmpty())
            .sorted(Comparator.comparingLong(DayRange::first))
            .toList();
    List<DayRange> merged = new ArrayList<>();
    for (DayRange part : parts) {
      DayRange last = merged.isEmpty() ? null : merged.get(merged.size() - 1);
      if (last != null && part.first <= last.end) {
        merged.set(merged.size() - 1, new DayRange(last.first, Math.max(last.end, part.end)));
      } else {
        merged.add(part);
      }
    }
    return merged;
  }

  /** The two ends as dates, where they are closed. */
  List<LocalDate> closedEnds() {
    List<LocalDate> dates = new ArrayList<>();
    if (first != EARLIEST) {
      dates.add(LocalDate.ofEpochDay(first));
    }
    if (end != LATEST) {
      dates.add(LocalDate.ofEpochDay(end));
    }
    return dates;
  }
}
