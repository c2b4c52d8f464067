package org.muye.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muye.region.Region;
import org.muye.time.AsOf;
import org.muye.time.Period;

/** Who is compared with whom, on a city of four districts one of which joined another in 2020. */
class UnitRatesTest {
  private static final String BEFORE = "2019Q4";
  private static final String AFTER = "2021Q1";

  @TempDir Path folder;
  private Region region;
  private ReportingCalendar calendar;

  @BeforeEach
  void load() throws IOException {
    Files.writeString(
        folder.resolve("region.yaml"),
        """
        id: made
        name_zh: 某市
        name_en: Made City
        time_zone: Asia/Shanghai
        root: city
        levels: {unit: [district, outside], subunit: [street]}
        not_reporting_kinds: [outside]
        population: {basis: [census]}
        """);
    Files.writeString(
        folder.resolve("units.csv"),
        """
        unit_id,code,name_zh,name_en,kind,parent_id,valid_from,valid_to
        city,,某市,Made City,city,,,
        a,1,甲,A,district,city,,
        b,2,乙,B,district,city,,
        old,3,旧,Old,district,city,,2020-07-01
        bare,4,空,Bare,district,city,,
        away,9,外,Away,outside,city,,
        s,11,街,Street,street,a,,
        """);
    Files.writeString(
        folder.resolve("crosswalk.csv"),
        """
        from_unit_id,to_unit_id,effective_on,weight,reason
        old,b,2020-07-01,1,merged
        """);
    StringBuilder population =
        new StringBuilder("unit_id,reference_date,basis,population,source\n");
    for (String unit : List.of("a", "b", "old", "away", "s")) {
      population.append(unit).append(",2019-01-01,census,10000,made\n");
    }
    Files.writeString(folder.resolve("population.csv"), population);
    region = Region.load(folder);
    calendar =
        ReportingCalendar.of(
            List.of(Period.parse(BEFORE), Period.parse(AFTER)),
            LocalDate.of(2018, 1, 1),
            AsOf.parse("2021-12-31"));
  }

  private Row incidents(String period, boolean rebased, double n) {
    DayCounts counts = new DayCounts();
    counts.add(Period.parse(period).start(), n);
    return RowFactory.create(
        "any",
        calendar.asOf().date(),
        rebased,
        IncidentMeasures.VALID.id(),
        "01",
        counts.toBytes(1));
  }

  /** The rates as text: level indicator category period view count population. */
  private List<String> rates(String unit, Row... cells) {
    List<String> rates = new ArrayList<>();
    new UnitRates(
            region,
            ReportingCalendars.of(List.of(calendar)),
            new IndicatorSelection(Set.of(FactTable.INCIDENT), IndicatorCatalogue.ids()))
        .call(unit + "@" + calendar.asOf().date(), Stream.of(cells).iterator())
        .forEachRemaining(
            row -> {
              assertThat(row.getString(0)).isEqualTo(unit);
              assertThat(row.size()).isEqualTo(UnitRates.SCHEMA.size());
              @Nullable String category = row.getString(4);
              rates.add(
                  String.join(
                      " ",
                      row.getString(2),
                      row.getString(3),
                      category == null ? "whole" : category,
                      calendar.windows().get(row.getInt(5)).period().label(),
                      row.getBoolean(6) ? "today" : "then",
                      row.getDouble(7) + "/" + row.getDouble(8)));
            });
    return rates;
  }

  @Test
  void hasEveryRateOfEveryPublishedWindow() {
    assertThat(rates("a", incidents(AFTER, false, 5)))
        .contains(
            "UNIT I2 whole 2021Q1 then 5.0/10000.0",
            "UNIT I2 01 2021Q1 then 5.0/10000.0",
            "UNIT I2 02 2021Q1 then 0.0/10000.0",
            "UNIT I2 whole 2019Q4 then 0.0/10000.0")
        .noneMatch(rate -> rate.contains("2018") || rate.contains("ANNUALISED"));
  }

  /** A kept its own boundaries, but what it is compared with changed. */
  @Test
  void isComparedOnTodaysBoundariesWhereAnyUnitChanged() {
    assertThat(rates("a", incidents(BEFORE, false, 5), incidents(BEFORE, true, 5)))
        .contains("UNIT I2 whole 2019Q4 then 5.0/10000.0", "UNIT I2 whole 2019Q4 today 5.0/10000.0")
        .noneMatch(rate -> rate.contains("2021Q1 today"));
    assertThat(rates("b", incidents(BEFORE, false, 5), incidents(BEFORE, true, 7.5)))
        .contains("UNIT I2 whole 2019Q4 today 7.5/10000.0");
  }

  @Test
  void anAbolishedUnitIsComparedOnItsOwnBoundariesOnly() {
    assertThat(rates("old", incidents(BEFORE, false, 5)))
        .contains("UNIT I2 whole 2019Q4 then 5.0/10000.0")
        .noneMatch(rate -> rate.contains("today") || rate.contains(AFTER));
  }

  @Test
  void unitsBelowAreALevelOfTheirOwn() {
    assertThat(rates("s", incidents(AFTER, false, 2)))
        .contains("SUBUNIT I2 whole 2021Q1 then 2.0/10000.0")
        .allMatch(rate -> rate.startsWith("SUBUNIT"));
  }

  @Test
  void theRegionAndUnitsThatAreUnknownOrDoNotReportOrHaveNoPopulationAreComparedWithNobody() {
    for (String unit : List.of("city", "UNK:unit", "UNK:subunit", "away", "bare")) {
      assertThat(rates(unit, incidents(AFTER, false, 5))).as(unit).isEmpty();
    }
  }
}
