package org.muye.region;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muye.SharedData;
import org.muye.time.AsOf;
import org.muye.time.Period;

/** The made quarter whose populations were worked out by hand. */
class GoldenQuarterTest {
  private static final AsOf AS_OF = AsOf.parse("2019-10-20");
  private static final Period QUARTER = Period.parse("2019Q3");
  private static final String YAML =
      """
      id: mini-xinxiang
      name_zh: 新乡市（虚构缩微）
      name_en: Mini Xinxiang (fictitious)
      time_zone: Asia/Shanghai
      root: xinxiang
      levels: {unit: [district, county, county_city]}
      population: {basis: ["yearbook, usual residents"]}
      """;

  private static Exposure exposure(Region region, String unit) {
    return region.exposure(unit, QUARTER.start(), QUARTER.end(), AS_OF);
  }

  private static Region region(Path folder, String population) throws IOException {
    Path source = SharedData.require("expected-quarter/region");
    RegionFolders.write(folder, Map.of("region.yaml", YAML));
    RegionFolders.put(folder, "units.csv", Files.readAllBytes(source.resolve("units.csv")));
    RegionFolders.put(folder, "population.csv", Files.readAllBytes(source.resolve(population)));
    return Region.load(folder);
  }

  @Test
  void equalsTheHandCalculation(@TempDir Path folder) throws IOException {
    Region region = region(folder, "population.csv");
    mean(exposure(region, "xx-hongqi"), 100_592.5);
    mean(exposure(region, "xx-changyuan"), 78_815);
    mean(exposure(region, "xx-xinxiang-county"), 50_000);
    assertThat(exposure(region, "xx-weibin").marks()).containsExactly(PopulationMark.NO_POP);
    assertThat(exposure(region, "xinxiang").marks()).containsExactly(PopulationMark.NO_POP);
  }

  @Test
  void cityHasAPopulationOnceEveryUnitHas(@TempDir Path folder) throws IOException {
    Region region = region(folder, "population_complete.csv");
    mean(exposure(region, "xx-weibin"), 60_000);
    mean(exposure(region, "xinxiang"), 289_407.5);
  }

  private static void mean(Exposure exposure, double expected) {
    assertThat(exposure.meanPopulation().getAsDouble()).isCloseTo(expected, within(1e-6));
    assertThat(exposure.marks()).isEmpty();
  }
}
