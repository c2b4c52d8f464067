package org.muye.indicator;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which measures of disputes move when a dispute goes on, so that a revision can say why. */
final class DisputeRevisions {
  private DisputeRevisions() {}

  /** Moved by an escalation. */
  static final Set<String> BY_ESCALATION =
      ids(
          EscalationMeasures.ESCALATED,
          EscalationMeasures.WARNED,
          EscalationMeasures.GROUP_UNESCALATED,
          EscalationMeasures.GROUP_WARNED,
          EscalationMeasures.LEAD_DAYS,
          DisputeDurations.FIRST_ESCALATION_DAYS,
          DisputeDurations.UNENDED_DAYS);

  /** Moved by a resolution or a reopening. */
  static final Set<String> BY_RESOLUTION =
      ids(
          DisputeMeasures.RESOLVED,
          DisputeMeasures.FIRST_RESOLVED,
          DisputeMeasures.CLOSED,
          DisputeMeasures.DUE,
          DisputeMeasures.ON_TIME,
          DisputeMeasures.INSIDE_DEADLINE,
          DisputeMeasures.RESOLVED_AT_SOURCE,
          DisputeMeasures.RESOLVED_IN_VILLAGE,
          DisputeMeasures.LEVEL_UNKNOWN,
          DisputeMeasures.OPEN,
          DisputeMeasures.METHOD,
          DisputeMeasures.METHOD_LEVEL1,
          FourIsationMeasures.BY_SOCIAL_FORCES,
          FourIsationMeasures.BY_FORMAL_METHODS,
          FourIsationMeasures.BY_SPECIALISTS,
          FourIsationMeasures.AGREEMENT_KNOWN,
          FourIsationMeasures.AGREEMENT_KEPT,
          DisputeDurations.RESOLUTION_DAYS,
          DisputeDurations.OPEN_DAYS,
          DisputeDurations.FIRST_RESOLUTION_DAYS,
          DisputeDurations.UNENDED_DAYS,
          DisputeDurations.FOLLOWED,
          DisputeDurations.RESOLVED_WITHIN,
          DisputeDurations.RESOLUTION_WATCHED,
          DisputeDurations.REOPENED_WITHIN);

  /** Moved by every day that passes while a dispute stays open. */
  static final Set<String> BY_WAITING =
      ids(DisputeDurations.OPEN_DAYS, DisputeDurations.UNDATED_DAYS, DisputeDurations.UNENDED_DAYS);

  private static Set<String> ids(Measure... measures) {
    return Stream.of(measures).map(Measure::id).collect(Collectors.toUnmodifiableSet());
  }
}
