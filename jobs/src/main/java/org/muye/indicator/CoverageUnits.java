package org.muye.indicator;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.muye.region.Region;
import org.muye.region.Unit;
import org.muye.region.Venue;
import org.muye.time.AsOf;
import org.muye.time.Period;
import org.muye.time.PeriodType;

/** The units, periods and venues of which {@link TrainingCoverage} tells what training reached. */
public final class CoverageUnits {
  private static final List<PeriodType> PERIODS =
      List.of(PeriodType.QUARTER, PeriodType.HALF, PeriodType.YEAR);

  /** The column of registered venues by kind. */
  static final String REGISTERED = "_registered";

  /** Schema of {@link #unitRows}. */
  public static final StructType UNITS =
      new StructType()
          .add("unit_id", DataTypes.StringType)
          .add("period_type", DataTypes.StringType)
          .add("period", DataTypes.StringType)
          .add("_first", DataTypes.DateType)
          .add("_end", DataTypes.DateType)
          .add("release", DataTypes.StringType)
          .add(
              REGISTERED, DataTypes.createMapType(DataTypes.StringType, DataTypes.LongType, false));

  /** Schema of {@link #registerRows}. */
  public static final StructType REGISTER =
      new StructType()
          .add("_venue", DataTypes.StringType)
          .add("_unit", DataTypes.StringType)
          .add("_type", DataTypes.StringType)
          .add("_from", DataTypes.DateType)
          .add("_to", DataTypes.DateType);

  private final Region region;
  private final LocalDate firstDay;
  private final AsOf asOf;

  /**
   * Those of a region as known at a day.
   *
   * @param firstDay first day covered by any period
   */
  public CoverageUnits(Region region, LocalDate firstDay, AsOf asOf) {
    this.region = region;
    this.firstDay = firstDay;
    this.asOf = asOf;
  }

  /**
   * One row for each unit and period that there is to be coverage of, with the number of registered
   * venues by kind; without these where there is no register.
   */
  public List<Row> unitRows() {
    Map<String, List<Venue>> venues =
        region.venues().stream().collect(Collectors.groupingBy(Venue::unitId));
    List<Row> rows = new ArrayList<>();
    for (PeriodType type : PERIODS) {
      for (Period period : Period.covering(type, firstDay, asOf.date())) {
        LocalDate afterAsOf = asOf.date().plusDays(1);
        LocalDate end = period.end().isAfter(afterAsOf) ? afterAsOf : period.end();
        rows.add(unitRow(region.root(), period, end, region.venues()));
        for (Unit unit : region.reportingUnits(period.start(), end)) {
          rows.add(unitRow(unit, period, end, venues.getOrDefault(unit.id(), List.of())));
        }
      }
    }
    return rows;
  }

  private Row unitRow(Unit unit, Period period, LocalDate end, List<Venue> venues) {
    return RowFactory.create(
        unit.id(),
        period.type().tableName(),
        period.label(),
        period.start(),
        end,
        Release.of(period, asOf, region.releaseLagDays()).name(),
        region.venues().isEmpty() ? null : registered(venues, period, end));
  }

  private static Map<String, Long> registered(List<Venue> venues, Period period, LocalDate end) {
    return venues.stream()
        .filter(venue -> venue.registeredWithin(period.start(), end))
        .collect(Collectors.groupingBy(Venue::type, Collectors.counting()));
  }

  /** The register of venues. */
  public List<Row> registerRows() {
    List<Row> rows = new ArrayList<>();
    for (Venue venue : region.venues()) {
      rows.add(
          RowFactory.create(
              venue.id(), venue.unitId(), venue.type(), venue.validFrom(), venue.validTo()));
    }
    return rows;
  }
}
