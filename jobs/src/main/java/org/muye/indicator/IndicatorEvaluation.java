package org.muye.indicator;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.muye.indicator.ReportingCalendar.Window;
import org.muye.indicator.Slice.Compared;
import org.muye.region.Region;

/** Applies every indicator of the catalogue to the sums of one unit. */
public final class IndicatorEvaluation {
  private final Region region;
  private final ReportingCalendar calendar;
  private final List<Indicator> indicators;

  /** Evaluates the given indicators for the calendar's published windows. */
  public IndicatorEvaluation(
      Region region, ReportingCalendar calendar, List<Indicator> indicators) {
    this.region = region;
    this.calendar = calendar;
    this.indicators = indicators;
  }

  /**
   * All values of a unit: on the boundaries of the time for every period, and again on today's
   * boundaries for the periods before the unit's last boundary change. Those of a slice follow each
   * other, and are computed when the stream comes to them.
   */
  public Stream<IndicatorValue> evaluate(String unitId, UnitCells cells) {
    return calendar.windows().stream()
        .filter(Window::published)
        .flatMap(window -> slices(unitId, cells, window))
        .flatMap(slice -> values(slice).stream());
  }

  private Stream<Slice> slices(String unitId, UnitCells cells, Window window) {
    Slice ofTheTime = new Slice(region, calendar, cells, unitId, List.of(window), false);
    return calendar.anySince(window, region.boundaryDates(unitId))
        ? Stream.of(ofTheTime, new Slice(region, calendar, cells, unitId, List.of(window), true))
        : Stream.of(ofTheTime);
  }

  private List<IndicatorValue> values(Slice slice) {
    List<IndicatorValue> values = new ArrayList<>();
    Optional<Compared> yearEarlier = slice.comparedWith(Comparison.YEAR_EARLIER);
    for (Indicator indicator : indicators) {
      Definition definition = indicator.definition();
      if (!definition.isPublishedFor(slice.period().type())) {
        continue;
      }
      Map<@Nullable String, Estimate> earlier = earlier(indicator, yearEarlier);
      for (Estimate estimate : indicator.estimate(slice)) {
        Estimate marked = slice.rebased() ? estimate.with(StatusReason.REBASED) : estimate;
        Estimate before = earlier.get(estimate.category());
        values.add(
            new IndicatorValue(
                definition,
                slice,
                marked,
                before == null ? null : before.value(),
                before == null ? null : ratio(indicator, yearEarlier, estimate, before),
                null));
      }
    }
    return values;
  }

  private static Map<@Nullable String, Estimate> earlier(
      Indicator indicator, Optional<Compared> yearEarlier) {
    Map<@Nullable String, Estimate> byCategory = new HashMap<>();
    if (indicator.comparable() && yearEarlier.isPresent()) {
      for (Estimate estimate : indicator.estimate(yearEarlier.get().earlier().get(0))) {
        byCategory.put(estimate.category(), estimate);
      }
    }
    return byCategory;
  }

  private static @Nullable Ratio ratio(
      Indicator indicator, Optional<Compared> yearEarlier, Estimate now, Estimate before) {
    Double count = now.numerator();
    Double base = before.numerator();
    if (!indicator.isRate() || yearEarlier.isEmpty() || count == null || base == null) {
      return null;
    }
    return Ratio.of(yearEarlier.get(), count, base);
  }
}
