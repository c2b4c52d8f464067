package org.muye.region;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The figures of one unit on one basis: linear by whole days between them, constant outside. */
final class PopulationSeries implements Serializable {
  private static final long serialVersionUID = 1L;

  private final long[] days;
  private final double[] people;
  private final boolean otherBasis;

  /** From figures in order of their dates, one a date, at least one. */
  PopulationSeries(List<PopulationFigure> figures, boolean otherBasis) {
    this.days = figures.stream().mapToLong(figure -> figure.referenceDate().toEpochDay()).toArray();
    this.people = figures.stream().mapToDouble(PopulationFigure::people).toArray();
    this.otherBasis = otherBasis;
  }

  /** Whether the figures are on another basis than the region prefers. */
  boolean isOtherBasis() {
    return otherBasis;
  }

  /**
   * Whether a day of the range has to take the figure of another day outside the reference dates.
   */
  boolean carriesIn(DayRange range) {
    return range.first() < days[0] || range.end() - 1 > days[days.length - 1];
  }

  /** Whether a day of the range is farther than the limit from all reference dates. */
  boolean isTooFarFrom(DayRange range, @Nullable Integer limitYears) {
    if (limitYears == null) {
      return false;
    }
    long earliest = LocalDate.ofEpochDay(days[0]).minusYears(limitYears).toEpochDay();
    long latest = LocalDate.ofEpochDay(days[days.length - 1]).plusYears(limitYears).toEpochDay();
    return range.first() < earliest || range.end() - 1 > latest;
  }

  /** The sum over the days of the range, a closed form for each piece between two dates. */
  double personDays(DayRange range) {
    int last = days.length - 1;
    double sum =
        constant(range, new DayRange(Long.MIN_VALUE, days[0]), people[0])
            + constant(range, new DayRange(days[last], Long.MAX_VALUE), people[last]);
    for (int i = 0; i < last; i++) {
      sum += sloped(range.intersect(new DayRange(days[i], days[i + 1])), i);
    }
    return sum;
  }

  private static double constant(DayRange range, DayRange piece, double people) {
    DayRange part = range.intersect(piece);
    return part.isEmpty() ? 0 : part.days() * people;
  }

  /** The days of a piece form an arithmetic series: their number times the mean of the ends. */
  private double sloped(DayRange part, int i) {
    if (part.isEmpty()) {
      return 0;
    }
    double daily = (people[i + 1] - people[i]) / (days[i + 1] - days[i]);
    double middle = (part.first() - days[i] + part.end() - 1 - days[i]) / 2.0;
    return part.days() * (people[i] + daily * middle);
  }
}
