package org.muye.indicator;

import static org.muye.indicator.DisputeDurations.HORIZON;
import static org.muye.indicator.DisputeDurations.LONGEST;
import static org.muye.indicator.DisputeDurations.OPEN_DAYS;
import static org.muye.indicator.DisputeDurations.RESOLUTION_DAYS;
import static org.muye.indicator.DisputeDurations.UNDATED_DAYS;
import static org.muye.indicator.DisputeDurations.VOID_DAYS;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.muye.statistics.survival.KaplanMeier;
import org.muye.statistics.survival.MedianLimits;
import org.muye.statistics.survival.RestrictedMean;

/** D4_MEDIAN, D4_RMST90: how long the disputes of a cohort stay open. */
final class ResolutionTime implements Indicator {

  /** What is said of the curve of durations. */
  enum Statistic {
    MEDIAN(
        "中位化解天数",
        "Median days to resolution",
        "first day by which at least half of the disputes accepted in the period are resolved"
            + " (Kaplan-Meier); numerator: resolved, denominator: all",
        "log-log Kaplan-Meier 95 %"),
    RMST90(
        "90天限制平均化解天数",
        "Restricted mean days to resolution, 90 days",
        "mean days open of the disputes accepted in the period, each counted up to 90 days (area"
            + " below Kaplan-Meier); numerator: resolved, denominator: all",
        "none");

    private final String nameZh;
    private final String nameEn;
    private final String formula;
    private final String interval;

    Statistic(String nameZh, String nameEn, String formula, String interval) {
      this.nameZh = nameZh;
      this.nameEn = nameEn;
      this.formula = formula;
      this.interval = interval;
    }
  }

  private static final String BEYOND = Integer.toString(LONGEST + 1);

  private final Statistic statistic;

  ResolutionTime(Statistic statistic) {
    this.statistic = statistic;
  }

  @Override
  public Definition definition() {
    return Definition.of(
            "D4_" + statistic.name(),
            statistic.nameZh,
            statistic.nameEn,
            statistic.formula,
            "days",
            Definition.Direction.MORE_IS_WORSE)
        .interval(statistic.interval)
        .category(
            "void_excluded: without void disputes; undated_as_open: cases closed by status without a date taken as open, only where there are such cases")
        .notes(
            "Whole days from acceptance to the resolution that stands; open disputes count as longer than up to the as-of day, void ones as longer than up to the day they were declared void, where that day is known. Cases closed by status without a usable date and merged ones are left out. Durations beyond ten years count as longer than ten years. "
                + (statistic == Statistic.MEDIAN
                    ? "NOT_REACHED: more than half may still be open."
                    : "SHORT_FOLLOW_UP: no dispute was followed for 90 days; the value is then an upper bound."));
  }

  @Override
  public List<Measure> numerator() {
    return List.of(RESOLUTION_DAYS);
  }

  @Override
  public List<Measure> denominator() {
    return List.of(RESOLUTION_DAYS, OPEN_DAYS, VOID_DAYS);
  }

  @Override
  public boolean denominatorHoldsUncounted() {
    return true;
  }

  @Override
  public List<Measure> context() {
    return List.of(UNDATED_DAYS);
  }

  @Override
  public List<Estimate> estimate(Slice slice) {
    SortedMap<String, Double> resolved = slice.byCategory(RESOLUTION_DAYS);
    SortedMap<String, Double> open = slice.byCategory(OPEN_DAYS);
    SortedMap<String, Double> voided = slice.byCategory(VOID_DAYS);
    SortedMap<String, Double> undated = slice.byCategory(UNDATED_DAYS);
    List<Estimate> dated = new ArrayList<>();
    if (resolved.isEmpty() && open.isEmpty()) {
      dated.add(nothing(null));
      dated.add(nothing("void_excluded"));
    } else {
      dated.add(of(null, resolved, List.of(open, voided)));
      dated.add(of("void_excluded", resolved, List.of(open)));
    }
    if (undated.isEmpty()) {
      return dated;
    }
    List<Estimate> estimates = new ArrayList<>();
    dated.forEach(estimate -> estimates.add(estimate.with(StatusReason.UNDATED_EXCLUDED)));
    estimates.add(of("undated_as_open", resolved, List.of(open, voided, undated)));
    return estimates;
  }

  private static Estimate nothing(@Nullable String category) {
    return new Estimate(category, 0.0, 0.0, null, null, null, Set.of(StatusReason.NO_EXPOSURE));
  }

  private Estimate of(
      @Nullable String category,
      SortedMap<String, Double> resolved,
      List<SortedMap<String, Double>> waiting) {
    SortedMap<String, Double> events = new TreeMap<>(resolved);
    SortedMap<String, Double> censored = new TreeMap<>();
    waiting.forEach(group -> group.forEach((day, n) -> censored.merge(day, n, Double::sum)));
    double ended = sum(events);
    double all = ended + sum(censored);
    Double late = events.remove(BEYOND);
    if (late != null) {
      censored.merge(BEYOND, late, Double::sum);
    }
    Optional<DayFrequencies> days = DayFrequencies.of(List.of(events, censored));
    if (days.isEmpty()) {
      return new Estimate(category, ended, all, null, null, null, Estimate.none());
    }
    KaplanMeier curve = KaplanMeier.of(days.get().days(), days.get().group(0), days.get().group(1));
    return statistic == Statistic.MEDIAN
        ? median(category, ended, all, curve)
        : restrictedMean(category, ended, all, curve);
  }

  private static Estimate median(
      @Nullable String category, double ended, double all, KaplanMeier curve) {
    OptionalInt median = curve.median();
    MedianLimits limits = curve.medianLimits(Estimate.CONFIDENCE);
    Estimate estimate =
        new Estimate(
            category,
            ended,
            all,
            days(median),
            days(limits.low()),
            days(limits.high()),
            Estimate.none());
    return median.isPresent() ? estimate : estimate.with(StatusReason.NOT_REACHED);
  }

  private static @Nullable Double days(OptionalInt days) {
    return days.isPresent() ? (double) days.getAsInt() : null;
  }

  private static Estimate restrictedMean(
      @Nullable String category, double ended, double all, KaplanMeier curve) {
    RestrictedMean mean = curve.restrictedMean(HORIZON);
    Estimate estimate =
        new Estimate(category, ended, all, mean.days(), null, null, Estimate.none());
    return mean.complete() ? estimate : estimate.with(StatusReason.SHORT_FOLLOW_UP);
  }

  private static double sum(SortedMap<String, Double> counts) {
    return counts.values().stream().mapToDouble(Double::doubleValue).sum();
  }
}
