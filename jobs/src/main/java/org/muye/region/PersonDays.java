package org.muye.region;

import java.io.Serializable;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.muye.region.Populations.Tally;
import org.muye.region.RegionSettings.PopulationSettings;

/** How many people were at risk in a unit: its own figures, or the sum of what lies below it. */
final class PersonDays implements Serializable {
  private static final long serialVersionUID = 1L;

  private final @Nullable PopulationSettings settings;
  private final UnitTree tree;
  private final Populations populations;

  PersonDays(RegionSettings settings, UnitTree tree, Populations populations) {
    this.settings = settings.population();
    this.tree = tree;
    this.populations = populations;
  }

  /** See {@link Region#exposure}. */
  Exposure exposure(String unitId, LocalDate from, LocalDate toExclusive, LocalDate knownBy) {
    int days = Math.toIntExact(ChronoUnit.DAYS.between(from, toExclusive));
    if (days < 0) {
      throw new IllegalArgumentException("no range of days: " + from + " to " + toExclusive);
    }
    if (days == 0) {
      return new Exposure(OptionalDouble.of(0), 0, Set.of());
    }
    DayRange window = DayRange.of(from, toExclusive);
    Unit unit = tree.unit(unitId);
    Tally tally;
    if (unit == null) {
      tally = populations.tally(null, List.of());
    } else if (unit.level() == UnitLevel.ROOT) {
      tally = ofRoot(window, knownBy);
    } else {
      tally = ofUnit(unit, window, knownBy);
    }
    return tally.exposure(days);
  }

  private Tally ofUnit(Unit unit, DayRange window, LocalDate knownBy) {
    List<DayRange> ranges = DayRange.within(unit.ranges(), window);
    PopulationSeries own = populations.seriesOf(unit.id(), knownBy);
    if (own != null) {
      return populations.tally(own, ranges);
    }
    Tally sum = new Tally();
    boolean any = false;
    for (Unit child : tree.below(unit.id())) {
      if (!isLeftOut(child) && !DayRange.within(child.ranges(), window).isEmpty()) {
        sum.add(ofUnit(child, window, knownBy));
        any = true;
      }
    }
    if (!any) {
      sum.miss();
    }
    return sum;
  }

  private Tally ofRoot(DayRange window, LocalDate knownBy) {
    Tally sum = new Tally();
    boolean any = false;
    for (Unit unit : tree.units()) {
      if (carriesPopulation(unit)) {
        List<DayRange> all =
            unit.level() == UnitLevel.UNIT ? tree.reportingRanges(unit.id()) : unit.ranges();
        for (DayRange part : DayRange.within(all, window)) {
          sum.add(ofUnit(unit, part, knownBy));
          any = true;
        }
      }
    }
    if (!any) {
      sum.miss();
    }
    return sum;
  }

  private boolean isLeftOut(Unit unit) {
    return settings != null && settings.without().contains(unit.id());
  }

  private boolean carriesPopulation(Unit unit) {
    return settings != null
        && unit.level() == settings.level()
        && settings.kinds().contains(unit.current().kind())
        && !settings.without().contains(unit.id());
  }
}
