package org.muye.gate;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The newest delivery of a source and those before it.
 *
 * @param source the source
 * @param takenAt when it was taken; null when the source never delivered
 * @param rows rows in its files
 * @param read of these, rows of the source's kind of record
 * @param quarantined of these, rows that are still in quarantine
 * @param classes known and unknown classes of its records; null when they were not counted
 * @param rowsByDay rows by local day of delivery, its own day included
 */
public record Delivery(
    String source,
    @Nullable Instant takenAt,
    long rows,
    long read,
    long quarantined,
    @Nullable Classes classes,
    SortedMap<LocalDate, Long> rowsByDay) {

  /** Copies the days, so that a delivery never changes. */
  public Delivery {
    rowsByDay = Collections.unmodifiableSortedMap(new TreeMap<>(rowsByDay));
  }

  /**
   * Records by class.
   *
   * @param unknown records with an unknown class or unit
   * @param counted all records
   */
  public record Classes(long unknown, long counted) {}

  /** A source that never delivered. */
  public static Delivery none(String source) {
    return new Delivery(source, null, 0, 0, 0, null, new TreeMap<>());
  }
}
