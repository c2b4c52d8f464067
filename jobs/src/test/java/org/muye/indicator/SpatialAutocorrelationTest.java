package org.muye.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muye.region.Region;

/** Four districts in a row, two more beside each other, and one whose neighbours are not known. */
class SpatialAutocorrelationTest {
  @TempDir Path folder;
  private Region region;
  private final Map<String, Double> rates = new HashMap<>();

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
        levels: {unit: [district]}
        """);
    StringBuilder units =
        new StringBuilder(
            "unit_id,code,name_zh,name_en,kind,parent_id,valid_from,valid_to\n"
                + "city,,某市,Made City,city,,,\n");
    for (String unit : "a b c d e f unknown".split(" ")) {
      units.append(unit + "," + unit + ",," + unit + ",district,city,,\n");
    }
    Files.writeString(folder.resolve("units.csv"), units);
    Files.writeString(
        folder.resolve("neighbours.csv"),
        "unit_id,neighbour_id\na,b\nb,a\nb,c\nc,b\nc,d\nd,c\ne,f\nf,e\n");
    region = Region.load(folder);
    rates.putAll(Map.of("a", 1.0, "b", 2.0, "c", 3.0, "d", 4.0));
  }

  /**
   * By hand: the deviations -1.5, -0.5, 0.5, 1.5 have the square sum 5; times the means of the
   * neighbours' -0.5, -0.5, 0.5, 0.5 they sum to 2; the weights to 4.
   */
  @Test
  void comparesUnitsWithThoseTheyTouch() {
    SpatialAutocorrelation.Result result = SpatialAutocorrelation.of(region, rates).orElseThrow();
    assertThat(result.moran().statistic()).isCloseTo(0.4, within(1e-15));
    assertThat(result.moran().expectation()).isCloseTo(-1.0 / 3, within(1e-15));
    assertThat(result.units()).isEqualTo(4);
  }

  @Test
  void leavesOutWhoseNeighboursAreNotKnownOrHaveNoRate() {
    SpatialAutocorrelation.Result four = SpatialAutocorrelation.of(region, rates).orElseThrow();
    rates.put("unknown", 99.0);
    assertThat(SpatialAutocorrelation.of(region, rates)).contains(four);
    // Its only neighbour has no rate.
    rates.put("e", 5.0);
    assertThat(SpatialAutocorrelation.of(region, rates)).contains(four);
    rates.put("f", 6.0);
    assertThat(SpatialAutocorrelation.of(region, rates).orElseThrow().units()).isEqualTo(6);
  }

  @Test
  void hasNothingToSayOfEqualRatesOrFewUnits() {
    rates.replaceAll((unit, rate) -> 2.0);
    assertThat(SpatialAutocorrelation.of(region, rates)).isEmpty();
    assertThat(SpatialAutocorrelation.of(region, Map.of("a", 1.0, "b", 2.0, "c", 3.0))).isEmpty();
    assertThat(SpatialAutocorrelation.of(region, Map.of())).isEmpty();
  }
}
