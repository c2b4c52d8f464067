package org.muye.refine;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.muye.quality.IssueCode;

/** Takes moments out of a record that cannot be, and counts that cannot be beside each other. */
final class PlausibleMoments {
  /** Times of what has happened, besides the event itself. */
  private static final List<String> PAST =
      List.of(
          "occurred_on",
          "detected_at",
          "reported_at",
          "warned_at",
          "escalated_at",
          "resolved_at",
          "closed_at",
          "last_reopened_at",
          "assessed_on",
          "signed_on");

  private final ZoneId zone;

  /**
   * A check of records.
   *
   * @param zone the zone of the local days
   */
  PlausibleMoments(ZoneId zone) {
    this.zone = zone;
  }

  /** The local day of a day, an instant or a year; null for anything else. */
  @Nullable LocalDate dayOf(@Nullable Object moment) {
    if (moment instanceof LocalDate day) {
      return day;
    }
    if (moment instanceof Instant instant) {
      return instant.atZone(zone).toLocalDate();
    }
    return moment instanceof Integer year ? LocalDate.of(year, 1, 1) : null;
  }

  /**
   * Takes out what cannot be, and notes it among the issues.
   *
   * @param readOn the day on which the row was read
   */
  void apply(Map<String, @Nullable Object> fields, LocalDate readOn, Set<String> issues) {
    dropFuture(fields, readOn, issues);
    dropImplausible(fields, issues);
  }

  /** What has happened cannot be dated later than the day the row was read; deadlines can. */
  private void dropFuture(
      Map<String, @Nullable Object> fields, LocalDate readOn, Set<String> issues) {
    for (String field : PAST) {
      LocalDate day = dayOf(fields.get(field));
      if (day != null && day.isAfter(readOn)) {
        fields.put(field, null);
        issues.add(IssueCode.FUTURE_DATE.name() + ":" + field);
      }
    }
  }

  /** A moment before the one it must follow is no information (rule: flag, not quarantine). */
  private static void dropImplausible(Map<String, @Nullable Object> fields, Set<String> issues) {
    dropIfBefore(fields, "resolved_at", "accepted_at", issues);
    dropIfBefore(fields, "closed_at", "occurred_at", issues);
    dropIfBefore(fields, "reported_at", "occurred_at", issues);
    dropIfBefore(fields, "escalated_at", "accepted_at", issues);
    dropIfBefore(fields, "lifted_on", "decided_on", issues);
    dropIfBefore(fields, "valid_to", "valid_from", issues);
    if (fields.get("issues_closed") instanceof Integer closed
        && fields.get("issues_found") instanceof Integer found
        && closed > found) {
      fields.put("issues_closed", null);
      issues.add(IssueCode.VALUE_OUT_OF_RANGE.name() + ":issues_closed");
    }
  }

  private static void dropIfBefore(
      Map<String, @Nullable Object> fields, String later, String earlier, Set<String> issues) {
    Object end = fields.get(later);
    Object start = fields.get(earlier);
    boolean instants = end instanceof Instant e && start instanceof Instant s && e.isBefore(s);
    boolean days = end instanceof LocalDate e && start instanceof LocalDate s && e.isBefore(s);
    if (instants || days) {
      fields.put(later, null);
      issues.add(IssueCode.NEGATIVE_DURATION.name() + ":" + later);
    }
  }
}
