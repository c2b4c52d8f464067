package org.muye.duty;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A term of office: a post held by one leader. A new leader of the post begins a new term.
 *
 * @param id key of the record
 * @param postId the post, never a person
 * @param firstResponsible whether the post is the first responsible of its organisation
 * @param from first day
 * @param until first day on which it is over; null while it lasts
 */
public record Term(
    String id, String postId, boolean firstResponsible, LocalDate from, @Nullable LocalDate until) {

  boolean covers(LocalDate day) {
    return !day.isBefore(from) && (until == null || day.isBefore(until));
  }

  /** Days of the range that it covers, 0 or more. */
  int days(LocalDate first, LocalDate end) {
    LocalDate start = from.isAfter(first) ? from : first;
    LocalDate stop = until != null && until.isBefore(end) ? until : end;
    return Math.toIntExact(Math.max(0, stop.toEpochDay() - start.toEpochDay()));
  }
}
