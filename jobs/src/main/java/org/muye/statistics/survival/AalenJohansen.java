package org.muye.statistics.survival;

/**
 * The cumulative incidence of events that compete, by Aalen and Johansen (1978, Scandinavian
 * Journal of Statistics 5:141-150): the share of cases whose first event was of a cause by a day,
 * when some are still without any. One minus Kaplan-Meier of a single cause would overstate it,
 * because it takes cases ended by another cause as still at risk.
 */
public final class AalenJohansen {
  private final int[] days;
  private final double[][] incidence;
  private final double[] survival;

  private AalenJohansen(int[] days, double[][] incidence, double[] survival) {
    this.days = days;
    this.incidence = incidence;
    this.survival = survival;
  }

  /**
   * Estimates the incidence of every cause. Cases censored on the day of an event are still at risk
   * of it.
   *
   * @param days durations in whole days, 0 or more, strictly increasing
   * @param events by cause, how many cases had it first after each duration, 0 or more
   * @param censored how many cases were last observed, without any event, after each duration
   * @throws IllegalArgumentException outside these ranges, or when there is no case or no cause
   */
  public static AalenJohansen of(int[] days, long[][] events, long[] censored) {
    int causes = events.length;
    if (causes == 0) {
      throw new IllegalArgumentException("there is no cause to estimate the incidence of");
    }
    long[][] endings = new long[causes + 1][];
    System.arraycopy(events, 0, endings, 0, causes);
    endings[causes] = censored;
    long[] atRisk = RiskSets.atRisk(days, endings);
    double[][] incidence = new double[causes][days.length];
    double[] survival = new double[days.length];
    double level = 1;
    for (int i = 0; i < days.length; i++) {
      long all = 0;
      for (int cause = 0; cause < causes; cause++) {
        long here = events[cause][i];
        double before = i == 0 ? 0 : incidence[cause][i - 1];
        incidence[cause][i] = here == 0 ? before : before + level * here / atRisk[i];
        all += here;
      }
      level = all == 0 ? level : level * (atRisk[i] - all) / atRisk[i];
      survival[i] = level;
    }
    return new AalenJohansen(days.clone(), incidence, survival);
  }

  /**
   * The estimated share of cases whose first event is of a cause and comes by a day.
   *
   * @param cause position of the cause in the events given
   * @param day 0 or more; after the longest observation the last level is drawn on, which is then a
   *     lower bound
   * @return 0 to 1
   * @throws IllegalArgumentException for a cause that was not given
   */
  public double incidence(int cause, int day) {
    if (cause < 0 || cause >= incidence.length) {
      throw new IllegalArgumentException(
          "there is no cause " + cause + " of " + incidence.length + ", counted from 0");
    }
    int last = RiskSets.lastUpTo(days, day);
    return last < 0 ? 0 : incidence[cause][last];
  }

  /**
   * The estimated share of cases without any event by a day; with the incidence of all causes it
   * sums to 1.
   *
   * @param day 0 or more
   * @return 0 to 1
   */
  public double survival(int day) {
    int last = RiskSets.lastUpTo(days, day);
    return last < 0 ? 1 : survival[last];
  }
}
