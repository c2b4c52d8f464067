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
      throw new UserError(
          "The history cannot start on " + from,
          "files are monthly",
          "start on the first day of a month");
    }
    if (years < 1 || years > 20) {
      throw new UserError(
          "Cannot make " + years + " years",
          "the history is 1 to 20 years long",
          "choose --years from 1 to 20");
    }
    if (records < FEWEST || records > MOST) {
      throw new UserError(
          "Cannot make " + records + " records",
          "the generator is tested from " + FEWEST + " to " + MOST,
          "choose a number in that range");
    }
    if (units.isEmpty()) {
      throw new UserError("The city has no units", "the list is empty", "name at least one unit");
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
