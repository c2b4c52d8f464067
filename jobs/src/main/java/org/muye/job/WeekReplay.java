package org.muye.job;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.muye.config.WarningRules;
import org.muye.region.Region;
import org.muye.region.Unit;
import org.muye.region.UnitLevel;
import org.muye.statistics.surveillance.ReportingCompleteness;
import org.muye.time.AsOf;
import org.muye.warning.ReplayedSeries;
import org.muye.warning.ReportingTriangle;
import org.muye.warning.Vintage;
import org.muye.warning.WatchedWeeks;

/** Judges past weeks again with what was known at their end. */
final class WeekReplay {
  private final Workspace workspace;
  private final Region region;
  private final WarningRules rules;
  private final WatchedWeeks weeks;

  WeekReplay(Workspace workspace, WatchedWeeks weeks) {
    this.workspace = workspace;
    this.region = workspace.region();
    this.rules = workspace.warningRules();
    this.weeks = weeks;
  }

  /**
   * The series of the reporting units, judged as at the end of each week from one on.
   *
   * @param lastSunday the day up to whose end information is used
   */
  List<ReplayedSeries> from(int from, AsOf lastSunday) {
    Optional<Dataset<Row>> changes = new Vintages(workspace).changes(lastSunday, null);
    Map<String, Map<String, Vintage>> vintages = new TreeMap<>();
    for (WarningRules.Series series : rules.series()) {
      Map<String, Vintage> byUnit = new TreeMap<>();
      for (Unit unit : region.units(UnitLevel.UNIT)) {
        byUnit.put(unit.id(), new Vintage(weeks, weeks.known(region, unit.id())));
      }
      vintages.put(series.id(), byUnit);
    }
    Map<String, List<Row>> ofRegion = new HashMap<>();
    for (Row row : changes.map(Dataset::collectAsList).orElse(List.of())) {
      String unit = row.getString(0);
      String series = row.getString(1);
      Vintage vintage = vintages.getOrDefault(series, Map.of()).get(unit);
      if (vintage != null) {
        vintage.add(row.<LocalDate>getAs(2), row.<LocalDate>getAs(3), row.getLong(4));
      } else if (unit.equals(region.root().id())) {
        ofRegion.computeIfAbsent(series, id -> new ArrayList<>()).add(row);
      }
    }
    return rules.series().stream()
        .filter(series -> ofRegion.containsKey(series.id()))
        .flatMap(
            series -> {
              Map<Integer, ReportingCompleteness> completeness =
                  completeness(ofRegion.getOrDefault(series.id(), List.of()), from);
              return vintages.getOrDefault(series.id(), Map.of()).entrySet().parallelStream()
                  .map(
                      unit ->
                          ReplayedSeries.replay(
                              unit.getKey(),
                              series,
                              unit.getValue(),
                              completeness,
                              rules.alarms(),
                              from));
            })
        .toList();
  }

  private Map<Integer, ReportingCompleteness> completeness(List<Row> changes, int from) {
    Map<Integer, ReportingCompleteness> byWeek = new HashMap<>();
    for (int week = from; week < weeks.count(); week++) {
      LocalDate sunday = weeks.monday(week).plusDays(6);
      LocalDate since = Vintages.reportingSince(sunday, rules.alarms().longestDelayWeeks());
      ReportingTriangle triangle =
          new ReportingTriangle(sunday, rules.alarms().longestDelayWeeks());
      for (Row change : changes) {
        if (!change.<LocalDate>getAs(2).isBefore(since)) {
          triangle.add(change.<LocalDate>getAs(2), change.<LocalDate>getAs(3), change.getLong(4));
        }
      }
      int asOf = week;
      triangle.completeness().ifPresent(estimate -> byWeek.put(asOf, estimate));
    }
    return byWeek;
  }
}
