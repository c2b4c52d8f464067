package org.muye.generate;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.muye.error.UserError;

/**
 * What to make.
 *
 * @param seed the same seed and options give the same bytes
 * @param from first day, the first of a month
 * @param years length of the history, 1 to 20
 * @param records incidents and disputes together, about; 1,000 to 20,000,000
 * @param folder where to write; must be absent or empty
 * @param region value of `region` in the written muye.yaml: a shipped name or a path
 * @param units the units of the city
 */
public record GeneratorOptions(
    long seed,
    LocalDate from,
    int years,
    long records,
    Path folder,
    String region,
    List<CityUnit> units) {

  public static final LocalDate DEFAULT_FROM = LocalDate.of(2019, 1, 1);
  private static final long FEWEST = 1_000;
  private static final long MOST = 20_000_000;

  /**
   * @throws UserError if a value is out of range
   */
  public GeneratorOptions {
    units = List.copyOf(units);
    if (from.getDayOfMonth() != 1) {
      throw UserError.of("generate.start_within_month", from);
    }
    if (years < 1 || years > 20) {
      throw UserError.of("generate.years_out_of_range", years);
    }
    if (records < FEWEST || records > MOST) {
      throw UserError.of("generate.records_out_of_range", records, FEWEST, MOST);
    }
    if (units.isEmpty()) {
      throw UserError.of("generate.city_without_units");
    }
  }

  /** Xinxiang from 2019-01-01. */
  public static GeneratorOptions xinxiang(long seed, int years, long records, Path folder) {
    return new GeneratorOptions(
        seed, DEFAULT_FROM, years, records, folder, "xinxiang", CityUnits.xinxiang());
  }

  int months() {
    return years * 12;
  }
}
