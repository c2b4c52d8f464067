package org.muye.region;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muye.error.UserError;

/** The ladder of signals of a region folder. */
class SignalLevelsTest {
  private static final Map<String, String> CITY =
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
          """);

  @TempDir Path folder;

  private Region load(String signalLevels) {
    RegionFolders.write(folder, CITY);
    RegionFolders.write(folder, Map.of("signal_levels.yaml", signalLevels));
    return Region.load(folder);
  }

  private String refused(String signalLevels) {
    UserError error = catchThrowableOfType(UserError.class, () -> load(signalLevels));
    assertThat(error).isNotNull();
    return error.why();
  }

  /** Its text is part of the digest by which a review names its definitions. */
  @Test
  void theTextOfTheLadderIsTheSameInEveryProcess() {
    SignalLevels.Level level =
        new SignalLevels.Level(
            1,
            "激化",
            "Intense",
            Map.of(
                SignalLevels.SOURCE_CHANNEL, List.of("110"),
                SignalLevels.CASE_TYPE, List.of("02"),
                SignalLevels.CASE_NATURE, List.of("01"),
                SignalLevels.ESCALATED_TO, List.of("criminal")));
    assertThat(level.codes().keySet())
        .containsExactly(
            SignalLevels.CASE_NATURE,
            SignalLevels.CASE_TYPE,
            SignalLevels.ESCALATED_TO,
            SignalLevels.SOURCE_CHANNEL);
    assertThat(
            new SignalLevels(
                    List.of(level), Map.of("b", List.of("1"), "a", List.of("2"), "c", List.of("3")))
                .noLevel()
                .keySet())
        .containsExactly("a", "b", "c");
  }

  @Test
  void aRegionMayHaveNone() {
    assertThat(Region.load(RegionFolders.write(folder, CITY)).signalLevels()).isEmpty();
  }

  @Test
  void levelsComeInTheOrderOfTheirNumbersWithTheirCodes() {
    SignalLevels signals =
        load("""
                levels:
                  - {level: 2, name_zh: 苗头, name_en: Early, source_channel: ["110", grid]}
                  - level: 1
                    name_zh: 激化
                    name_en: Intense
                    escalated_to: [criminal]
                    case_nature: ["02"]
                no_level: {escalated_to: [litigation]}
                """)
            .signalLevels()
            .orElseThrow();
    assertThat(signals.levels()).extracting(SignalLevels.Level::number).containsExactly(1, 2);
    assertThat(signals.levels().get(0).nameZh()).isEqualTo("激化");
    assertThat(signals.levels().get(0).codes("case_nature")).containsExactly("02");
    assertThat(signals.levels().get(1).codes("source_channel")).containsExactly("110", "grid");
    assertThat(signals.levels().get(1).codes("case_nature")).isEmpty();
    assertThat(signals.noLevel("escalated_to")).isEqualTo(List.of("litigation"));
    assertThat(signals.noLevel("source_channel")).isEmpty();
  }

  @Test
  void everyProblemIsReportedAtOnce() {
    assertThat(
            refused(
                """
                levels:
                  - {level: 1, name_zh: 激化, name_en: Intense, source_channel: [grid], colour: red}
                  - {level: 3, name_zh: 苗头, source_channel: [grid, 110]}
                no_level: {case_nature: ["99"], source_channel: [grid]}
                more: yes
                """))
        .contains(
            "signal_levels.yaml: unknown key more",
            "signal_levels.yaml: unknown key levels.colour",
            "signal_levels.yaml: unknown key no_level.case_nature",
            "signal_levels.yaml: name_en is missing",
            "signal_levels.yaml: levels are numbered 1, 2 and so on",
            "source_channel grid stands twice: in level 1 and in level 3",
            "source_channel grid stands twice: in level 1 and in no_level",
            "source_channel: a code is text and stands in quotes, such as \"01\": 110")
        .startsWith("8 problems were found:");
  }

  @Test
  void oneLevelIsNoLadder() {
    assertThat(refused("levels: [{level: 1, name_zh: 激化, name_en: Intense}]\n"))
        .contains("at least two");
    assertThat(refused("- 1\n")).contains("signal_levels.yaml: the file does not consist of keys");
  }
}
