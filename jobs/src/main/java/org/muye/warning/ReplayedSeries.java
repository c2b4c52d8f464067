package org.muye.warning;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.muye.config.WarningRules;
import org.muye.config.WarningRules.Series;
import org.muye.statistics.surveillance.ReportingCompleteness;
import org.muye.statistics.surveillance.WeeklyCounts;

/**
 * A watched series and when its weeks became alarms.
 *
 * @param unitId the unit
 * @param series indicator and class
 * @param counts the final counts
 * @param raisedIn for each week the week at whose end it first was an alarm; -1 for never
 */
public record ReplayedSeries(String unitId, Series series, WeeklyCounts counts, int[] raisedIn)
    implements Serializable {
  /** No alarm. */
  static final int NEVER = -1;

  /**
   * Judges every week again as at the end of each week. A week is judged until its count is
   * complete, as in the published table, so that a late report can still raise an alarm.
   *
   * @param completeness how much of recent counts was known, by the week at whose end; a week is
   *     absent when nothing told
   * @param from first week at whose end is judged
   */
  public static ReplayedSeries replay(
      String unitId,
      Series series,
      Vintage vintage,
      Map<Integer, ReportingCompleteness> completeness,
      WarningRules.Alarms rules,
      int from) {
    List<WeeklyCounts> vintages = vintage.byWeek();
    SeriesJudge judge = new SeriesJudge(rules);
    int[] raisedIn = new int[vintages.size()];
    Arrays.fill(raisedIn, NEVER);
    for (int asOf = from; asOf < vintages.size(); asOf++) {
      int first = Math.max(0, asOf + 1 - rules.evaluatedWeeks());
      int recent = Math.max(Math.max(from, first), asOf - rules.longestDelayWeeks());
      for (int week : judge.alarms(vintages.get(asOf), completeness.get(asOf), first, recent)) {
        if (raisedIn[week] == NEVER) {
          raisedIn[week] = asOf;
        }
      }
    }
    return new ReplayedSeries(unitId, series, vintages.get(vintages.size() - 1), raisedIn);
  }

  /** The same series with the alarms of another rule. */
  ReplayedSeries with(int[] alarms) {
    return new ReplayedSeries(unitId, series, counts, alarms);
  }
}
