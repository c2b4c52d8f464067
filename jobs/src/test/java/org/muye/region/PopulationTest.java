package org.muye.region;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.muye.time.AsOf;

/** A made region of three districts, one of them with two towns. */
class PopulationTest {
  private static final AsOf LATE = AsOf.parse("2025-12-31");

  @TempDir Path folder;
  private final Map<String, String> files = new LinkedHashMap<>();

  @BeforeEach
  void makeRegion() {
    files.put(
        "region.yaml",
        """
        id: made
        name_zh: 某市
        name_en: Made City
        time_zone: Asia/Shanghai
        root: city
        levels: {unit: [district], subunit: [town]}
        population: {basis: [yearbook, revised yearbook], level: unit, kinds: [district]}
        """);
    files.put(
        "units.csv",
        """
        unit_id,code,name_zh,name_en,kind,parent_id,valid_from,valid_to
        city,1,某市,Made City,city,,,
        east,11,东区,East,district,city,,
        west,12,西区,West,district,city,,
        new,13,新区,New,district,city,2019-12-31,
        west-1,121,一街,First Town,town,west,,
        west-2,122,二街,Second Town,town,west,,
        """);
    population(
        """
        east,2017-12-31,yearbook,100000,made,
        east,2018-12-31,yearbook,100365,made,
        east,2019-12-31,yearbook,100730,made,
        east,2020-12-31,yearbook,101096,made,
        west-1,2018-12-31,yearbook,30000,made,
        west-2,2018-12-31,yearbook,20000,made,
        new,2019-12-31,yearbook,10000,made,
        """);
  }

  private void population(String rows) {
    files.put("population.csv", "unit_id,reference_date,basis,population,source,known_at\n" + rows);
  }

  private Exposure exposure(String unit, String from, String last, AsOf asOf) {
    Region region = Region.load(RegionFolders.write(folder, files));
    return region.exposure(unit, LocalDate.parse(from), LocalDate.parse(last).plusDays(1), asOf);
  }

  /** By hand: on day n of 2019 East has 100,365 + n people. */
  @ParameterizedTest
  @CsvSource({
    "2019-07-01, 2019-09-30, 9254510",
    "2018-07-01, 2018-09-30, 9220930",
    "2019-04-01, 2019-06-30, 9145591",
    "2019-10-01, 2019-10-20, 2012970",
    "2019-01-01, 2019-10-20, 29450016",
    "2019-01-01, 2019-12-31, 36700020",
    "2018-12-31, 2018-12-31, 100365"
  })
  void isLinearByWholeDays(String from, String last, double personDays) {
    Exposure exposure = exposure("east", from, last, LATE);
    assertThat(exposure.personDays().getAsDouble()).isCloseTo(personDays, within(1e-4));
    assertThat(exposure.marks()).isEmpty();
  }

  /** The definition itself: one day at a time, over all reference dates and both ends. */
  @Test
  void equalsTheSumOverItsDays() {
    double sum = 0;
    Region region = Region.load(RegionFolders.write(folder, files));
    LocalDate from = LocalDate.of(2017, 12, 20);
    LocalDate to = LocalDate.of(2021, 1, 10);
    for (LocalDate day = from; day.isBefore(to); day = day.plusDays(1)) {
      sum += region.exposure("city", day, day.plusDays(1), LATE).personDays().getAsDouble();
    }
    double whole = region.exposure("city", from, to, LATE).personDays().getAsDouble();
    assertThat(whole / sum).isCloseTo(1, within(1e-12));
  }

  /** By hand: 50,000 in the West, 100,000 in the East on the reference day; New begins later. */
  @Test
  void rootSumsTheUnitsThatReport() {
    Exposure before = exposure("city", "2017-12-31", "2017-12-31", LATE);
    assertThat(before.personDays()).hasValue(150_000);
    assertThat(before.marks()).containsExactly(PopulationMark.POP_CARRIED);
    assertThat(exposure("city", "2019-12-31", "2019-12-31", LATE).personDays()).hasValue(160_730);
    // New exists on 1 of the 2 days.
    assertThat(exposure("city", "2019-12-30", "2019-12-31", LATE).personDays().getAsDouble())
        .isCloseTo(100_729 + 100_730 + 2 * 50_000 + 10_000, within(1e-6));
  }

  @Test
  void unitBeforeItsBeginningHasNoPopulation() {
    assertThat(exposure("new", "2018-01-01", "2018-12-31", LATE).marks())
        .containsExactly(PopulationMark.NO_POP);
  }

  @Test
  void oneUnitWithoutPopulationTakesTheRootsAway() {
    population(
        """
        east,2018-12-31,yearbook,100365,made,
        west-1,2018-12-31,yearbook,30000,made,
        """);
    assertThat(exposure("east", "2018-12-31", "2018-12-31", LATE).personDays()).hasValue(100_365);
    Exposure west = exposure("west", "2018-12-31", "2018-12-31", LATE);
    assertThat(west.personDays()).isEmpty();
    Exposure city = exposure("city", "2018-12-31", "2018-12-31", LATE);
    assertThat(city.personDays()).isEmpty();
    assertThat(city.meanPopulation()).isEmpty();
    assertThat(city.marks()).containsExactly(PopulationMark.NO_POP);
  }

  @Test
  void leavesOutWhoIsCountedElsewhere() {
    files.computeIfPresent(
        "region.yaml", (name, yaml) -> yaml.replace("kinds: [district]", "without: [east]"));
    assertThat(exposure("city", "2018-12-31", "2018-12-31", LATE).personDays()).hasValue(50_000);
  }

  @Test
  void unpublishedFiguresAreNotUsed() {
    population(
        """
        east,2018-12-31,yearbook,100000,made,2019-03-01
        east,2018-12-31,yearbook,100500,made,2019-06-01
        """);
    assertThat(exposure("east", "2018-12-31", "2018-12-31", AsOf.parse("2019-02-28")).marks())
        .containsExactly(PopulationMark.NO_POP);
    assertThat(exposure("east", "2018-12-31", "2018-12-31", AsOf.parse("2019-03-01")).personDays())
        .hasValue(100_000);
    assertThat(exposure("east", "2018-12-31", "2018-12-31", AsOf.parse("2019-06-01")).personDays())
        .hasValue(100_500);
  }

  @Test
  void basesNeverMix() {
    population(
        """
        east,2018-12-31,census,90000,made,
        east,2019-12-31,yearbook,100730,made,
        east,2020-12-31,revised yearbook,101096,made,
        west,2018-12-31,register,70000,made,
        west,2017-12-31,census,60000,made,
        """);
    Exposure preferred = exposure("east", "2018-12-31", "2018-12-31", LATE);
    assertThat(preferred.personDays()).hasValue(100_730);
    assertThat(preferred.marks()).containsExactly(PopulationMark.POP_CARRIED);
    // 366 days lie between the two labels of the one series, so one person more a day.
    assertThat(exposure("east", "2020-01-10", "2020-01-10", LATE).personDays().getAsDouble())
        .isCloseTo(100_740, within(1e-6));
    Exposure other = exposure("west", "2018-12-31", "2018-12-31", LATE);
    assertThat(other.personDays()).hasValue(70_000);
    assertThat(other.marks()).containsExactly(PopulationMark.BASIS_BREAK);
  }

  @Test
  void carriesOnlyAsFarAsTheRegionAllows() {
    files.computeIfPresent(
        "region.yaml", (name, yaml) -> yaml.replace("kinds: [district]", "carry_limit_years: 3"));
    assertThat(exposure("east", "2023-12-31", "2023-12-31", LATE).marks())
        .containsExactly(PopulationMark.POP_CARRIED);
    assertThat(exposure("east", "2023-12-31", "2024-01-01", LATE).marks())
        .containsExactly(PopulationMark.NO_POP);
    assertThat(exposure("east", "2014-12-30", "2014-12-31", LATE).marks())
        .containsExactly(PopulationMark.NO_POP);
  }

  @Test
  void noDayHasNoPersonDays() {
    Exposure nothing = exposure("east", "2019-01-01", "2018-12-31", LATE);
    assertThat(nothing.personDays()).hasValue(0);
    assertThat(nothing.meanPopulation()).isEmpty();
    assertThatThrownBy(() -> exposure("east", "2019-01-01", "2018-12-01", LATE))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void townLeadsToTheUnitAboveIt() {
    Region region = Region.load(RegionFolders.write(folder, files));
    assertThat(region.resolveUnit(null, "121", LocalDate.of(2019, 1, 1)))
        .isEqualTo(new UnitMatch("west", "west", "west-1", false, false, false));
    assertThat(region.resolveUnit("99", "121", LocalDate.of(2019, 1, 1)))
        .isEqualTo(new UnitMatch("west", "west", "west-1", false, true, false));
    assertThat(region.resolveUnit("13", "", LocalDate.of(2019, 1, 1)).retiredCode()).isTrue();
  }
}
