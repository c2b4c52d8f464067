package org.muye.region;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muye.error.UserError;
import org.muye.region.ResourceFigures.Standing;

/** Figures of a made city with the districts a and b; c is abolished on 2020-01-01. */
class ResourceRegisterTest {
  private static final String HEADER = "unit_id,item,reference_date,value,source\n";
  private static final List<String> COVERAGE = List.of("grids_with_worker", "grids");

  @TempDir Path folder;
  private final Map<String, String> files =
      new LinkedHashMap<>(
          Map.of(
              "region.yaml",
              """
              id: made
              name_zh: 某市
              name_en: Made City
              time_zone: Asia/Shanghai
              root: city
              levels: {unit: [district]}
              """,
              "units.csv",
              """
              unit_id,code,name_zh,name_en,kind,parent_id,valid_from,valid_to
              city,,某市,Made City,city,,,
              a,1,甲,A,district,city,,
              b,2,乙,B,district,city,,
              c,3,丙,C,district,city,,2020-01-01
              """));

  private Region with(String rows) {
    files.put("resources.csv", HEADER + rows);
    return Region.load(RegionFolders.write(folder, files));
  }

  private static LocalDate day(String day) {
    return LocalDate.parse(day);
  }

  @Test
  void withoutTheFileThereIsNoRegister() {
    Region region = Region.load(RegionFolders.write(folder, files));
    assertThat(region.resources()).isEmpty();
    assertThat(region.resources("a", COVERAGE, day("2025-01-01")).standing())
        .isEqualTo(Standing.NONE);
  }

  @Test
  void theNewestDayOnWhichAllItemsWereCountedIsTaken() {
    Region region =
        with(
            """
            a,grids,2023-12-31,100,made
            a,grids_with_worker,2023-12-31,80,made
            a,grids,2024-12-31,120,made
            a,grids_with_worker,2024-12-31,90,made
            a,grids,2025-06-30,130,made
            """);

    // On 2025-06-30 only the grids were counted: 90 of 120 is the newest share there is.
    ResourceFigures figures = region.resources("a", COVERAGE, day("2025-09-30"));
    assertThat(figures.value("grids_with_worker")).isEqualTo(90);
    assertThat(figures.value("grids")).isEqualTo(120);
    assertThat(figures.referenceDate()).isEqualTo("2024-12-31");
    // The day itself counts, the day before does not know of it.
    assertThat(region.resources("a", COVERAGE, day("2024-12-31")).value("grids")).isEqualTo(120);
    assertThat(region.resources("a", COVERAGE, day("2024-12-30")).value("grids")).isEqualTo(100);
    assertThat(region.resources("a", COVERAGE, day("2023-12-30")).standing())
        .isEqualTo(Standing.NONE);
  }

  @Test
  void afterThreeYearsAFigureIsOutdatedUnlessTheRegionSaysOtherwise() {
    String rows = "a,cameras,2022-03-31,500,made\n";
    List<String> cameras = List.of("cameras");
    assertThat(with(rows).resources("a", cameras, day("2025-03-31")).standing())
        .isEqualTo(Standing.KNOWN);
    ResourceFigures old = with(rows).resources("a", cameras, day("2025-04-01"));
    assertThat(old.standing()).isEqualTo(Standing.OUTDATED);
    assertThat(old.values()).isEmpty();
    assertThat(old.referenceDate()).isEqualTo("2022-03-31");
    files.computeIfPresent(
        "region.yaml", (name, text) -> text + "resources: {carry_limit_years: 5}\n");
    assertThat(with(rows).resources("a", cameras, day("2025-04-01")).standing())
        .isEqualTo(Standing.KNOWN);
  }

  @Test
  void theRegionIsTheSumOfItsUnitsAndKnownOnlyWhenAllAre() {
    List<String> grids = List.of("grids");
    String a = "a,grids,2024-12-31,120,made\n";
    String b = "b,grids,2023-06-30,60,made\n";
    // c was abolished and has none to add: 120 + 60.
    ResourceFigures sum = with(a + b).resources("city", grids, day("2025-09-30"));
    assertThat(sum.value("grids")).isEqualTo(180);
    assertThat(sum.referenceDate()).isEqualTo("2023-06-30");
    assertThat(with(a).resources("city", grids, day("2025-09-30")).standing())
        .isEqualTo(Standing.NONE);
    // While c reported, its grids are missing.
    assertThat(with(a + b).resources("city", grids, day("2019-12-31")).standing())
        .isEqualTo(Standing.NONE);
    // 2023-06-30 is more than three years before 2026-09-30.
    ResourceFigures old = with(a + b).resources("city", grids, day("2026-09-30"));
    assertThat(old.standing()).isEqualTo(Standing.OUTDATED);
    assertThat(old.values()).isEmpty();
  }

  @Test
  void reportsEveryProblemOfTheFile() {
    UserError refused =
        catchThrowableOfType(
            UserError.class,
            () ->
                with(
                    """
                    a,grids,2024-12-31,120,made
                    a,grids,2024-12-31,121,made
                    zz,grids,2024-12-31,1,made
                    city,grids,2024-12-31,1,made
                    a,,2024-12-31,1,made
                    a,cameras,2024,1,made
                    a,cameras,2024-12-31,-1,made
                    b,cameras,2024-12-31,1.5,made
                    a,grid_workers,2024-12-31,1,
                    """));
    assertThat(refused.why())
        .contains(
            "resources.csv line 3: the figure grids of a on 2024-12-31 stands in an earlier row, resources.csv line 2",
            "resources.csv line 4: unit_id is no unit of units.csv: zz",
            "resources.csv line 5: unit_id is not of the reporting level: city",
            "resources.csv line 6: item is blank",
            "resources.csv line 7: reference_date is no date like 2020-09-18: 2024",
            "resources.csv line 8: value is no whole number of 0 or more: -1",
            "resources.csv line 9: value is no whole number of 0 or more: 1.5",
            "resources.csv line 10: source is blank")
        .startsWith("8 problems were found:");
    assertThat(catchThrowableOfType(UserError.class, () -> with("")).why())
        .contains("resources.csv: the register holds no figure");
  }
}
