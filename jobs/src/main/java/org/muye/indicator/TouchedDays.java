package org.muye.indicator;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
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
 * @param byMeasure runs of days by the id of the measure whose sums differ on them
 */
public record TouchedDays(Map<String, List<Run>> byMeasure) {
  /**
   * A period of which at most this share of the indicators is touched has only those computed: time
   * alone changes the durations of open cases in all periods, and nothing else.
   */
  private static final double FEW = 0.25;

  /**
   * A run of days.
   *
   * @param from first day
   * @param to the day after the last; {@link LocalDate#MAX} for no end
   */
  public record Run(LocalDate from, LocalDate to) {
    static Run of(DayRun run) {
      return new Run(
          LocalDate.ofEpochDay(run.from()),
          run.to() == Integer.MAX_VALUE ? LocalDate.MAX : LocalDate.ofEpochDay(run.to()));
    }

    boolean meets(LocalDate first, LocalDate end) {
      return from.isBefore(end) && first.isBefore(to);
    }
  }

  private static final StructType RUNS =
      new StructType()
          .add("measure", DataTypes.StringType)
          .add("from", DataTypes.IntegerType)
          .add("to", DataTypes.IntegerType);

  /**
   * Compares two sets of sums; what is collected are runs of days by measure, not records.
   *
   * @param before rows of {@link CellRows#SCHEMA} as of one day
   * @param now the same as of another
   */
  public static TouchedDays between(Dataset<Row> before, Dataset<Row> now, Set<String> stocks) {
    Map<String, TreeSet<DayRun>> runs = new HashMap<>();
    CellRows.byUnit(before)
        .cogroup(CellRows.byUnit(now), new Compare(stocks), Encoders.row(RUNS))
        .distinct()
        .collectAsList()
        .forEach(
            row ->
                runs.computeIfAbsent(row.getString(0), measure -> new TreeSet<>())
                    .add(new DayRun(row.getInt(1), row.getInt(2))));
    Map<String, List<Run>> byMeasure = new HashMap<>();
    runs.forEach((measure, days) -> byMeasure.put(measure, joined(days)));
    return new TouchedDays(byMeasure);
  }

  /** Runs that meet or overlap as one. */
  private static List<Run> joined(SortedSet<DayRun> runs) {
    List<Run> joined = new ArrayList<>();
    DayRun open = null;
    for (DayRun run : runs) {
      if (open != null && run.from() <= open.to()) {
        open = new DayRun(open.from(), Math.max(open.to(), run.to()));
      } else {
        if (open != null) {
          joined.add(Run.of(open));
        }
        open = run;
      }
    }
    if (open != null) {
      joined.add(Run.of(open));
    }
    return joined;
  }

  /** The comparison of one unit; serialised to the executors. */
  private record Compare(Set<String> stocks)
      implements CoGroupFunction<String, Row, Row, Row>, Serializable {
    @Override
    public Iterator<Row> call(String unit, Iterator<Row> before, Iterator<Row> now) {
      return CellRows.read(now).differences(CellRows.read(before), stocks).entrySet().stream()
          .flatMap(
              days ->
                  days.getValue().stream()
                      .map(run -> RowFactory.create(days.getKey(), run.from(), run.to())))
          .iterator();
    }
  }

  /**
   * The values that may differ from those of the earlier run: of indicators that count a touched
   * measure, in the periods that hold one of its touched days or are compared with one that does;
   * and all of the periods that had not ended, or whose values are called otherwise since.
   *
   * @param calendar today's windows
   * @param before the as-of day of the earlier run, not after today's
   * @param closingLagDays the region's
   */
  public TouchedValues values(ReportingCalendar calendar, AsOf before, int closingLagDays) {
    List<Period> whole = new ArrayList<>();
    List<Period> partly = new ArrayList<>();
    Set<String> indicators = new TreeSet<>();
    int few = (int) (FEW * IndicatorCatalogue.all().size());
    for (ReportingCalendar.Window window : calendar.windows()) {
      if (!window.published()) {
        continue;
      }
      Period period = window.period();
      Set<String> touched = indicators(calendar.restsOn(window));
      if (touched.size() > few
          || period.lastDay().isAfter(before.date())
          || Release.of(period, before, closingLagDays)
              != Release.of(period, calendar.asOf(), closingLagDays)) {
        whole.add(period);
      } else if (!touched.isEmpty()) {
        partly.add(period);
        indicators.addAll(touched);
      }
    }
    return new TouchedValues(whole, partly, indicators);
  }

  /** The indicators that count a measure which is touched on a day of the windows. */
  private Set<String> indicators(List<ReportingCalendar.Window> windows) {
    Set<String> measures =
        byMeasure.entrySet().stream()
            .filter(
                days ->
                    days.getValue().stream()
                        .anyMatch(
                            run ->
                                windows.stream()
                                    .anyMatch(window -> run.meets(window.from(), window.to()))))
            .map(Map.Entry::getKey)
            .collect(Collectors.toSet());
    return IndicatorCatalogue.all().stream()
        .filter(
            indicator ->
                indicator.measures().stream().anyMatch(measure -> measures.contains(measure.id())))
        .map(indicator -> indicator.definition().id())
        .collect(Collectors.toSet());
  }
}
