package org.muye.warning;

import java.util.Set;

/**
 * An event that alarms should have told of.
 *
 * @param unitId where
 * @param series ids of the series that rose
 * @param onset its first week, by position
 * @param weeks how many weeks it lasted
 */
public record PlantedEvent(String unitId, Set<String> series, int onset, int weeks) {
  boolean covers(int week) {
    return week >= onset && week < onset + weeks;
  }
}
