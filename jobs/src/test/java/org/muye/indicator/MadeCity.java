package org.muye.indicator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muye.indicator.ReportingCalendar.Window;
import org.muye.region.Region;
import org.muye.time.AsOf;
import org.muye.time.Period;

/**
 * A made city for indicators worked out by hand: districts a and b of 10,000 residents each, with
 * the towns a1, a2, a3 and b1, b2; nobody lives in a3. Sums are put in for whatever unit is asked
 * for. Known as of 2019-12-31; the first day covered is 2016-01-01.
 */
final class MadeCity {
  private final Region region;
  private final ReportingCalendar calendar;
  private final UnitCells cells = new UnitCells();

  MadeCity(Path folder) {
    this(folder, "{unit: [district], subunit: [town]}", AsOf.parse("2019-12-31"));
  }

  private MadeCity(Path folder, String levels, AsOf asOf) {
    try {
      Files.writeString(
          folder.resolve("region.yaml"),
          """
          id: made
          name_zh: 某市
          name_en: Made City
          time_zone: Asia/Shanghai
          root: city
          levels: %s
          population: {basis: [census]}
          """
              .formatted(levels));
      String districts =
          """
          unit_id,code,name_zh,name_en,kind,parent_id,valid_from,valid_to
          city,,某市,Made City,city,,,
          a,1,甲,A,district,city,,
          b,2,乙,B,district,city,,
          """;
      String towns =
          """
          a1,11,甲一,A1,town,a,,
          a2,12,甲二,A2,town,a,,
          a3,13,甲三,A3,town,a,,
          b1,21,乙一,B1,town,b,,
          b2,22,乙二,B2,town,b,,2019-01-01
          """;
      boolean withTowns = levels.contains("town");
      Files.writeString(folder.resolve("units.csv"), districts + (withTowns ? towns : ""));
      String populations =
          """
          unit_id,reference_date,basis,population,source
          a,2016-01-01,census,10000,made
          a,2022-01-01,census,10000,made
          b,2016-01-01,census,10000,made
          b,2022-01-01,census,10000,made
          """;
      String townPopulations =
          """
          a1,2016-01-01,census,6000,made
          a1,2022-01-01,census,6000,made
          a2,2016-01-01,census,4000,made
          a2,2022-01-01,census,4000,made
          b1,2016-01-01,census,5000,made
          b1,2022-01-01,census,5000,made
          b2,2016-01-01,census,5000,made
          b2,2022-01-01,census,5000,made
          """;
      Files.writeString(
          folder.resolve("population.csv"), populations + (withTowns ? townPopulations : ""));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    region = Region.load(folder);
    calendar =
        ReportingCalendar.of(
            List.of(Period.parse("2018Q3"), Period.parse("2019Q3"), Period.parse("2019")),
            LocalDate.of(2016, 1, 1),
            asOf);
  }

  /** The same city without towns. */
  static MadeCity ofDistrictsOnly(Path folder) {
    return new MadeCity(folder, "{unit: [district]}", AsOf.parse("2019-12-31"));
  }

  /** The same city as known at the end of another day of 2019. */
  static MadeCity asOf(Path folder, String day) {
    return new MadeCity(folder, "{unit: [district], subunit: [town]}", AsOf.parse(day));
  }

  /** Adds to a sum of a period; no category is null. */
  MadeCity add(Measure measure, String quarter, @Nullable String category, double n) {
    Window window =
        calendar.windows().stream()
            .filter(w -> w.period().label().equals(quarter))
            .findFirst()
            .orElseThrow();
    cells.add(measure.id(), false, window.from(), category == null ? UnitCells.WHOLE : category, n);
    return this;
  }

  /** Adds to a sum of 2019Q3. */
  MadeCity add(Measure measure, @Nullable String category, double n) {
    return add(measure, "2019Q3", category, n);
  }

  Slice slice(String unit, String quarter) {
    Window window = calendar.window(Period.parse(quarter)).orElseThrow();
    return new Slice(region, calendar, cells, unit, List.of(window), false);
  }

  /** The estimates of 2019Q3 for the whole city. */
  List<Estimate> estimates(Indicator indicator) {
    return indicator.estimate(slice("city", "2019Q3"));
  }

  /** The estimate of a category, or the one without. */
  Estimate estimate(Indicator indicator, @Nullable String category) {
    return estimates(indicator).stream()
        .filter(e -> category == null ? e.category() == null : category.equals(e.category()))
        .findFirst()
        .orElseThrow();
  }

  /** The only estimate there is. */
  Estimate only(Indicator indicator) {
    List<Estimate> estimates = estimates(indicator);
    if (estimates.size() != 1) {
      throw new AssertionError("not one estimate: " + estimates);
    }
    return estimates.get(0);
  }
}
