package org.muye.indicator;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.api.java.function.CoGroupFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.muye.time.AsOf;
import org.muye.time.Period;

/**
 * The days on which sums differ from those of an earlier run, whatever made them differ: a late
 * record, a correction, time that passed, a measure that is defined otherwise.
 *
 * @param runs of days, none of them empty
 */
public record TouchedDays(List<Run> runs) {
  /**
   * A run of days.
   *
   * @param from first day
   * @param to the day after the last; {@link LocalDate#MAX} for no end
   */
  public record Run(LocalDate from, LocalDate to) {
    boolean meets(LocalDate first, LocalDate end) {
      return from.isBefore(end) && first.isBefore(to);
    }
  }

  private static final StructType RUNS =
      new StructType().add("from", DataTypes.IntegerType).add("to", DataTypes.IntegerType);

  /**
   * Compares two sets of sums; what is collected are runs of days, not records.
   *
   * @param before rows of {@link CellRows#SCHEMA} as of one day
   * @param now the same as of another
   */
  public static TouchedDays between(Dataset<Row> before, Dataset<Row> now, Set<String> stocks) {
    List<Row> runs =
        CellRows.byUnit(before)
            .cogroup(CellRows.byUnit(now), new Compare(stocks), Encoders.row(RUNS))
            .distinct()
            .collectAsList();
    TreeSet<DayRun> merged = new TreeSet<>();
    runs.forEach(run -> merged.add(new DayRun(run.getInt(0), run.getInt(1))));
    return new TouchedDays(
        merged.stream()
            .map(
                run ->
                    new Run(
                        LocalDate.ofEpochDay(run.from()),
                        run.to() == Integer.MAX_VALUE
                            ? LocalDate.MAX
                            : LocalDate.ofEpochDay(run.to())))
            .toList());
  }

  /** Whether any of the days lies in a window. */
  boolean meet(ReportingCalendar.Window window) {
    return runs.stream().anyMatch(run -> run.meets(window.from(), window.to()));
  }

  /** The comparison of one unit; serialised to the executors. */
  private record Compare(Set<String> stocks)
      implements CoGroupFunction<String, Row, Row, Row>, Serializable {
    @Override
    public Iterator<Row> call(String unit, Iterator<Row> before, Iterator<Row> now) {
      return CellRows.read(now).differences(CellRows.read(before), stocks).stream()
          .map(run -> RowFactory.create(run.from(), run.to()))
          .iterator();
    }
  }

  /**
   * The periods whose values may differ from those of the earlier run: those that hold a touched
   * day, or are compared with one that does; those that had not ended; and those whose values are
   * called otherwise since.
   *
   * @param calendar today's windows
   * @param before the as-of day of the earlier run, not after today's
   * @param closingLagDays the region's
   */
  public List<Period> periods(ReportingCalendar calendar, AsOf before, int closingLagDays) {
    return calendar.windows().stream()
        .filter(ReportingCalendar.Window::published)
        .filter(
            window ->
                calendar.restsOn(window).stream().anyMatch(this::meet)
                    || window.period().lastDay().isAfter(before.date())
                    || Release.of(window.period(), before, closingLagDays)
                        != Release.of(window.period(), calendar.asOf(), closingLagDays))
        .map(ReportingCalendar.Window::period)
        .toList();
  }
}
