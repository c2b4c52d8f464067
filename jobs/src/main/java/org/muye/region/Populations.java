package org.muye.region;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.muye.region.RegionSettings.PopulationSettings;

/** The figures of all units, and which of them make a series on a given day of knowledge. */
final class Populations implements Serializable {
  private static final long serialVersionUID = 1L;

  private final @Nullable PopulationSettings settings;
  private final HashMap<String, List<PopulationFigure>> figures;
  private final HashMap<String, PopulationSeries> timeless = new HashMap<>();

  Populations(@Nullable PopulationSettings settings, Map<String, List<PopulationFigure>> figures) {
    this.settings = settings;
    this.figures = new HashMap<>(figures);
    for (Map.Entry<String, List<PopulationFigure>> unit : figures.entrySet()) {
      if (unit.getValue().stream().allMatch(figure -> figure.knownAt() == null)) {
        timeless.put(unit.getKey(), series(unit.getValue()));
      }
    }
  }

  /** The series of the unit from the figures published by the day; null without any. */
  @Nullable PopulationSeries seriesOf(String unitId, LocalDate knownBy) {
    PopulationSeries always = timeless.get(unitId);
    if (always != null) {
      return always;
    }
    List<PopulationFigure> known =
        figures.getOrDefault(unitId, List.of()).stream()
            .filter(figure -> figure.knownBy(knownBy))
            .toList();
    return known.isEmpty() ? null : series(known);
  }

  /** How many figures were published by the day. */
  long published(LocalDate knownBy) {
    return figures.values().stream()
        .flatMap(List::stream)
        .filter(figure -> figure.knownBy(knownBy))
        .count();
  }

  /** The person-days of one unit on the days it exists. */
  Tally tally(@Nullable PopulationSeries series, List<DayRange> ranges) {
    Tally tally = new Tally();
    Integer limit = settings == null ? null : settings.carryLimitYears();
    if (series == null || ranges.isEmpty()) {
      tally.miss();
      return tally;
    }
    for (DayRange range : ranges) {
      if (series.isTooFarFrom(range, limit)) {
        tally.miss();
        return tally;
      }
      tally.add(series.personDays(range));
      tally.markIf(PopulationMark.POP_CARRIED, series.carriesIn(range));
    }
    tally.markIf(PopulationMark.BASIS_BREAK, series.isOtherBasis());
    return tally;
  }

  /**
   * The preferred basis where the unit has it; else the other basis with the latest figure, since
   * figures of different bases never mix.
   */
  private PopulationSeries series(List<PopulationFigure> known) {
    List<String> preferred = settings == null ? List.of() : settings.basis();
    List<PopulationFigure> own =
        known.stream().filter(figure -> preferred.contains(figure.basis())).toList();
    if (!own.isEmpty()) {
      return new PopulationSeries(onePerDate(own, preferred), false);
    }
    String latest =
        known.stream()
            .max(
                Comparator.comparing(PopulationFigure::referenceDate)
                    .thenComparing(PopulationFigure::basis))
            .orElseThrow()
            .basis();
    List<PopulationFigure> other =
        known.stream().filter(figure -> figure.basis().equals(latest)).toList();
    return new PopulationSeries(onePerDate(other, List.of()), true);
  }

  /** Of several figures for a date the one published last, then the one of the earlier label. */
  private static List<PopulationFigure> onePerDate(
      List<PopulationFigure> rows, List<String> preferred) {
    Comparator<PopulationFigure> better =
        Comparator.comparing(
                PopulationFigure::knownAt, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(figure -> -preferred.indexOf(figure.basis()));
    TreeMap<LocalDate, PopulationFigure> best = new TreeMap<>();
    for (PopulationFigure row : rows) {
      best.merge(
          row.referenceDate(), row, (old, next) -> better.compare(next, old) > 0 ? next : old);
    }
    return new ArrayList<>(best.values());
  }

  /** Adds up person-days; one missing part makes the sum missing. */
  static final class Tally {
    private final Set<PopulationMark> marks = EnumSet.noneOf(PopulationMark.class);
    private double personDays;

    void add(double more) {
      personDays += more;
    }

    void add(Tally part) {
      personDays += part.personDays;
      marks.addAll(part.marks);
    }

    void miss() {
      marks.add(PopulationMark.NO_POP);
    }

    void markIf(PopulationMark mark, boolean condition) {
      if (condition) {
        marks.add(mark);
      }
    }

    /** Without a figure the other marks would describe nothing. */
    Exposure exposure(int days) {
      return marks.contains(PopulationMark.NO_POP)
          ? new Exposure(OptionalDouble.empty(), days, Set.of(PopulationMark.NO_POP))
          : new Exposure(OptionalDouble.of(personDays), days, marks);
    }
  }
}
