package org.muye.warning;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.muye.statistics.Interval;
import org.muye.statistics.backtest.ConfusionCounts;
import org.muye.statistics.backtest.DetectionCurve;
import org.muye.statistics.backtest.DetectionPoint;
import org.muye.statistics.backtest.FalseAlarmRate;
import org.muye.statistics.backtest.LeadTimes;

/**
 * Scores alarms against events, by series and for all series of a unit together. A week of an event
 * that is an alarm is a hit, whenever the alarm was raised; the delay of an event is the time from
 * its onset to the end of the week in which the first alarm about one of its weeks was raised.
 */
public final class AlarmScores {
  /** All series of a unit together. */
  public static final String ANY = "ANY";

  private static final int LONGEST_DELAY = 4;
  private static final double WEEKS_A_YEAR = 52;
  private static final double CONFIDENCE = 0.95;

  private final List<PlantedEvent> events;
  private final int from;

  /**
   * Scores of the weeks from one on.
   *
   * @param events those with a week before are left out as a whole
   */
  public AlarmScores(List<PlantedEvent> events, int from) {
    this.events = events.stream().filter(event -> event.onset() >= from).toList();
    this.from = from;
  }

  /** Events where none are known: runs of weeks with more than was to be expected. */
  public static List<PlantedEvent> exceedances(List<ReplayedSeries> replayed) {
    List<PlantedEvent> events = new ArrayList<>();
    for (ReplayedSeries series : replayed) {
      boolean[] exceeds = Baselines.exceedances(series.counts());
      for (int week = 0; week < exceeds.length; week++) {
        if (exceeds[week]) {
          int onset = week;
          while (week + 1 < exceeds.length && exceeds[week + 1]) {
            week++;
          }
          events.add(
              new PlantedEvent(
                  series.unitId(), Set.of(series.series().id()), onset, week - onset + 1));
        }
      }
    }
    return events;
  }

  /** The scores of the alarms and of the rules they are compared with. */
  public List<BacktestScore> all(List<ReplayedSeries> replayed) {
    List<BacktestScore> scores = new ArrayList<>(of("ALARM", replayed));
    scores.addAll(
        of(
            "PERSISTENCE",
            replayed.stream().map(s -> s.with(Baselines.persistence(s.counts(), from))).toList()));
    scores.addAll(
        of(
            "SEASONAL_NAIVE",
            replayed.stream()
                .map(s -> s.with(Baselines.seasonalNaive(s.counts(), from)))
                .toList()));
    scores.addAll(
        of("NEVER", replayed.stream().map(s -> s.with(Baselines.never(s.counts()))).toList()));
    return scores;
  }

  private List<BacktestScore> of(String rule, List<ReplayedSeries> replayed) {
    Set<String> ids = new LinkedHashSet<>();
    ids.add(ANY);
    replayed.forEach(series -> ids.add(series.series().id()));
    List<BacktestScore> scores = new ArrayList<>();
    for (String id : ids) {
      Map<String, List<ReplayedSeries>> byUnit =
          replayed.stream()
              .filter(series -> id.equals(ANY) || series.series().id().equals(id))
              .collect(
                  Collectors.groupingBy(ReplayedSeries::unitId, TreeMap::new, Collectors.toList()));
      scores.addAll(new Tally(id, byUnit).scores(rule));
    }
    return scores;
  }

  /** The counts behind the scores of one series. */
  private final class Tally {
    private final String id;
    private final long[] confusion = new long[4];
    private final List<Integer> delays = new ArrayList<>();
    private long happened;
    private long weeks;

    Tally(String id, Map<String, List<ReplayedSeries>> byUnit) {
      this.id = id;
      byUnit.forEach(this::add);
    }

    private void add(String unitId, List<ReplayedSeries> ofUnit) {
      List<PlantedEvent> here =
          events.stream()
              .filter(event -> event.unitId().equals(unitId))
              .filter(event -> id.equals(ANY) || event.series().contains(id))
              .toList();
      int last = ofUnit.get(0).raisedIn().length;
      for (int week = from; week < last; week++) {
        int judged = week;
        if (ofUnit.stream().noneMatch(series -> series.counts().isKnown(judged))) {
          continue;
        }
        weeks++;
        boolean event = here.stream().anyMatch(one -> one.covers(judged));
        boolean warned =
            ofUnit.stream().anyMatch(s -> s.raisedIn()[judged] != ReplayedSeries.NEVER);
        confusion[(warned ? 0 : 2) + (warned == event ? 0 : 1)]++;
      }
      for (PlantedEvent event : here) {
        happened++;
        firstAlarm(event, ofUnit).ifPresent(week -> delays.add(week - event.onset()));
      }
    }

    private OptionalInt firstAlarm(PlantedEvent event, List<ReplayedSeries> ofUnit) {
      return ofUnit.stream()
          .filter(series -> event.series().contains(series.series().id()))
          .flatMapToInt(
              series ->
                  IntStream.range(
                          event.onset(),
                          Math.min(event.onset() + event.weeks(), series.raisedIn().length))
                      .map(week -> series.raisedIn()[week])
                      .filter(raised -> raised != ReplayedSeries.NEVER))
          .min();
    }

    List<BacktestScore> scores(String rule) {
      ConfusionCounts counts =
          new ConfusionCounts(confusion[0], confusion[1], confusion[3], confusion[2]);
      long warned = counts.truePositives() + counts.falsePositives();
      long real = counts.truePositives() + counts.falseNegatives();
      List<BacktestScore> scores = new ArrayList<>();
      scores.add(
          score(
              rule,
              "PRECISION",
              counts.precision(),
              counts.precisionInterval(CONFIDENCE),
              counts.truePositives(),
              warned));
      scores.add(
          score(
              rule,
              "RECALL",
              counts.recall(),
              counts.recallInterval(CONFIDENCE),
              counts.truePositives(),
              real));
      scores.add(score(rule, "F1", counts.f1(), null, 2 * counts.truePositives(), warned + real));
      int[] found = delays.stream().mapToInt(Integer::intValue).toArray();
      for (DetectionPoint point : DetectionCurve.of(found, happened, LONGEST_DELAY, CONFIDENCE)) {
        scores.add(
            score(
                rule,
                "DETECTED_WITHIN_" + point.weeks(),
                OptionalDouble.of(point.share()),
                point.interval(),
                point.detected(),
                happened));
      }
      LeadTimes delay = LeadTimes.of(found, happened);
      scores.add(
          new BacktestScore(
              rule,
              id,
              "DELAY_WEEKS",
              delay.median(),
              delay.lowerQuartile(),
              delay.upperQuartile(),
              (double) delay.warned(),
              (double) happened));
      double years = weeks / WEEKS_A_YEAR;
      FalseAlarmRate rate = FalseAlarmRate.of(counts.falsePositives(), years, CONFIDENCE);
      scores.add(
          new BacktestScore(
              rule,
              id,
              "FALSE_ALARMS_PER_UNIT_YEAR",
              rate == null ? null : (Double) rate.perUnitYear(),
              rate == null ? null : (Double) rate.interval().low(),
              rate == null ? null : (Double) rate.interval().high(),
              (double) counts.falsePositives(),
              years));
      return scores;
    }

    private BacktestScore score(
        String rule,
        String metric,
        OptionalDouble value,
        @Nullable Interval interval,
        long numerator,
        long denominator) {
      return new BacktestScore(
          rule,
          id,
          metric,
          value.isPresent() ? (Double) value.getAsDouble() : null,
          interval == null ? null : (Double) interval.low(),
          interval == null ? null : (Double) interval.high(),
          (double) numerator,
          (double) denominator);
    }
  }
}
