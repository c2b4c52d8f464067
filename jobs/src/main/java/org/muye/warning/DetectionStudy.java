package org.muye.warning;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.muye.config.WarningRules;
import org.muye.statistics.backtest.DetectionCurve;
import org.muye.statistics.backtest.DetectionPoint;
import org.muye.statistics.backtest.FalseAlarmRate;
import org.muye.statistics.surveillance.AberrationMethod;
import org.muye.statistics.surveillance.Cusum;
import org.muye.statistics.surveillance.CusumJudgement;
import org.muye.statistics.surveillance.CusumSettings;
import org.muye.statistics.surveillance.Ears;
import org.muye.statistics.surveillance.EarsSettings;
import org.muye.statistics.surveillance.Farrington;
import org.muye.statistics.surveillance.FarringtonSettings;
import org.muye.statistics.surveillance.WeeklyCounts;

/**
 * How many false alarms the methods raise, and how many outbreaks they find how fast, on made
 * series of known means ({@link SimulatedWeeks}). The same seed gives the same figures.
 *
 * <p>An outbreak doubles the mean for three weeks. It is found when one of these weeks is an alarm;
 * the delay is 0 in the first. False alarms are weeks with an alarm (of the cumulative sum: starts
 * of runs) in the series without outbreaks.
 */
public final class DetectionStudy {
  /** Weekly means of the made series. */
  private static final double[] MEANS = {2, 5, 10, 20, 30, 50, 100, 200};

  /** One-sided errors of Farrington that are compared, besides that of the rule book. */
  private static final double[] ALPHAS = {0.0005, 0.001, 0.002, 0.003, 0.005, 0.01};

  private static final int UNITS = 16;
  private static final int EVALUATED_WEEKS = 104;
  private static final int OUTBREAKS_PER_SERIES = 4;
  private static final int OUTBREAK_WEEKS = 3;
  private static final double OUTBREAK_FACTOR = 2;
  private static final double WEEKS_A_YEAR = 52;
  private static final double CONFIDENCE = 0.95;

  /**
   * What a method did at one weekly mean.
   *
   * @param alpha one-sided error of a judgement; null for the cumulative sum
   * @param falseAlarms per series and year
   * @param curve share of outbreaks found with a delay of 0, 1 and 2 weeks at most
   */
  public record Line(
      double weeklyMean,
      AberrationMethod method,
      @Nullable Double alpha,
      FalseAlarmRate falseAlarms,
      List<DetectionPoint> curve)
      implements Serializable {}

  private final FarringtonSettings farrington;
  private final EarsSettings ears;
  private final CusumSettings cusum;
  private final double[] alphas;
  private final int seriesPerMean;

  /**
   * A study of the settings of a rule book; Farrington with the bound NB_PLUGIN.
   *
   * @param repetitions how many times sixteen units are made for each mean, 1 or more
   */
  public DetectionStudy(WarningRules.Alarms rules, int repetitions) {
    this.farrington =
        FarringtonSettings.NOUFAILY_2013.withYearsBack(rules.farrington().yearsBack());
    this.ears = new EarsSettings(rules.ears().baselineWeeks(), rules.ears().alpha(), 0);
    this.cusum =
        new CusumSettings(rules.cusum().referenceValue(), rules.cusum().decisionInterval(), false);
    TreeSet<Double> all = new TreeSet<>(List.of(rules.farrington().alpha()));
    for (double alpha : ALPHAS) {
      all.add(alpha);
    }
    this.alphas = all.stream().mapToDouble(Double::doubleValue).toArray();
    this.seriesPerMean = UNITS * repetitions;
  }

  /** The lines by weekly mean, then Farrington by alpha, EARS C2 and the cumulative sum. */
  public List<Line> run(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Line> lines = new ArrayList<>();
    for (double mean : MEANS) {
      Tally[] tallies = new Tally[alphas.length + 2];
      for (int i = 0; i < tallies.length; i++) {
        tallies[i] = new Tally();
      }
      for (int series = 0; series < seriesPerMean; series++) {
        watch(random.split(), mean, tallies);
      }
      for (int i = 0; i < tallies.length; i++) {
        lines.add(tallies[i].line(mean, method(i), alpha(i), seriesPerMean));
      }
    }
    return lines;
  }

  private AberrationMethod method(int rule) {
    return rule < alphas.length
        ? AberrationMethod.FARRINGTON
        : rule == alphas.length ? AberrationMethod.EARS_C2 : AberrationMethod.CUSUM;
  }

  private @Nullable Double alpha(int rule) {
    return rule < alphas.length
        ? (Double) alphas[rule]
        : rule == alphas.length ? (Double) ears.alpha() : null;
  }

  private void watch(SplittableRandom random, double mean, Tally[] tallies) {
    int history = farrington.weeksOfHistory();
    int weeks = history + EVALUATED_WEEKS;
    SimulatedWeeks made = new SimulatedWeeks(random, mean, history + EVALUATED_WEEKS / 2);
    long[] quiet = made.counts(weeks);
    boolean[][] alarms = alarms(quiet, history, history, weeks - 1);
    for (int rule = 0; rule < tallies.length; rule++) {
      for (boolean alarm : alarms[rule]) {
        tallies[rule].falseAlarms += alarm ? 1 : 0;
      }
    }
    for (int i = 0; i < OUTBREAKS_PER_SERIES; i++) {
      int onset = history + random.nextInt(EVALUATED_WEEKS - OUTBREAK_WEEKS);
      long[] raised = quiet.clone();
      for (int week = onset; week < onset + OUTBREAK_WEEKS; week++) {
        raised[week] = made.count(week, OUTBREAK_FACTOR);
      }
      boolean[][] found = alarms(raised, history, onset, onset + OUTBREAK_WEEKS - 1);
      for (int rule = 0; rule < tallies.length; rule++) {
        tallies[rule].outbreak(found[rule]);
      }
    }
  }

  /** For each rule and each week from `from` to `last` whether there is an alarm. */
  private boolean[][] alarms(long[] series, int evaluated, int from, int last) {
    WeeklyCounts counts = WeeklyCounts.of(series);
    boolean[][] alarms = new boolean[alphas.length + 2][last - from + 1];
    List<CusumJudgement> sums = Cusum.run(counts, evaluated, last, cusum);
    for (int week = from; week <= last; week++) {
      Double probability = Farrington.judge(counts, week, farrington).probability();
      for (int i = 0; i < alphas.length; i++) {
        alarms[i][week - from] = probability != null && probability <= alphas[i];
      }
      alarms[alphas.length][week - from] = Ears.c2(counts, week, ears).alarm();
      alarms[alphas.length + 1][week - from] = sums.get(week - evaluated).runStart();
    }
    return alarms;
  }

  private static final class Tally {
    private long falseAlarms;
    private long outbreaks;
    private final List<Integer> delays = new ArrayList<>();

    void outbreak(boolean[] alarms) {
      outbreaks++;
      for (int week = 0; week < alarms.length; week++) {
        if (alarms[week]) {
          delays.add(week);
          return;
        }
      }
    }

    Line line(double mean, AberrationMethod method, @Nullable Double alpha, int series) {
      double years = series * EVALUATED_WEEKS / WEEKS_A_YEAR;
      return new Line(
          mean,
          method,
          alpha,
          Objects.requireNonNull(FalseAlarmRate.of(falseAlarms, years, CONFIDENCE)),
          DetectionCurve.of(
              delays.stream().mapToInt(Integer::intValue).toArray(),
              outbreaks,
              OUTBREAK_WEEKS - 1,
              CONFIDENCE));
    }
  }
}
