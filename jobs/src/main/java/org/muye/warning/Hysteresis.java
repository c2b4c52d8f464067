package org.muye.warning;

import java.util.ArrayList;
import java.util.List;

/**
 * Lets a level rise at once and fall only after the rules have asked for a lower one for some
 * quarters in a row, so that it does not flicker.
 */
final class Hysteresis {
  private Hysteresis() {}

  /** No level: below every other. */
  static final int NONE = 0;

  /**
   * The published levels.
   *
   * @param byRules level of each quarter by its rules alone, oldest first; 1 is the highest, 0 none
   * @param quarters for how many quarters in a row the rules must ask for a lower level; the unit
   *     then steps down to the highest of them
   */
  static List<Integer> apply(List<Integer> byRules, int quarters) {
    List<Integer> published = new ArrayList<>();
    int current = NONE;
    for (int quarter = 0; quarter < byRules.size(); quarter++) {
      int highest = byRules.get(quarter);
      for (int back = 1; back < quarters; back++) {
        // Before the first quarter nothing is known, so nothing asked for a lower level either.
        int level = quarter < back ? current : byRules.get(quarter - back);
        highest = severity(level) > severity(highest) ? level : highest;
      }
      int asked = byRules.get(quarter);
      if (severity(asked) >= severity(current)) {
        current = asked;
      } else if (severity(highest) < severity(current)) {
        current = highest;
      }
      published.add(current);
    }
    return published;
  }

  /** The higher the more severe: level 1 before 4 before none. */
  private static int severity(int level) {
    return level == NONE ? Integer.MIN_VALUE : -level;
  }
}
