package org.muye.indicator;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.muye.time.AsOf;
import org.muye.time.Period;
import org.muye.time.PeriodType;

/**
 * The windows of days that a run sums over: every period from the first day to the as-of day, and
 * the windows they are compared with. An open period ends on the as-of day and is compared with as
 * many days from the start of the earlier period (rule R4).
 */
public final class ReportingCalendar implements Serializable {
  private static final long serialVersionUID = 1L;

  /**
   * A run of days.
   *
   * @param id position in {@link #windows()}
   * @param period the period it belongs to
   * @param from first day
   * @param to day after the last
   * @param published whether values are published for it, or it only serves as a reference
   */
  public record Window(int id, Period period, LocalDate from, LocalDate to, boolean published)
      implements Serializable {
    private static final long serialVersionUID = 1L;

    /** Number of days. */
    public long days() {
      return to.toEpochDay() - from.toEpochDay();
    }

    /** Whether the whole period is covered. */
    public boolean complete() {
      return to.equals(period.end());
    }
  }

  private record Days(Period period, LocalDate from, LocalDate to) implements Serializable {
    private static final long serialVersionUID = 1L;
  }

  private final AsOf asOf;
  private final LocalDate firstDay;
  private final List<Window> windows = new ArrayList<>();
  private final Map<Days, Integer> ids = new HashMap<>();
  private final Map<Integer, EnumMap<Comparison, List<Integer>>> references = new HashMap<>();

  private ReportingCalendar(AsOf asOf, LocalDate firstDay) {
    this.asOf = asOf;
    this.firstDay = firstDay;
  }

  /**
   * Every period of every type that begins on or after the first day's period and not after the
   * as-of day.
   */
  public static ReportingCalendar covering(LocalDate firstDay, AsOf asOf) {
    List<Period> published = new ArrayList<>();
    for (PeriodType type : PeriodType.values()) {
      if (!firstDay.isAfter(asOf.date())) {
        published.addAll(Period.covering(type, firstDay, asOf.date()));
      }
    }
    return of(published, firstDay, asOf);
  }

  /** Just the given periods and what they are compared with. */
  public static ReportingCalendar of(List<Period> published, LocalDate firstDay, AsOf asOf) {
    ReportingCalendar calendar = new ReportingCalendar(asOf, firstDay);
    for (Period period : published) {
      calendar.add(calendar.elapsed(period), true);
    }
    // A February is also looked at together with its January.
    for (Period period : published) {
      if (isFebruary(period) && period.start().isAfter(firstDay)) {
        calendar.add(calendar.elapsed(period.previous()), false);
      }
    }
    for (Window window : List.copyOf(calendar.windows)) {
      EnumMap<Comparison, List<Integer>> of = new EnumMap<>(Comparison.class);
      for (Comparison comparison : Comparison.values()) {
        calendar
            .earlier(window, comparison)
            .ifPresent(
                days ->
                    of.put(
                        comparison, days.stream().map(day -> calendar.add(day, false)).toList()));
      }
      calendar.references.put(window.id(), of);
    }
    return calendar;
  }

  private static boolean isFebruary(Period period) {
    return period.type() == PeriodType.MONTH && period.start().getMonthValue() == 2;
  }

  /** The windows whose sums the values of a window may rest on: itself and those compared with. */
  List<Window> restsOn(Window window) {
    List<Window> all = new ArrayList<>(withReferences(window));
    if (isFebruary(window.period())) {
      window(window.period().previous()).ifPresent(january -> all.addAll(withReferences(january)));
    }
    return all;
  }

  private List<Window> withReferences(Window window) {
    List<Window> all = new ArrayList<>();
    all.add(window);
    for (Comparison comparison : Comparison.values()) {
      all.addAll(references(window, comparison));
    }
    return all;
  }

  private int add(Days days, boolean published) {
    Integer known = ids.get(days);
    if (known != null) {
      return known;
    }
    int id = windows.size();
    windows.add(new Window(id, days.period(), days.from(), days.to(), published));
    ids.put(days, id);
    return id;
  }

  private Days elapsed(Period period) {
    LocalDate afterAsOf = asOf.date().plusDays(1);
    return new Days(
        period, period.start(), period.end().isAfter(afterAsOf) ? afterAsOf : period.end());
  }

  /** The earlier windows, or empty when one of them begins before the first day covered. */
  private Optional<List<Days>> earlier(Window window, Comparison comparison) {
    List<Days> result = new ArrayList<>();
    for (int step = 1; step <= comparison.periods(); step++) {
      Optional<Period> period =
          comparison == Comparison.PREVIOUS
              ? Optional.of(window.period().previous())
              : window.period().yearsEarlier(step);
      if (period.isEmpty() || period.get().start().isBefore(firstDay)) {
        return Optional.empty();
      }
      LocalDate from = period.get().start();
      LocalDate end = period.get().end();
      LocalDate sameDays = from.plusDays(window.days());
      result.add(
          new Days(
              period.get(), from, window.complete() || sameDays.isAfter(end) ? end : sameDays));
    }
    return Optional.of(result);
  }

  /** All windows, published ones first. */
  public List<Window> windows() {
    return windows;
  }

  /** The periods that values are published for. */
  public List<Period> published() {
    return windows.stream().filter(Window::published).map(Window::period).toList();
  }

  /** The window of a period, when there is one of the days that count for it. */
  public Optional<Window> window(Period period) {
    Integer id = ids.get(elapsed(period));
    return id == null ? Optional.empty() : Optional.of(windows.get(id));
  }

  /** The as-of day. */
  public AsOf asOf() {
    return asOf;
  }

  /**
   * The first day whose records are counted in any window: that of the first week, say, which may
   * lie before the first day covered.
   */
  public LocalDate firstCountedDay() {
    return windows.stream().map(Window::from).min(LocalDate::compareTo).orElse(firstDay);
  }

  /** The windows a window is compared with; empty when they are not covered. */
  public List<Window> references(Window window, Comparison comparison) {
    EnumMap<Comparison, List<Integer>> of = references.get(window.id());
    List<Integer> ids = of == null ? null : of.get(comparison);
    return ids == null ? List.of() : ids.stream().map(windows::get).toList();
  }

  /**
   * Whether one of the days is later than the window's first day and not later than the as-of day.
   */
  boolean anySince(Window window, List<LocalDate> days) {
    return days.stream().anyMatch(day -> day.isAfter(window.from()) && !day.isAfter(asOf.date()));
  }
}
