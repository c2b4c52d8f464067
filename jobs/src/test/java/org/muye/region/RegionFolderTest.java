package org.muye.region;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muye.error.UserError;

/** Longer than 300 lines because each file of a region folder is spoilt in each way. */
class RegionFolderTest {
  private static final String YAML =
      """
      id: made
      name_zh: 某市
      name_en: Made City
      time_zone: Asia/Shanghai
      root: city
      levels: {unit: [district]}
      population: {basis: [census]}
      """;
  private static final String UNITS =
      """
      unit_id,code,name_zh,name_en,kind,parent_id,valid_from,valid_to
      city,,某市,Made City,city,,,
      a,1,甲,A,district,city,,2015-01-01
      b,2,乙,B,district,city,,2018-01-01
      c,3,丙,C,district,city,,
      d,4,丁,D,district,city,2015-01-01,
      """;

  @TempDir Path folder;
  private final Map<String, String> files =
      new LinkedHashMap<>(Map.of("region.yaml", YAML, "units.csv", UNITS));

  private Region load() {
    return Region.load(RegionFolders.write(folder, files));
  }

  private UserError refused() {
    UserError error = catchThrowableOfType(UserError.class, this::load);
    assertThat(error).isNotNull();
    return error;
  }

  @Test
  void loadsWithUnitsAlone() {
    Region region = load();
    assertThat(region.releaseLagDays()).isEqualTo(20);
    assertThat(region.springFestival()).isFalse();
    assertThat(region.unit("nobody")).isEmpty();
    assertThat(region.hasSubunits()).isFalse();
    assertThat(region.duty()).isEqualTo(new DutySettings(10, 180));
  }

  @Test
  void dutySettingsAreTheRegions() {
    files.put("region.yaml", YAML + "duty: {grace_days: 0, minimum_service_days: 90}\n");
    assertThat(load().duty()).isEqualTo(new DutySettings(0, 90));
    files.put("region.yaml", YAML + "duty: {grace_days: -1, days_of_grace: 5}\n");
    assertThat(refused().getMessage()).contains("grace_days", "unknown key duty.days_of_grace");
  }

  @Test
  void ignoresAByteOrderMarkAndReadsCrLf() {
    RegionFolders.write(folder, files);
    RegionFolders.put(
        folder,
        "units.csv",
        ("\uFEFF" + UNITS.replace("\n", "\r\n")).getBytes(StandardCharsets.UTF_8));
    assertThat(Region.load(folder).units()).hasSize(5);
  }

  @Test
  void needsAFolderAndItsFiles() {
    assertThatThrownBy(() -> Region.load(folder.resolve("nowhere")))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("nowhere");
    assertThatThrownBy(() -> Region.load(folder))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("region.yaml: the file is missing");
    files.remove("units.csv");
    assertThat(refused().why()).contains("units.csv: the file is missing");
  }

  @Test
  void refusesWhatIsNotUtf8() {
    RegionFolders.write(folder, files);
    RegionFolders.put(folder, "units.csv", new byte[] {(byte) 0xff, (byte) 0xfe});
    assertThatThrownBy(() -> Region.load(folder)).hasMessageContaining("not UTF-8");
  }

  @Test
  void reportsEveryProblemAtOnceWithItsLine() {
    files.put(
        "region.yaml",
        YAML.replace("Asia/Shanghai", "Asia/Xinxiang")
            + "release_lag_days: -1\n"
            + "spring_festival: perhaps\n"
            + "not_reporting_kinds: [moon]\n"
            + "zone: x\n");
    files.put(
        "units.csv",
        UNITS
            + """
            e,4,戊,E,district,city,2014-01-01,
            f,6,己,F,village,city,,
            g,7,庚,G,district,nowhere,,
            h,8,,,district,city,2018-13-01,

            i i,9,壬,I,district,,2018-01-01,2018-01-01
            """);
    files.put(
        "population.csv",
        """
        unit_id,reference_date,basis,population,source
        a,2010-11-01,census,-5,made
        zz,2010-11-01,census,5,made
        city,2010-11-01,census,5,made
        c,soon,census,many,made
        d,2010-11-01,census,5,made
        d,2010-11-01,census,6,made
        """);
    files.put("reporting.csv", "unit_id,valid_from,valid_to\nzz,,\n");
    files.put(
        "responsibility.csv",
        """
        town_code,unit_id,valid_from,valid_to
        101,a,,2015-01-01
        101,c,2014-12-31,
        102,city,,
        """);
    files.put(
        "crosswalk.csv",
        """
        from_unit_id,to_unit_id,effective_on,weight,reason
        a,c,2015-01-01,0.5,divided
        a,d,2015-01-01,0.4,divided
        b,a,2018-01-01,1,merged
        b,c,2018-01-01,1.5,merged
        """);
    String why = refused().why();
    assertThat(why)
        .contains(
            "region.yaml: time_zone is no zone like Asia/Shanghai: Asia/Xinxiang",
            "region.yaml: release_lag_days is not a whole number of 0 or more: -1",
            "region.yaml: not_reporting_kinds names a kind that its level does not have: moon",
            "region.yaml: unknown key zone",
            "region.yaml: spring_festival is neither true nor false",
            "units.csv line 7: the code 4 is valid at the same time for d",
            "units.csv line 8: region.yaml names no level for the kind village",
            "units.csv line 9: parent_id is no unit: nowhere",
            "units.csv line 10: both names are blank",
            "units.csv line 10: valid_from is no date like 2020-09-18: 2018-13-01",
            "units.csv line 12: unit_id has other characters than",
            "units.csv line 12: valid_to is not after valid_from",
            "population.csv line 2: population is negative: -5",
            "population.csv line 3: the population of an unknown unit: zz",
            "population.csv line 4: the population of the root is the sum of its units",
            "population.csv line 5: reference_date is no date like 2020-09-18: soon",
            "population.csv line 5: population is no number: many",
            "population.csv line 7: a second figure for the same unit, date and basis",
            "reporting.csv line 2: unit_id is no unit of units.csv: zz",
            "responsibility.csv line 3: another row names who is responsible for 101",
            "responsibility.csv line 4: unit_id is not of the reporting level: city",
            "crosswalk.csv: the weights of a on 2015-01-01 sum to 0.9, not to 1",
            "crosswalk.csv line 4: a does not exist on 2018-01-01",
            "crosswalk.csv line 5: weight is not above 0 and at most 1: 1.5")
        .startsWith("24 problems were found:");
  }

  @Test
  void reportsEveryProblemOfNeighbours() {
    files.put("region.yaml", YAML.replace("[district]}", "[district], subunit: [street]}"));
    files.put("units.csv", UNITS + "s,5,街,S,street,a,,\n");
    files.put(
        "neighbours.csv",
        """
        unit_id,neighbour_id,note
        a,b,
        b,a,
        a,c,nobody answers
        c,c,
        b,zz,
        b,a,again
        c,city,
        c,s,
        ,d,
        """);
    assertThat(refused().why())
        .contains(
            "neighbours.csv line 4: c does not name a in return",
            "neighbours.csv line 5: c is named as its own neighbour",
            "neighbours.csv line 6: neighbour_id is no unit of units.csv: zz",
            "neighbours.csv line 7: b and a stand in an earlier row",
            "neighbours.csv line 8: neighbour_id is the whole region: city",
            "neighbours.csv line 9: neighbour_id is of another level than the units before it: s",
            "neighbours.csv line 10: unit_id is blank")
        .startsWith("7 problems were found:");
  }

  private static String feature(String unit, String type, String coordinates) {
    return """
    {"type": "Feature", "properties": {"unit_id": "%s"},
     "geometry": {"type": "%s", "coordinates": %s}}\
    """
        .formatted(unit, type, coordinates);
  }

  private static String features(String... features) {
    return "{\"type\": \"FeatureCollection\", \"features\": [" + String.join(",", features) + "]}";
  }

  @Test
  void readsPolygonsWithHolesAndSeveralPartsOrNone() {
    assertThat(load().outline("a")).isEmpty();
    files.put(
        "boundaries.geojson",
        features(
            feature("a", "Polygon", "[[[113,35],[114,35],[114,36],[113,35]]]"),
            feature(
                "b",
                "MultiPolygon",
                "[[[[0,0],[9,0],[9,9],[0,0]],[[5,1],[8,1],[8,2],[5,1]]],"
                    + "[[[20,0],[21,0],[21,1],[20,0]]]]")));
    Region region = load();

    assertThat(region.outline("a").orElseThrow().rings())
        .containsExactly(
            new Outline.Ring(
                List.of(
                    new Outline.Position(113, 35),
                    new Outline.Position(114, 35),
                    new Outline.Position(114, 36))));
    assertThat(region.outline("b").orElseThrow().rings()).hasSize(3);
    assertThat(region.outline("c")).isEmpty();
  }

  @Test
  void reportsEveryProblemOfBoundaries() {
    files.put(
        "boundaries.geojson",
        features(
            feature("zz", "Polygon", "[[[0,0],[1,0],[1,1],[0,0]]]"),
            feature("a", "Point", "[0,0]"),
            feature("b", "Polygon", "[[[0,0],[1,0],[1,1]]]"),
            feature("b", "Polygon", "[[[0,0],[200,0],[1,1],[0,0]]]"),
            feature("c", "MultiPolygon", "[]")));
    assertThat(refused().why())
        .contains(
            "boundaries.geojson feature 1: properties.unit_id is no unit of units.csv: zz",
            "boundaries.geojson feature 2: the geometry is no Polygon or MultiPolygon: Point",
            "boundaries.geojson feature 3: a ring is not closed",
            "boundaries.geojson feature 4: no longitude and latitude in degrees: [200,0]",
            "boundaries.geojson feature 4: b stands in an earlier feature",
            "boundaries.geojson feature 5: has no coordinates")
        .startsWith("6 problems were found:");
    files.put("boundaries.geojson", "{");
    assertThat(refused().why()).contains("boundaries.geojson: cannot be read");
  }

  @Test
  void reportsEveryProblemOfVenues() {
    files.put(
        "venues.csv",
        """
        venue_id,unit_id,venue_type,valid_from,valid_to
        V1,a,4,,
        V1,b,4,,
        V2,zz,4,,
        V3,city,4,,
        V4,a,,,
        V5,a,4,2019-01-01,2019-01-01
        """);
    assertThat(refused().why())
        .contains(
            "venues.csv line 3: the venue V1 stands in an earlier row, venues.csv line 2",
            "venues.csv line 4: unit_id is no unit of units.csv: zz",
            "venues.csv line 5: unit_id is not of the reporting level: city",
            "venues.csv line 6: venue_type is blank",
            "venues.csv line 7: valid_to is not after valid_from")
        .startsWith("5 problems were found:");
    files.put("venues.csv", "venue_id,unit_id,venue_type\n");
    assertThat(refused().why()).contains("venues.csv: the register holds no venue");
  }

  @Test
  void knowsVenuesInTheirOrderOrNone() {
    assertThat(load().venues()).isEmpty();
    files.put(
        "venues.csv",
        "venue_id,unit_id,venue_type,valid_from,valid_to\nV2,b,4,,2019-01-01\nV1,a,1,,\n");
    Region region = load();
    assertThat(region.venues()).extracting(Venue::id).containsExactly("V2", "V1");
    Venue school = region.venues().get(0);
    assertThat(school.registeredWithin(LocalDate.of(2018, 12, 31), LocalDate.of(2019, 12, 31)))
        .isTrue();
    assertThat(school.registeredWithin(LocalDate.of(2019, 1, 1), LocalDate.of(2020, 1, 1)))
        .isFalse();
  }

  @Test
  void knowsNeighboursInOrderOrNone() {
    assertThat(load().hasNeighbours()).isFalse();
    files.put("neighbours.csv", "unit_id,neighbour_id\nc,b\nc,a\na,c\nb,c\n");
    Region region = load();
    assertThat(region.hasNeighbours()).isTrue();
    assertThat(region.neighbours("c")).containsExactly("a", "b");
    assertThat(region.neighbours("a")).containsExactly("c");
    assertThat(region.neighbours("d")).isEmpty();
  }

  @Test
  void namesMissingAndUnknownColumns() {
    files.put("units.csv", UNITS.replace("parent_id", "parent"));
    assertThat(refused().why())
        .contains("columns are missing: parent_id", "columns are unknown: parent");
  }

  @Test
  void needsItsRoot() {
    files.put("region.yaml", YAML.replace("root: city", "root: town"));
    assertThat(refused().why()).contains("the root town of region.yaml is missing");
  }

  @Test
  void refusesParentsInACircle() {
    files.put(
        "units.csv",
        UNITS
            .replace("C,district,city", "C,district,d")
            .replace("D,district,city", "D,district,c"));
    assertThat(refused().why()).contains("parent_id leads back to c", "parent_id leads back to d");
  }

  @Test
  void needsAPopulationOnItsOwnBasis() {
    files.put(
        "population.csv",
        "unit_id,reference_date,basis,population,source\na,2010-11-01,register,5,made\n");
    assertThat(refused().why()).contains("population.csv: no row has a basis");
  }

  /** A in halves to B and D, B later to C: half of A ends in C. */
  @Test
  void followsSuccessorsToTheEnd() {
    files.put(
        "crosswalk.csv",
        """
        from_unit_id,to_unit_id,effective_on,weight,reason
        a,b,2015-01-01,0.5,divided
        a,d,2015-01-01,0.5,divided
        b,c,2018-01-01,1,merged
        """);
    Region region = load();
    assertThat(region.currentUnits("a", null, LocalDate.of(2014, 12, 31)))
        .containsExactly(new UnitShare("c", 0.5), new UnitShare("d", 0.5));
    assertThat(region.currentUnits("a", null, LocalDate.of(2020, 1, 1)))
        .containsExactly(new UnitShare("c", 0.5), new UnitShare("d", 0.5));
    assertThat(region.currentUnits("b", null, LocalDate.of(2017, 1, 1)))
        .containsExactly(new UnitShare("c", 1));
    assertThat(region.boundaryVersion(LocalDate.of(2016, 1, 1))).isEqualTo("2015-01-01");
  }

  /** C gives a tenth of itself to D and lives on: only what was before the day is divided. */
  @Test
  void dividesAUnitThatLivesOnOnlyBeforeTheDay() {
    files.put(
        "crosswalk.csv",
        """
        from_unit_id,to_unit_id,effective_on,weight,reason
        c,c,2019-01-01,0.9,ceded
        c,d,2019-01-01,0.1,ceded
        """);
    Region region = load();
    assertThat(region.currentUnits("c", null, LocalDate.of(2018, 12, 31)))
        .containsExactly(new UnitShare("c", 0.9), new UnitShare("d", 0.1));
    assertThat(region.currentUnits("c", null, LocalDate.of(2019, 1, 1)))
        .containsExactly(new UnitShare("c", 1));
  }

  /** The parser takes 512 columns at most. */
  @Test
  void aLineOfThousandsOfCellsIsAProblemOfItsFile() {
    files.put("units.csv", UNITS + "e,5,戊,E" + ",".repeat(2_000) + "\n");
    assertThat(refused().why()).contains("units.csv: the file is not well-formed CSV at line ");
  }
}
