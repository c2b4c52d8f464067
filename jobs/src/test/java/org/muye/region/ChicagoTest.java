package org.muye.region;

import static org.assertj.core.api.Assertions.assertThat;

import com.univocity.parsers.common.record.Record;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muye.SharedData;
import org.muye.time.AsOf;

class ChicagoTest {
  private static final AsOf AS_OF = AsOf.parse("2020-07-22");
  private static final LocalDate START = LocalDate.of(2012, 1, 1);
  private static final LocalDate END = LocalDate.of(2013, 1, 1);
  private static final Region REGION = RegionFolders.load("chicago");

  @Test
  void hasNoPopulationAsShipped() {
    assertThat(Files.exists(RegionFolders.shipped("chicago").resolve("population.csv"))).isFalse();
    assertThat(REGION.exposure("chicago", START, END, AS_OF).marks())
        .containsExactly(PopulationMark.NO_POP);
    assertThat(REGION.exposure("chi-01", START, END, AS_OF).personDays()).isEmpty();
  }

  @Test
  void takesAPopulationFromACopyOfItsFolder(@TempDir Path folder) throws IOException {
    Path population = SharedData.require("data/regions/chicago/population.csv");
    RegionFolders.copy(RegionFolders.shipped("chicago"), folder);
    RegionFolders.put(folder, "population.csv", Files.readAllBytes(population));
    Region region = Region.load(folder);
    assertThat(region.exposure("chicago", START, END, AS_OF).meanPopulation()).hasValue(2_695_598);
    assertThat(region.exposure("chi-01", START, END, AS_OF).personDays()).hasValue(366 * 62_781.0);
    assertThat(region.exposure("chi-13", START, END, AS_OF).marks())
        .containsExactly(PopulationMark.NO_POP);
  }

  @Test
  void abolishedDistrictsCountInTheirSuccessors() {
    LocalDate before = LocalDate.of(2011, 6, 1);
    assertThat(REGION.currentUnits("chi-21", null, before))
        .containsExactly(new UnitShare("chi-01", 0.397), new UnitShare("chi-02", 0.603));
    assertThat(REGION.currentUnits("chi-23", null, before))
        .containsExactly(new UnitShare("chi-19", 1));
    assertThat(REGION.currentUnits("chi-13", null, LocalDate.of(2012, 12, 18)))
        .containsExactly(new UnitShare("chi-12", 1));
    assertThat(REGION.currentUnits("chi-13", null, LocalDate.of(2015, 1, 1)))
        .containsExactly(new UnitShare("chi-12", 1));
    assertThat(REGION.currentUnits("chi-12", null, before))
        .containsExactly(new UnitShare("chi-12", 1));
  }

  @Test
  void districtsTouchWhereTheReferenceSaysSo() {
    Map<String, List<String>> expected = new TreeMap<>();
    for (Record row :
        RegionFolders.records(
            SharedData.require("expected/chicago-incidents/expected/neighbours.csv"))) {
      expected
          .computeIfAbsent(row.getString("from"), unit -> new ArrayList<>())
          .add(row.getString("to"));
    }
    assertThat(expected).hasSize(22);
    for (Unit unit : REGION.units()) {
      assertThat(REGION.neighbours(unit.id()))
          .as(unit.id())
          .containsExactlyInAnyOrderElementsOf(expected.getOrDefault(unit.id(), List.of()));
    }
  }

  @Test
  void keepsTheSetsOfItsBoundaries() {
    assertThat(REGION.boundaryDates())
        .containsExactly(LocalDate.of(2012, 3, 4), LocalDate.of(2012, 12, 19));
    assertThat(REGION.boundaryVersion(LocalDate.of(2012, 3, 3))).isEqualTo("initial");
    assertThat(REGION.boundaryVersion(LocalDate.of(2012, 12, 18))).isEqualTo("2012-03-04");
    assertThat(REGION.boundaryVersion(LocalDate.of(2020, 1, 1))).isEqualTo("2012-12-19");
    assertThat(REGION.reportingUnits(START, END)).hasSize(25);
    assertThat(REGION.reportingUnits(END, END.plusYears(1)))
        .hasSize(22)
        .extracting(Unit::id)
        .doesNotContain("chi-31", "chi-13");
    assertThat(REGION.resolveUnit("31", null, START).unitId()).isEqualTo("chi-31");
    assertThat(REGION.resolveUnit("13", null, END).retiredCode()).isTrue();
  }
}
