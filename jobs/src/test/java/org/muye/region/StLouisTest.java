package org.muye.region;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import com.univocity.parsers.common.record.Record;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.muye.SharedData;
import org.muye.time.AsOf;
import org.muye.time.Period;

class StLouisTest {
  private static final AsOf AS_OF = AsOf.parse("2017-12-31");
  private static final LocalDate DAY = LocalDate.of(2016, 5, 1);
  private static final Region REGION = RegionFolders.load("st-louis");

  /** Every unit, quarter and year: the reference sums day by day. */
  @Test
  void equalsTheReferencePopulations() {
    Set<String> seen = new HashSet<>();
    for (Record row :
        RegionFolders.records(SharedData.require("expected/st-louis/expected/rates.csv.gz"))) {
      String unit = row.getString("unit_id");
      String label = row.getString("period");
      if (unit.startsWith("UNK") || row.getString("category") != null) {
        continue;
      }
      Period period = Period.parse(label);
      Exposure exposure = REGION.exposure(unit, period.start(), period.end(), AS_OF);
      if (row.getString("exposure_person_days") == null) {
        assertThat(exposure.marks()).as(unit).containsExactly(PopulationMark.NO_POP);
      } else {
        seen.add(unit);
        assertThat(exposure.personDays().getAsDouble())
            .as("%s %s", unit, label)
            .isCloseTo(row.getDouble("exposure_person_days"), withinPercentage(1e-7));
      }
    }
    assertThat(seen).hasSize(80);
  }

  /** The sum of the vintage ending 2015 is 317,847 on its own day and, carried, before it. */
  @Test
  void takesTheEstimatesAsOneSeriesWithoutTheCensus() {
    Exposure day =
        REGION.exposure("stl", LocalDate.of(2015, 12, 31), LocalDate.of(2016, 1, 1), AS_OF);
    assertThat(day.personDays()).hasValue(317_847);
    assertThat(day.marks()).isEmpty();
    Exposure early =
        REGION.exposure("stl", LocalDate.of(2010, 4, 1), LocalDate.of(2010, 4, 2), AS_OF);
    assertThat(early.personDays()).hasValue(317_847);
    assertThat(early.marks()).containsExactly(PopulationMark.POP_CARRIED);
  }

  @Test
  void codesAreUniqueOnlyWithinTheirLevel() {
    assertThat(REGION.resolveUnit("1", "1", DAY))
        .isEqualTo(new UnitMatch("stl-d1", "stl-d1", "stl-n01", false, false, false));
    assertThat(REGION.resolveUnit("6", "88", DAY).subunitId()).isEqualTo("stl-n88");
    assertThat(REGION.resolveUnit("7", "99", DAY))
        .isEqualTo(new UnitMatch("UNK:unit", "UNK:unit", "UNK:subunit", false, true, true));
    assertThat(REGION.resolveUnit("2", null, DAY))
        .isEqualTo(new UnitMatch("stl-d2", "stl-d2", "UNK:subunit", false, false, false));
    assertThat(REGION.resolveUnit(null, "5", DAY).unitId()).isEqualTo("UNK:unit");
  }

  @Test
  void neighbourhoodsAndParksArePartsOfTheCityAndOfNoPoliceDistrict() {
    assertThat(REGION.parts("stl", DAY, DAY.plusDays(1))).hasSize(88);
    assertThat(REGION.parts("stl-d1", DAY, DAY.plusDays(1))).isEmpty();
    assertThat(REGION.parts("stl-n01", DAY, DAY.plusDays(1))).isEmpty();
    assertThat(REGION.parts("UNK:unit", DAY, DAY.plusDays(1))).isEmpty();
  }

  @Test
  void neverChangedItsBoundaries() {
    assertThat(REGION.hasBoundaryChanges()).isFalse();
    assertThat(REGION.boundaryVersion(DAY)).isEqualTo("initial");
    assertThat(REGION.reportingUnits(DAY, DAY.plusDays(1))).hasSize(6);
    assertThat(REGION.sources()).anyMatch(source -> source.contains("CC BY 4.0"));
  }
}
