package org.muye.region;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.univocity.parsers.common.record.Record;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Files;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.muye.SharedData;
import org.muye.time.AsOf;
import org.muye.time.Period;

/** Longer than 300 lines because the units, codes and populations of the city are written out. */
class XinxiangTest {
  private static final AsOf LATE = AsOf.parse("2025-12-31");
  private static final Region REGION = RegionFolders.load("xinxiang");
  private static final LocalDate EVE = LocalDate.of(2020, 9, 17);

  /** The second map draws no zones, so that these reach further there. */
  private static final Set<String> PARTED_BY_ZONES =
      Set.of("xx-hongqi", "xx-weibin", "xx-xinxiang-county", "xx-yuanyang");

  private static final LocalDate HAND_OVER = LocalDate.of(2020, 9, 18);

  private static Exposure exposure(String unit, String label) {
    Period period = Period.parse(label);
    return REGION.exposure(unit, period.start(), period.end(), LATE);
  }

  @Test
  void hasFifteenUnitsThatSumToTheCensus() {
    assertThat(REGION.units()).hasSize(16);
    assertThat(REGION.units(UnitLevel.UNIT)).hasSize(15);
    assertThat(REGION.root().current().nameZh()).isEqualTo("新乡市");
    assertThat(REGION.timeZone()).isEqualTo(ZoneId.of("Asia/Shanghai"));
    assertThat(REGION.springFestival()).isTrue();
    assertThat(exposure("xinxiang", "2020").meanPopulation()).hasValue(6_251_929);
    assertThat(exposure("xinxiang", "2020Q1").personDays()).hasValue(91 * 6_251_929.0);
  }

  @Test
  void equalsTheReferenceExposures() {
    List<Record> rows =
        RegionFolders.records(
            SharedData.require("expected/xinxiang-population/expected/exposure.csv"));
    assertThat(rows).hasSize(192);
    for (Record row : rows) {
      Exposure exposure = exposure(row.getString("unit_id"), row.getString("period"));
      assertThat(exposure.personDays().getAsDouble())
          .isCloseTo(row.getDouble("exposure_person_days"), withinPercentage(1e-7));
      assertThat(exposure.meanPopulation().getAsDouble())
          .isCloseTo(row.getDouble("value"), withinPercentage(1e-7));
    }
  }

  @Test
  void carriesTheOneCensus() {
    assertThat(exposure("xx-hongqi", "2019Q1").marks()).containsExactly(PopulationMark.POP_CARRIED);
    assertThat(
            REGION
                .exposure("xx-hongqi", LocalDate.of(2020, 11, 1), LocalDate.of(2020, 11, 2), LATE)
                .marks())
        .isEmpty();
  }

  @Test
  void reportingSetOf2017LeavesChangyuanOut() {
    assertThat(REGION.reportingUnits(LocalDate.of(2017, 1, 1), LocalDate.of(2018, 1, 1)))
        .hasSize(14)
        .extracting(Unit::id)
        .doesNotContain("xx-changyuan");
    assertThat(REGION.reportingUnits(LocalDate.of(2018, 1, 1), LocalDate.of(2018, 1, 2)))
        .hasSize(15);
    assertThat(exposure("xinxiang", "2017").meanPopulation()).hasValue(5_346_493);
    // By hand: one of two years with Changyuan's 905,436.
    Exposure both =
        REGION.exposure("xinxiang", LocalDate.of(2017, 1, 1), LocalDate.of(2019, 1, 1), LATE);
    assertThat(both.personDays().getAsDouble())
        .isCloseTo(365 * 5_346_493.0 + 365 * 6_251_929.0, within(1e-3));
  }

  @Test
  void withoutTownsItsPartsAreTheUnitsThatReport() {
    assertThat(REGION.parts("xinxiang", LocalDate.of(2017, 1, 1), LocalDate.of(2018, 1, 1)))
        .hasSize(14)
        .extracting(Unit::id)
        .doesNotContain("xx-changyuan");
    assertThat(REGION.parts("xx-muye", LocalDate.of(2017, 1, 1), LocalDate.of(2018, 1, 1)))
        .isEmpty();
  }

  @Test
  void changyuanSuppliesWeeksFromItsFirstReportingDayOn() {
    LocalDate first = LocalDate.of(2018, 1, 1);
    assertThat(REGION.reportsThroughout("xx-changyuan", first, first.plusDays(7))).isTrue();
    assertThat(REGION.reportsThroughout("xx-changyuan", first.minusDays(1), first.plusDays(6)))
        .isFalse();
    assertThat(REGION.reportsThroughout("xx-muye", first.minusDays(1), first.plusDays(6))).isTrue();
    assertThat(REGION.reportsThroughout("xinxiang", first.minusDays(1), first.plusDays(6)))
        .isTrue();
    assertThat(REGION.reportsThroughout("UNK:unit", first, first.plusDays(7))).isFalse();
  }

  @Test
  void changyuanIsOneUnitUnderTwoCodes() {
    LocalDate before = LocalDate.of(2019, 7, 11);
    LocalDate after = LocalDate.of(2019, 7, 12);
    assertThat(REGION.resolveUnit("410728", null, before)).isEqualTo(changyuan(false));
    assertThat(REGION.resolveUnit("410728", null, after)).isEqualTo(changyuan(true));
    assertThat(REGION.resolveUnit("410783", null, before)).isEqualTo(changyuan(true));
    assertThat(REGION.resolveUnit(" 410783 ", " ", after)).isEqualTo(changyuan(false));
    Unit unit = REGION.unit("xx-changyuan").orElseThrow();
    assertThat(unit.on(before).nameZh()).isEqualTo("长垣县");
    assertThat(unit.on(LocalDate.of(1950, 1, 1)).code()).isEqualTo("410728");
    assertThat(unit.current().nameZh()).isEqualTo("长垣市");
    assertThat(REGION.boundaryDates()).doesNotContain(after);
  }

  private static UnitMatch changyuan(boolean retired) {
    return new UnitMatch("xx-changyuan", "xx-changyuan", null, retired, false, false);
  }

  @Test
  void townsChangedHandsOn18September2020() {
    assertThat(REGION.resolveUnit("410771", "410771360", EVE).unitId())
        .isEqualTo("xx-hightech-zone");
    assertThat(REGION.resolveUnit("410771", "410771360", HAND_OVER).unitId())
        .isEqualTo("xx-weibin");
    assertThat(REGION.resolveUnit("410702", "410771560", HAND_OVER))
        .isEqualTo(new UnitMatch("xx-weibin", "xx-hongqi", null, false, false, false));
    assertThat(REGION.resolveUnit(null, "410772001", HAND_OVER).unitId()).isEqualTo("xx-hongqi");
    assertThat(REGION.resolveUnit("410771", null, HAND_OVER).unitId())
        .isEqualTo("xx-hightech-zone");
  }

  @Test
  void comparesOnTodaysBoundaries() {
    assertThat(REGION.currentUnits("xx-hightech-zone", "410771360", EVE))
        .containsExactly(new UnitShare("xx-weibin", 1));
    assertThat(REGION.currentUnits("xx-muye", null, EVE))
        .containsExactly(new UnitShare("xx-muye", 1));
    assertThat(REGION.hasBoundaryChanges()).isTrue();
    assertThat(REGION.boundaryDates()).containsExactly(HAND_OVER);
    assertThat(REGION.boundaryVersion(EVE)).isEqualTo("initial");
    assertThat(REGION.boundaryVersion(HAND_OVER)).isEqualTo("2020-09-18");
  }

  /** On the census map a border between two units is an arc that both refer to. */
  @Test
  void unitsTouchWhereTheCensusMapDrawsABorder() throws Exception {
    Map<Integer, Set<String>> unitsByArc = new HashMap<>();
    try (InputStream in =
        new GZIPInputStream(
            Files.newInputStream(
                SharedData.require("data/china-admin/tudigong_counties.topojson.gz")))) {
      for (JsonNode county : new ObjectMapper().readTree(in).at("/objects/county/geometries")) {
        String code = county.at("/properties/CODE").asText();
        if (code.startsWith("4107")) {
          String unit = REGION.resolveUnit(code, null, HAND_OVER).unitId();
          assertThat(county.path("type").asText()).isEqualTo("Polygon");
          for (JsonNode ring : county.path("arcs")) {
            for (JsonNode arc : ring) {
              // Run through backwards, arc n is written as -1 - n.
              int number = arc.asInt() < 0 ? -1 - arc.asInt() : arc.asInt();
              unitsByArc.computeIfAbsent(number, key -> new TreeSet<>()).add(unit);
            }
          }
        }
      }
    }
    int pairs = 0;
    for (Unit unit : REGION.units(UnitLevel.UNIT)) {
      Set<String> touching = new TreeSet<>();
      unitsByArc.values().stream()
          .filter(units -> units.contains(unit.id()))
          .forEach(touching::addAll);
      assertThat(touching.remove(unit.id())).as(unit.id()).isTrue();
      assertThat(REGION.neighbours(unit.id())).as(unit.id()).containsExactlyElementsOf(touching);
      pairs += touching.size();
    }
    assertThat(pairs).isEqualTo(2 * 33);
  }

  /**
   * A second map, without the zones and in the shifted datum of Chinese web maps (half a kilometre,
   * 0.006 degrees), draws these districts in the same places.
   */
  @Test
  void outlinesLieWhereAnotherMapHasThem() throws Exception {
    JsonNode other =
        new ObjectMapper()
            .readTree(
                SharedData.require("data/china-admin/xinxiang_districts_echarts.geojson").toFile());
    int compared = 0;
    for (JsonNode feature : other.path("features")) {
      String unit = REGION.resolveUnit(feature.path("id").asText(), null, EVE).unitId();
      if (!PARTED_BY_ZONES.contains(unit)) {
        double[] expected = bounds(feature.at("/geometry/coordinates"));
        double[] found = bounds(REGION.outline(unit).orElseThrow());
        assertThat(found).as(unit).containsExactly(expected, within(0.015));
        compared++;
      }
    }
    assertThat(compared).isEqualTo(8);
  }

  private static double[] bounds(Outline outline) {
    return bounds(
        outline.rings().stream()
            .flatMap(ring -> ring.positions().stream())
            .map(position -> new double[] {position.longitude(), position.latitude()})
            .toList());
  }

  private static double[] bounds(JsonNode coordinates) {
    List<double[]> positions = new ArrayList<>();
    collect(coordinates, positions);
    return bounds(positions);
  }

  private static void collect(JsonNode node, List<double[]> positions) {
    if (node.path(0).isNumber()) {
      positions.add(new double[] {node.path(0).asDouble(), node.path(1).asDouble()});
    } else {
      node.forEach(part -> collect(part, positions));
    }
  }

  /** West, south, east, north. */
  private static double[] bounds(List<double[]> positions) {
    double[] bounds = {180, 90, -180, -90};
    for (double[] position : positions) {
      bounds[0] = Math.min(bounds[0], position[0]);
      bounds[1] = Math.min(bounds[1], position[1]);
      bounds[2] = Math.max(bounds[2], position[0]);
      bounds[3] = Math.max(bounds[3], position[1]);
    }
    return bounds;
  }

  /** Two units that are neighbours have a side of their outlines in common, and no others have. */
  @Test
  void outlinesOfNeighboursAndOnlyTheseShareASide() {
    Map<String, Set<Set<Outline.Position>>> sides = new HashMap<>();
    for (Unit unit : REGION.units(UnitLevel.UNIT)) {
      for (Outline.Ring ring : REGION.outline(unit.id()).orElseThrow().rings()) {
        for (int i = 0; i < ring.positions().size(); i++) {
          Outline.Position next = ring.positions().get((i + 1) % ring.positions().size());
          if (!next.equals(ring.positions().get(i))) {
            sides
                .computeIfAbsent(unit.id(), id -> new HashSet<>())
                .add(Set.of(ring.positions().get(i), next));
          }
        }
      }
    }
    assertThat(sides).hasSize(15);
    sides.forEach(
        (unit, own) ->
            assertThat(
                    sides.keySet().stream()
                        .filter(other -> !other.equals(unit))
                        .filter(other -> !Collections.disjoint(own, sides.get(other)))
                        .sorted())
                .as(unit)
                .containsExactlyElementsOf(REGION.neighbours(unit)));
  }

  @Test
  void unknownAndAbsentCodesDiffer() {
    assertThat(REGION.resolveUnit("999999", null, EVE))
        .isEqualTo(new UnitMatch("UNK:unit", "UNK:unit", null, false, true, false));
    assertThat(REGION.resolveUnit(" ", null, EVE))
        .isEqualTo(new UnitMatch("UNK:unit", "UNK:unit", null, false, false, false));
    assertThat(exposure("UNK:unit", "2020").marks()).containsExactly(PopulationMark.NO_POP);
  }

  @Test
  void travelsToWorkers() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(REGION);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      Region copy = (Region) in.readObject();
      assertThat(copy.resolveUnit("410771", "410771360", HAND_OVER).unitId())
          .isEqualTo("xx-weibin");
      assertThat(
              copy.exposure("xinxiang", LocalDate.of(2020, 1, 1), LocalDate.of(2021, 1, 1), LATE))
          .isEqualTo(exposure("xinxiang", "2020"));
    }
  }

  @Test
  void anOrganisationCanLeadTheWholeRegionAndARecordCannotHappenInIt() {
    LocalDate day = LocalDate.of(2020, 5, 1);
    assertThat(REGION.resolveOrganisation("410700", day).unitId()).isEqualTo("xinxiang");
    assertThat(REGION.resolveUnit("410700", null, day).unitId()).isEqualTo(UnitMatch.UNKNOWN_UNIT);
    assertThat(REGION.resolveOrganisation("410728", day)).isEqualTo(changyuan(true));
    assertThat(REGION.resolveOrganisation(null, day).unitId()).isEqualTo(UnitMatch.UNKNOWN_UNIT);
    assertThat(REGION.resolveOrganisation("999999", day).unknownCode()).isTrue();
  }
}
