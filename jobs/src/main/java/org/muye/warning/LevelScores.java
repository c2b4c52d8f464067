package org.muye.warning;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.muye.statistics.Interval;
import org.muye.statistics.backtest.ConfusionCounts;
import org.muye.time.Period;

/**
 * Scores levels as predictions of the quarter after: an event is a quarter with more than the upper
 * 95 % limit of the same quarter of three or more earlier years in any watched series (negative
 * binomial with their mean and variance), a prediction a level of 1 to 3 the quarter before.
 */
public final class LevelScores {
  private static final int LEAST_YEARS = 3;
  private static final int LOWEST_LEVEL = 3;
  private static final double TAIL = 0.025;
  private static final double CONFIDENCE = 0.95;

  private final Map<String, Map<Period, Integer>> levels = new TreeMap<>();
  private final Map<String, Map<String, Map<Period, Double>>> counts = new TreeMap<>();

  /** Adds the level of a unit, 0 for none. */
  public void level(String unitId, Period quarter, int level) {
    levels.computeIfAbsent(unitId, id -> new TreeMap<>()).put(quarter, level);
  }

  /** Adds the count of a series in a complete quarter. */
  public void count(String unitId, String series, Period quarter, double count) {
    counts
        .computeIfAbsent(unitId, id -> new TreeMap<>())
        .computeIfAbsent(series, id -> new TreeMap<>())
        .put(quarter, count);
  }

  /** Precision, recall and F1 of the levels, of the event a quarter before, and of no warning. */
  public List<BacktestScore> scores() {
    List<Boolean> event = new ArrayList<>();
    List<Boolean> level = new ArrayList<>();
    List<Boolean> before = new ArrayList<>();
    levels.forEach(
        (unit, quarters) ->
            quarters.forEach(
                (quarter, number) -> {
                  Boolean next = event(unit, quarter.next());
                  if (next != null) {
                    event.add(next);
                    level.add(number >= 1 && number <= LOWEST_LEVEL);
                    before.add(Boolean.TRUE.equals(event(unit, quarter)));
                  }
                }));
    List<BacktestScore> scores = new ArrayList<>(scores("LEVEL", level, event));
    scores.addAll(scores("LEVEL_PERSISTENCE", before, event));
    scores.addAll(scores("LEVEL_NEVER", event.stream().map(any -> false).toList(), event));
    return scores;
  }

  /** Whether the quarter was an event; null when no series can tell. */
  private @Nullable Boolean event(String unit, Period quarter) {
    Boolean event = null;
    for (Map<Period, Double> series : counts.getOrDefault(unit, Map.of()).values()) {
      Double count = series.get(quarter);
      List<Double> earlier = new ArrayList<>();
      for (int year = 1; ; year++) {
        Double then = series.get(quarter.yearsEarlier(year).orElseThrow());
        if (then == null) {
          break;
        }
        earlier.add(then);
      }
      if (count != null && earlier.size() >= LEAST_YEARS) {
        OptionalDouble bound =
            Baselines.upperBound(earlier.stream().mapToDouble(Double::doubleValue).toArray(), TAIL);
        event = Boolean.TRUE.equals(event) || count > bound.orElseThrow();
      }
    }
    return event;
  }

  private static List<BacktestScore> scores(
      String rule, List<Boolean> warned, List<Boolean> event) {
    ConfusionCounts counts = ConfusionCounts.of(array(warned), array(event));
    long warnings = counts.truePositives() + counts.falsePositives();
    long events = counts.truePositives() + counts.falseNegatives();
    double hits = counts.truePositives();
    return List.of(
        score(
            rule,
            "PRECISION",
            counts.precision(),
            counts.precisionInterval(CONFIDENCE),
            hits,
            warnings),
        score(rule, "RECALL", counts.recall(), counts.recallInterval(CONFIDENCE), hits, events),
        score(rule, "F1", counts.f1(), null, 2 * hits, warnings + events));
  }

  private static BacktestScore score(
      String rule,
      String metric,
      OptionalDouble value,
      @Nullable Interval interval,
      double numerator,
      double denominator) {
    return new BacktestScore(
        rule,
        AlarmScores.ANY,
        metric,
        value.isPresent() ? (Double) value.getAsDouble() : null,
        interval == null ? null : (Double) interval.low(),
        interval == null ? null : (Double) interval.high(),
        numerator,
        denominator);
  }

  private static boolean[] array(List<Boolean> flags) {
    boolean[] array = new boolean[flags.size()];
    for (int i = 0; i < array.length; i++) {
      array[i] = flags.get(i);
    }
    return array;
  }
}
