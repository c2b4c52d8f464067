package org.muye.generate;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How much happens where and when: shares of units, shape of the years, planted outbreaks. */
final class City {
  static final String[] CLASSES = {"01", "02", "03", "04", "05", "09"};
  static final double INCIDENT_SHARE = 0.84;
  private static final double[] CLASS_SHARES = {0.06, 0.14, 0.28, 0.17, 0.20, 0.15};
  private static final double[] MONTH_SHAPE = {
    0.92, 0.85, 0.96, 1.00, 1.05, 1.10, 1.13, 1.12, 1.04, 0.99, 0.94, 0.90
  };
  private static final double[] WEEKDAY_SHAPE = {0.98, 0.96, 0.97, 0.98, 1.06, 1.08, 0.97};
  private static final double YEARLY_TREND = 1.03;

  /** Shape of the weekly gamma factor: the variance of a unit-week is mean + mean^2 / 20. */
  private static final double DISPERSION_SHAPE = 20;

  /** One unit-week in eighty reaches the store weeks late. */
  private static final double LATE_WEEK = 1.0 / 80;

  /** First day of the Spring Festival; the dip in calls lasts a week. */
  private static final List<LocalDate> SPRING_FESTIVALS =
      List.of(
          LocalDate.of(2015, 2, 19),
          LocalDate.of(2016, 2, 8),
          LocalDate.of(2017, 1, 28),
          LocalDate.of(2018, 2, 16),
          LocalDate.of(2019, 2, 5),
          LocalDate.of(2020, 1, 25),
          LocalDate.of(2021, 2, 12),
          LocalDate.of(2022, 2, 1),
          LocalDate.of(2023, 1, 22),
          LocalDate.of(2024, 2, 10),
          LocalDate.of(2025, 1, 29),
          LocalDate.of(2026, 2, 17),
          LocalDate.of(2027, 2, 6),
          LocalDate.of(2028, 1, 26));

  final GeneratorOptions options;
  final Map<String, List<String>> towns = CityUnits.towns();
  final List<Outbreak> outbreaks;
  private final double[] unitShares;
  private final double totalDays;

  City(GeneratorOptions options) {
    this.options = options;
    this.unitShares = unitShares(options);
    double sum = 0;
    LocalDate end = options.from().plusYears(options.years());
    for (LocalDate day = options.from(); day.isBefore(end); day = day.plusDays(1)) {
      sum += dayShape(day);
    }
    this.totalDays = sum;
    this.outbreaks = outbreaks(options);
  }

  private static double[] unitShares(GeneratorOptions options) {
    double[] shares = new double[options.units().size()];
    double sum = 0;
    for (int i = 0; i < shares.length; i++) {
      Draw draw = Draw.of(options.seed(), Stream.UNIT, i);
      shares[i] = options.units().get(i).population() * draw.logNormal(1, 0.15);
      sum += shares[i];
    }
    for (int i = 0; i < shares.length; i++) {
      shares[i] /= sum;
    }
    return shares;
  }

  private static List<Outbreak> outbreaks(GeneratorOptions options) {
    List<Outbreak> outbreaks = new ArrayList<>();
    for (int year = 0; year < options.years(); year++) {
      for (int i = 0; i < 2; i++) {
        Draw draw = Draw.of(options.seed(), Stream.OUTBREAK, year, i);
        CityUnit unit = options.units().get(draw.below(options.units().size()));
        LocalDate monday =
            options
                .from()
                .plusYears(year)
                .plusWeeks(i * 26L + draw.range(6, 22))
                .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        outbreaks.add(
            new Outbreak(
                unit.id(),
                i == 0 ? "02" : "01",
                monday,
                draw.range(2, 4),
                3 + draw.below(3) * 0.5));
      }
    }
    return outbreaks;
  }

  /** Expected incidents of one class on one day, before the factor of the week. */
  double incidentMean(int unit, int category, LocalDate day) {
    double mean =
        options.records()
            * INCIDENT_SHARE
            * unitShares[unit]
            * dayShape(day)
            / totalDays
            * CLASS_SHARES[category];
    String id = options.units().get(unit).id();
    for (Outbreak outbreak : outbreaks) {
      if (outbreak.covers(id, CLASSES[category], day)) {
        mean *= outbreak.multiplier();
      }
    }
    return mean;
  }

  /** Expected accepted disputes on one day. */
  double disputeMean(int unit, LocalDate day) {
    return options.records() * (1 - INCIDENT_SHARE) * unitShares[unit] * dayShape(day) / totalDays;
  }

  /** The gamma factor of a unit-week, mean 1; `what` keeps incidents and disputes apart. */
  double weekFactor(long what, int unit, LocalDate day) {
    return Draw.of(options.seed(), what, unit, week(day)).gammaMeanOne(DISPERSION_SHAPE);
  }

  /** Extra days before the rows of this unit-week are stored; mostly none. */
  int weekDelay(int unit, LocalDate day) {
    Draw draw = Draw.of(options.seed(), Stream.LATE_WEEK, unit, week(day));
    return draw.chance(LATE_WEEK) ? draw.range(14, 30) : 0;
  }

  private static long week(LocalDate day) {
    return Math.floorDiv(day.toEpochDay() + 3, 7L);
  }

  private double dayShape(LocalDate day) {
    double shape =
        MONTH_SHAPE[day.getMonthValue() - 1] * WEEKDAY_SHAPE[day.getDayOfWeek().getValue() - 1];
    for (LocalDate festival : SPRING_FESTIVALS) {
      if (!day.isBefore(festival) && day.isBefore(festival.plusDays(7))) {
        shape *= 0.75;
      }
    }
    double years = (day.toEpochDay() - options.from().toEpochDay()) / 365.25;
    double closedCity = day.getYear() == 2020 && day.getMonth() == Month.FEBRUARY ? 0.6 : 1;
    return shape * closedCity * StrictMath.pow(YEARLY_TREND, years);
  }

  /** A town of the unit on that day, or empty. */
  String town(Draw draw, CityUnit unit, LocalDate day) {
    String present = unit.codes().get(unit.codes().size() - 1).value();
    List<String> listed = towns.getOrDefault(present, List.of());
    boolean handedOver = present.equals(HandOver.TO_WEIBIN.sentCode());
    if (listed.isEmpty() || draw.chance(handedOver ? 0.4 : 0.15)) {
      return "";
    }
    String town = listed.get(draw.below(listed.size()));
    return unit.codeOn(day) + town.substring(6);
  }

  /** The unit that answers for a record: its own, or the one the town was handed to. */
  String responsible(String unitId, String town, LocalDate day) {
    for (HandOver handOver : HandOver.XINXIANG_2020) {
      if (handOver.moves(town, day)) {
        return options.units().stream()
            .filter(unit -> unit.hasCode(handOver.toCode()))
            .map(CityUnit::id)
            .findFirst()
            .orElse(unitId);
      }
    }
    return unitId;
  }

  /** First local second of month `index` of the history. */
  long monthStart(int index) {
    return Stamp.of(options.from().plusMonths(index));
  }

  /** Month of the history that a time lies in. */
  int month(long at) {
    LocalDate day = Stamp.date(at);
    return (day.getYear() - options.from().getYear()) * 12
        + day.getMonthValue()
        - options.from().getMonthValue();
  }
}
