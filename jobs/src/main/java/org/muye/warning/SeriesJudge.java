package org.muye.warning;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.muye.config.WarningRules;
import org.muye.statistics.surveillance.AberrationMethod;
import org.muye.statistics.surveillance.AbsenceReason;
import org.muye.statistics.surveillance.Cusum;
import org.muye.statistics.surveillance.CusumJudgement;
import org.muye.statistics.surveillance.CusumSettings;
import org.muye.statistics.surveillance.Ears;
import org.muye.statistics.surveillance.EarsSettings;
import org.muye.statistics.surveillance.Farrington;
import org.muye.statistics.surveillance.FarringtonSettings;
import org.muye.statistics.surveillance.Judgement;
import org.muye.statistics.surveillance.ReportingCompleteness;
import org.muye.statistics.surveillance.ThresholdMethod;
import org.muye.statistics.surveillance.WeeklyCounts;

/**
 * Judges the weeks of one series by the methods of a rule book: Farrington where the history is
 * long enough, else EARS C2. EARS C1, C2 and the cumulative sum are always there, so that methods
 * can be compared; the cumulative sum never counts, for without season and overdispersion it raises
 * several false alarms a year whatever its settings (docs/backtest.md).
 */
final class SeriesJudge implements Serializable {
  private static final long serialVersionUID = 1L;

  /** A week of which too little is known to be judged. */
  static final String INCOMPLETE = "INCOMPLETE";

  /** The cumulative sum takes its mean from at least half a year. */
  private static final int CUSUM_REFERENCE_WEEKS = 26;

  private final double leastShare;
  private final FarringtonSettings farrington;
  private final EarsSettings ears;
  private final CusumSettings cusum;

  SeriesJudge(WarningRules.Alarms rules) {
    this.leastShare = rules.leastCompleteness();
    this.farrington =
        FarringtonSettings.NOUFAILY_2013
            .withYearsBack(rules.farrington().yearsBack())
            .withThreshold(
                ThresholdMethod.valueOf(rules.farrington().threshold()),
                rules.farrington().alpha());
    this.ears = new EarsSettings(rules.ears().baselineWeeks(), rules.ears().alpha(), 0);
    this.cusum =
        new CusumSettings(rules.cusum().referenceValue(), rules.cusum().decisionInterval(), false);
  }

  /**
   * The judgements of the last weeks, by week and then by method. Weeks before the first known one
   * are left out.
   *
   * @param known the counts as known; the last is that of the last complete week
   * @param completeness how much of recent counts is known; null when nothing tells
   * @param first the first week to judge, 0 for the oldest
   */
  List<JudgedWeek> judge(
      WeeklyCounts known, @Nullable ReportingCompleteness completeness, int first) {
    return judge(known, completeness, first, first, false);
  }

  /** The last weeks among these with an alarm that counts, from one on. */
  List<Integer> alarms(
      WeeklyCounts known, @Nullable ReportingCompleteness completeness, int first, int from) {
    return judge(known, completeness, first, from, true).stream()
        .filter(judged -> judged.alarm() && judged.decisive())
        .map(JudgedWeek::week)
        .distinct()
        .toList();
  }

  private List<JudgedWeek> judge(
      WeeklyCounts known,
      @Nullable ReportingCompleteness completeness,
      int first,
      int from,
      boolean onlyDecisive) {
    int start = 0;
    while (start < known.weeks() && !known.isKnown(start)) {
      start++;
    }
    Series series = new Series(known, completeness);
    List<JudgedWeek> judged = new ArrayList<>();
    int cusumFirst = Math.max(first, start + CUSUM_REFERENCE_WEEKS);
    int last = known.weeks() - 1;
    List<CusumJudgement> sums =
        cusumFirst > last ? List.of() : Cusum.run(series.corrected, cusumFirst, last, cusum);
    boolean[] alarmBefore = new boolean[AberrationMethod.values().length];
    for (int week = Math.max(from, start); week <= last; week++) {
      AberrationMethod decides = AberrationMethod.forWeek(series.corrected, week, farrington);
      for (AberrationMethod method : AberrationMethod.values()) {
        boolean decisive = method == decides;
        if (!decisive && (onlyDecisive || method == AberrationMethod.FARRINGTON)) {
          continue;
        }
        Judgement judgement = judgement(method, series.corrected, week, sums, cusumFirst);
        boolean runStart =
            method == AberrationMethod.CUSUM
                ? week >= cusumFirst && sums.get(week - cusumFirst).runStart()
                : judgement.alarm() && !alarmBefore[method.ordinal()];
        alarmBefore[method.ordinal()] = judgement.alarm();
        judged.add(series.week(week, method, judgement, runStart, decisive));
      }
    }
    return judged;
  }

  private Judgement judgement(
      AberrationMethod method,
      WeeklyCounts counts,
      int week,
      List<CusumJudgement> sums,
      int cusumFirst) {
    return switch (method) {
      case FARRINGTON -> Farrington.judge(counts, week, farrington).judgement();
      case EARS_C1 -> Ears.c1(counts, week, ears);
      case EARS_C2 -> Ears.c2(counts, week, ears);
      case CUSUM ->
          week >= cusumFirst ? sums.get(week - cusumFirst).judgement() : tooShort(counts, week);
    };
  }

  private static Judgement tooShort(WeeklyCounts counts, int week) {
    return new Judgement(
        counts.isKnown(week) ? counts.count(week) : null,
        null,
        null,
        null,
        false,
        AbsenceReason.TOO_SHORT);
  }

  /** The counts as known and as they are judged. */
  private final class Series {
    private final WeeklyCounts known;
    private final @Nullable ReportingCompleteness completeness;
    private final WeeklyCounts corrected;

    Series(WeeklyCounts known, @Nullable ReportingCompleteness completeness) {
      this.known = known;
      this.completeness = completeness;
      this.corrected =
          completeness == null
              ? known
              : completeness.corrected(known, known.weeks() - 1, leastShare);
    }

    JudgedWeek week(
        int week, AberrationMethod method, Judgement judgement, boolean runStart, boolean counts) {
      boolean incomplete = known.isKnown(week) && !corrected.isKnown(week);
      return new JudgedWeek(
          week,
          method,
          known.isKnown(week) ? known.count(week) : null,
          share(week),
          judgement.observed(),
          judgement.expected(),
          judgement.upperBound(),
          judgement.statistic(),
          judgement.alarm(),
          runStart,
          counts,
          incomplete ? INCOMPLETE : judgement.reason() == null ? null : judgement.reason().name());
    }

    private @Nullable Double share(int week) {
      if (completeness == null) {
        return null;
      }
      OptionalDouble share = completeness.share(known.weeks() - 1 - week);
      return share.isPresent() ? (Double) share.getAsDouble() : null;
    }
  }
}
