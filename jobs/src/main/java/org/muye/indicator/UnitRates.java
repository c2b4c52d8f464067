package org.muye.indicator;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.spark.api.java.function.FlatMapGroupsFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.muye.indicator.ReportingCalendar.Window;
import org.muye.region.Region;
import org.muye.region.Unit;
import org.muye.region.UnitLevel;

/**
 * The rates of one unit as counts and populations, for every window in which it has a population
 * and is compared with the other units of its level: a unit of the reporting level while it
 * reports, a unit below at any time. The whole region and records of an unknown unit are compared
 * with nobody.
 */
record UnitRates(Region region, ReportingCalendars calendars, IndicatorSelection selection)
    implements FlatMapGroupsFunction<String, Row, Row>, Serializable {

  static final StructType SCHEMA =
      new StructType()
          .add("unit", DataTypes.StringType)
          .add("as_of", DataTypes.DateType)
          .add("level", DataTypes.StringType)
          .add("indicator", DataTypes.StringType)
          .add("category", DataTypes.StringType)
          .add("window", DataTypes.IntegerType)
          .add("rebased", DataTypes.BooleanType)
          .add("count", DataTypes.DoubleType)
          .add("population", DataTypes.DoubleType);

  @Override
  public Iterator<Row> call(String key, Iterator<Row> cellRows) {
    String unitId = ReportingCalendars.unitOf(key);
    ReportingCalendar calendar = calendars.of(key);
    Optional<Unit> unit = region.unit(unitId).filter(u -> u.level() != UnitLevel.ROOT);
    if (unit.isEmpty()) {
      return List.<Row>of().iterator();
    }
    List<Indicator> rates = selection.indicators().stream().filter(Indicator::isRate).toList();
    UnitCells cells = CellRows.read(cellRows);
    List<Row> rows = new ArrayList<>();
    for (Window window : calendar.windows()) {
      if (window.published() && isCompared(unit.get(), window)) {
        addRates(rows, unit.get(), rates, slice(calendar, cells, unitId, window, false));
        // A unit whose own boundaries stayed is compared with those whose boundaries changed.
        boolean changed = calendar.anySince(window, region.boundaryDates());
        if (changed && unit.get().validOn(calendar.asOf().date())) {
          addRates(rows, unit.get(), rates, slice(calendar, cells, unitId, window, true));
        }
      }
    }
    return rows.iterator();
  }

  private boolean isCompared(Unit unit, Window window) {
    return unit.level() == UnitLevel.SUBUNIT
        || region.reports(unit.id(), window.from(), window.to());
  }

  private Slice slice(
      ReportingCalendar calendar, UnitCells cells, String unitId, Window window, boolean rebased) {
    return new Slice(region, calendar, cells, unitId, List.of(window), rebased);
  }

  private static void addRates(List<Row> rows, Unit unit, List<Indicator> rates, Slice slice) {
    for (Indicator indicator : rates) {
      if (!indicator.definition().isPublishedFor(slice.period().type())) {
        continue;
      }
      for (Estimate estimate : indicator.estimate(slice)) {
        if (estimate.denominator() != null) {
          rows.add(
              RowFactory.create(
                  unit.id(),
                  slice.asOf().date(),
                  unit.level().name(),
                  indicator.definition().id(),
                  estimate.category(),
                  slice.windowId(),
                  slice.rebased(),
                  estimate.numerator(),
                  estimate.denominator()));
        }
      }
    }
  }
}
