package org.muye.indicator;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.muye.error.PipelineBug;
import org.muye.indicator.ReportingCalendar.Window;
import org.muye.region.Exposure;
import org.muye.region.Region;
import org.muye.region.ResourceFigures;
import org.muye.region.SignalLevels;
import org.muye.region.Unit;
import org.muye.region.UnitLevel;
import org.muye.time.AsOf;
import org.muye.time.Period;
import org.muye.time.PeriodType;

/**
 * What an indicator sees: the sums of one unit in one window of days, on the boundaries of the time
 * or re-based on today's, with the unit's population and the windows it is compared with.
 */
public final class Slice {
  private final Region region;
  private final ReportingCalendar calendar;
  private final UnitCells cells;
  private final String unitId;
  private final List<Window> windows;
  private final boolean rebased;
  private @Nullable Exposure exposure;

  Slice(
      Region region,
      ReportingCalendar calendar,
      UnitCells cells,
      String unitId,
      List<Window> windows,
      boolean rebased) {
    this.region = region;
    this.calendar = calendar;
    this.cells = cells;
    this.unitId = unitId;
    this.windows = windows;
    this.rebased = rebased;
  }

  /** The unit's id. */
  public String unitId() {
    return unitId;
  }

  /** Whether the unit is the whole region. */
  public boolean isRoot() {
    return unitId.equals(region.root().id());
  }

  /** The period. */
  public Period period() {
    return last().period();
  }

  /** The calendar's id of its window; of several that of the last. */
  int windowId() {
    return last().id();
  }

  /** First day. */
  public LocalDate from() {
    return windows.get(0).from();
  }

  /** Day after the last one. */
  public LocalDate to() {
    return last().to();
  }

  /** Last day. */
  public LocalDate lastDay() {
    return to().minusDays(1);
  }

  /** Number of days. */
  public long days() {
    return to().toEpochDay() - from().toEpochDay();
  }

  /** The as-of day of the run. */
  public AsOf asOf() {
    return calendar.asOf();
  }

  /** Whether the records are counted on today's boundaries. */
  public boolean rebased() {
    return rebased;
  }

  /** The sum of a measure over all categories. */
  public double sum(Measure measure) {
    requireCounted(measure);
    double sum = 0;
    for (Window window : windows) {
      for (double n : flow(measure, window).values()) {
        sum += n;
      }
    }
    return sum;
  }

  /** The sum of a measure in one category. */
  public double sum(Measure measure, String category) {
    requireCounted(measure);
    double sum = 0;
    for (Window window : windows) {
      sum += flow(measure, window).getOrDefault(category, 0.0);
    }
    return sum;
  }

  /** The sums of a measure by category, categories that occur only, in their order. */
  public SortedMap<String, Double> byCategory(Measure measure) {
    requireCounted(measure);
    SortedMap<String, Double> named = new TreeMap<>();
    for (Window window : windows) {
      flow(measure, window).forEach((category, n) -> named.merge(category, n, Double::sum));
    }
    named.remove(UnitCells.WHOLE);
    return named;
  }

  private SortedMap<String, Double> flow(Measure measure, Window window) {
    return cells.flow(measure.id(), rebased, window.from(), window.to());
  }

  /** The level of a stock at the end of the window's last day. */
  public double stock(Measure measure, String category) {
    requireCounted(measure);
    return cells.stock(measure.id(), rebased, category, lastDay());
  }

  /** What no indicator declares is not summed: it would read as 0. */
  private static void requireCounted(Measure measure) {
    if (!IndicatorCatalogue.isCounted(measure)) {
      throw new PipelineBug("no indicator declares the measure " + measure.id());
    }
  }

  /** The unit's person-days in the window. */
  public Exposure exposure() {
    Exposure known = exposure;
    if (known == null) {
      known = region.exposure(unitId, from(), to(), calendar.asOf());
      exposure = known;
    }
    return known;
  }

  /** The ladder on which the region places its records; empty when it names none. */
  public Optional<SignalLevels> signalLevels() {
    return region.signalLevels();
  }

  /** Mean population over the window, persons; 0 when there is none. */
  public double meanPopulation() {
    return exposure().meanPopulation().orElse(0);
  }

  /** Whether the region keeps a register of grass-roots resources. */
  public boolean hasResources() {
    return !region.resources().isEmpty();
  }

  /** Whether the unit is one of those that a register of resources has figures of, or their sum. */
  public boolean mayHaveResources() {
    return isRoot() || region.unit(unitId).filter(u -> u.level() == UnitLevel.UNIT).isPresent();
  }

  /** What the register of resources says of the unit at the end of the window's last day. */
  public ResourceFigures resources(List<String> items) {
    return region.resources(unitId, items, lastDay());
  }

  /** The units that report in the window. */
  public Set<String> reportingUnits() {
    return region.reportingUnits(from(), to()).stream().map(Unit::id).collect(Collectors.toSet());
  }

  /**
   * The parts of the unit in the window, by id: the subunits below it, or, of a region without any,
   * its reporting units; none of a part itself.
   */
  public List<String> parts() {
    LocalDate first = rebased ? asOf().date() : from();
    LocalDate end = rebased ? asOf().date().plusDays(1) : to();
    return region.parts(unitId, first, end).stream().map(Unit::id).toList();
  }

  /** Whether a part of the unit has a population in the window. */
  public boolean isPopulated(String part) {
    return region.exposure(part, from(), to(), calendar.asOf()).personDays().isPresent();
  }

  /**
   * The slices it is compared with, re-based on today's boundaries together with this one when a
   * boundary changed in between; empty when an earlier window is not covered by the data.
   */
  public Optional<Compared> comparedWith(Comparison comparison) {
    return compared(windows, comparison);
  }

  /** Whether it is a January or February of a region with a Spring Festival (rule R11). */
  public boolean movesWithSpringFestival() {
    return region.springFestival()
        && period().type() == PeriodType.MONTH
        && period().start().getMonthValue() <= 2;
  }

  /** On a February: January and February together and a year earlier. */
  public Optional<Compared> januaryAndFebruary() {
    if (period().start().getMonthValue() != 2) {
      return Optional.empty();
    }
    return calendar
        .window(period().previous())
        .flatMap(january -> compared(List.of(january, last()), Comparison.YEAR_EARLIER));
  }

  private Optional<Compared> compared(List<Window> now, Comparison comparison) {
    List<List<Window>> earlier = new ArrayList<>();
    for (int step = 0; step < comparison.periods(); step++) {
      List<Window> one = new ArrayList<>();
      for (Window window : now) {
        List<Window> references = calendar.references(window, comparison);
        if (references.isEmpty()) {
          return Optional.empty();
        }
        one.add(references.get(step));
      }
      earlier.add(one);
    }
    LocalDate start = earlier.get(earlier.size() - 1).get(0).from();
    boolean changed =
        rebased
            || region.boundaryDates(unitId).stream()
                .anyMatch(date -> date.isAfter(start) && date.isBefore(to()));
    return Optional.of(
        new Compared(
            on(now, changed), earlier.stream().map(w -> on(w, changed)).toList(), changed));
  }

  private Slice on(List<Window> others, boolean onTodaysBoundaries) {
    return new Slice(region, calendar, cells, unitId, others, onTodaysBoundaries);
  }

  private Window last() {
    return windows.get(windows.size() - 1);
  }

  /** A slice and what it is compared with, on common boundaries. */
  public record Compared(Slice now, List<Slice> earlier, boolean rebased) {}
}
