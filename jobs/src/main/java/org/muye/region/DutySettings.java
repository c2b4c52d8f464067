package org.muye.region;

import java.io.Serializable;

/**
 * How the region counts the yearly tasks of its leadership duty system (综治领导责任制).
 *
 * @param graceDays days after the end of a quarter or half within which its meeting still counts, 0
 *     or more
 * @param minimumServiceDays days of the year that a leader must have held the post for the yearly
 *     lecture to be asked of it, 0 or more
 */
public record DutySettings(int graceDays, int minimumServiceDays) implements Serializable {
  static final int GRACE_DAYS = 10;
  static final int MINIMUM_SERVICE_DAYS = 180;
}
