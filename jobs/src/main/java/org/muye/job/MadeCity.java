package org.muye.job;

import java.nio.file.Path;
import org.muye.generate.CityGenerator;
import org.muye.generate.GeneratedCity;
import org.muye.generate.GeneratorOptions;

/**
 * A made city of any size. Needs no engine.
 *
 * @param rows data rows in all files
 */
public record MadeCity(
    Path folder, Path config, Path truth, long incidents, long disputes, long rows, int files) {
  /** Records in a year at scale 1. */
  public static final long PER_YEAR = 20_000;

  /**
   * Makes Xinxiang from 2019 on.
   *
   * @param scale 1 for {@link #PER_YEAR} incidents and disputes a year, about
   */
  public static MadeCity make(long seed, int years, double scale, Path folder) {
    GeneratedCity city =
        CityGenerator.generate(
            GeneratorOptions.xinxiang(seed, years, Math.round(scale * PER_YEAR * years), folder));
    return new MadeCity(
        folder,
        city.config(),
        city.truth(),
        city.incidents(),
        city.disputes(),
        city.rows(),
        city.files().size());
  }
}
