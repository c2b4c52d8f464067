package org.muye.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.muye.review.ReviewBlocks.table;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.muye.document.Block;
import org.muye.document.Cell;
import org.muye.document.Language;
import org.muye.document.Paragraph;
import org.muye.document.Table;

/**
 * The chapter of a made-up city with the district 甲 and two indices.
 *
 * <p>Longer than 300 lines because it builds the rows of the four indices that a section is made
 * of.
 */
class FourIsationSectionTest {
  private final MadeReview made = new MadeReview("甲");

  private List<Block> blocks(Language language, Audience audience) {
    return new FourIsationSection()
        .blocks(new ReviewContext(made.inputs("FIRST"), language, audience));
  }

  private void index(
      String unit,
      String period,
      int position,
      String id,
      String nameZh,
      String nameEn,
      @Nullable Double score,
      int present,
      int listed) {
    made.row(
        "gold.four_isation",
        "unit_id",
        unit,
        "period",
        period,
        "position",
        position,
        "isation",
        id,
        "isation_name_zh",
        nameZh,
        "isation_name_en",
        nameEn,
        "score",
        score,
        "components_present",
        present,
        "components_listed",
        listed,
        "least_share",
        0.5,
        "book_version",
        1,
        "status_reason",
        score == null ? "TOO_FEW_COMPONENTS" : null);
  }

  private void component(
      String id, int position, String indicator, String nameZh, String nameEn, Object... more) {
    List<@Nullable Object> cells =
        new ArrayList<>(
            List.of(
                "unit_id",
                "city",
                "period",
                "2025Q3",
                "position",
                position,
                "isation",
                id,
                "indicator_id",
                indicator,
                "component_name_zh",
                nameZh,
                "component_name_en",
                nameEn,
                "goalpost_low",
                0.5,
                "goalpost_high",
                1.0,
                "better",
                "high"));
    cells.addAll(List.of(more));
    made.row("gold.four_isation_component", cells.toArray());
  }

  /** The rows of a city: the book puts 社会化 first, the table's key the other. */
  private void city() {
    index("city", "2025Q3", 2, "LAW", "法治化", "Rule of law", 62.5, 1, 2);
    index("city", "2025Q3", 1, "SOCIAL", "社会化", "Public participation", null, 1, 3);
    index("city", "2024Q3", 2, "LAW", "法治化", "Rule of law", 58.0, 1, 2);
    index("a", "2025Q3", 2, "LAW", "法治化", "Rule of law", 70.0, 1, 2);
    component(
        "LAW",
        1,
        "D19",
        "协议履行率",
        "Agreements kept",
        "value",
        0.8125,
        "ci_low",
        0.7,
        "ci_high",
        0.9,
        "score",
        62.5,
        "value_unit",
        "share",
        "numerator",
        130.0,
        "denominator",
        160.0,
        "status_reason",
        "AT_LEAST");
    component(
        "LAW",
        2,
        "D20",
        "行政诉讼败诉率",
        "Administrative lawsuits lost",
        "value_unit",
        "share",
        "status_reason",
        "MISSING;NO_FEED");
    component(
        "SOCIAL",
        1,
        "R4",
        "万人群防群治队伍人数",
        "Members per 10,000 residents",
        "value_unit",
        "per 10,000 residents",
        "status_reason",
        "MISSING;NO_RESOURCE_FIGURE");
  }

  private static List<String> paragraphs(List<Block> blocks) {
    return blocks.stream()
        .filter(Paragraph.class::isInstance)
        .map(block -> ((Paragraph) block).toString())
        .toList();
  }

  private static List<Cell> cells(List<Block> blocks, String sheet, int row) {
    return table(blocks, sheet).rows().get(row).cells();
  }

  @Test
  void saysInChineseWhatIsScoredAndWhatIsMissing() {
    city();
    List<Block> blocks = blocks(Language.CHINESE, Audience.INTERNAL);
    assertThat(paragraphs(blocks))
        .anyMatch(text -> text.contains("三季度，某市社会化指数因3项中仅1项有数据，不计分；法治化指数62.5分（2项中1项有数据）。"))
        .anyMatch(text -> text.contains("缺少数据的分项：社会化指数缺万人群防群治队伍人数（无资源台账数据）；法治化指数缺行政诉讼败诉率（无数据来源）。"))
        .anyMatch(text -> text.contains("有数据的分项不足50.0%的指数不计分"))
        .anyMatch(text -> text.contains("尚无网格、网格员等资源台账，网格覆盖率等资源指标无数据。社会组织参与化解率无数据来源。"));
  }

  @Test
  void saysTheSameInEnglish() {
    city();
    List<Block> blocks = blocks(Language.ENGLISH, Audience.INTERNAL);
    assertThat(paragraphs(blocks))
        .anyMatch(
            text ->
                text.contains(
                    "Q3, Made City: Public participation has no score, since only 1 of 3 components have data;"
                        + " Rule of law 62.5 (1 of 2 components with data)."))
        .anyMatch(
            text ->
                text.contains(
                    "Components without data: Public participation lacks Members per 10,000 residents"
                        + " (not in the register of resources); Rule of law lacks Administrative lawsuits lost"
                        + " (no source)."));
  }

  @Test
  void theIndicesStandInTheOrderOfTheBookBesideTheYearBefore() {
    city();
    List<Block> blocks = blocks(Language.CHINESE, Audience.INTERNAL);
    assertThat(cells(blocks, "isations", 0))
        .containsExactly(
            Cell.words("社会化指数"), Cell.absent("分项不足，不计分"), Cell.words("3项中1项"), Cell.absent("无数据"));
    assertThat(cells(blocks, "isations", 1).toString()).contains("value=62.5", "value=58.0");
    // 甲 has no row of the other index; the city is the last line.
    assertThat(cells(blocks, "isation-units", 0).get(1)).isEqualTo(Cell.absent("无数据"));
    assertThat(cells(blocks, "isation-units", 0).get(2).toString()).contains("value=70.0");
    assertThat(cells(blocks, "isation-units", 1).get(0)).isEqualTo(Cell.words("某市"));
  }

  @Test
  void componentsShowTheirIntervalGoalpostsAndRemarks() {
    city();
    List<Cell> kept = cells(blocks(Language.CHINESE, Audience.INTERNAL), "isation-components", 1);
    assertThat(kept.get(1)).isEqualTo(Cell.words("协议履行率"));
    assertThat(kept.get(2).toString()).contains("value=0.8125", "PERCENT");
    assertThat(kept.get(3).toString()).contains("low=0.7", "high=0.9");
    assertThat(kept.get(4).toString()).contains("low=0.5", "high=1.0");
    assertThat(kept.get(6)).isEqualTo(Cell.words("下限值"));
  }

  /** Of 160 agreements so many were kept, which is all that an index is made of. */
  private void agreementsKept(double kept, double score) {
    made.row("gold.indicator_definition", "indicator_id", "D19", "unit", "share");
    index("city", "2025Q3", 1, "LAW", "法治化", "Rule of law", score, 1, 1);
    component(
        "LAW",
        1,
        "D19",
        "协议履行率",
        "Agreements kept",
        "value",
        kept / 160,
        "ci_low",
        0.94,
        "ci_high",
        0.99,
        "score",
        score,
        "value_unit",
        "share",
        "numerator",
        kept,
        "denominator",
        160.0);
  }

  /** 157 of 160: with 3 that were not kept, the score would give the 3 back. */
  @Test
  void thePublicSeesNeitherASmallCountNorTheIndexThatWouldGiveItBack() {
    agreementsKept(157, 96.25);
    String internal = blocks(Language.CHINESE, Audience.INTERNAL).toString();
    assertThat(internal).contains("96.25", "0.98125");
    List<Block> shown = blocks(Language.CHINESE, Audience.PUBLIC);
    assertThat(shown.toString()).doesNotContain("96.2", "96.3", "0.98125", "0.94");
    assertThat(paragraphs(shown)).anyMatch(text -> text.contains("法治化指数不公布"));
  }

  /** 140 of 160: neither they nor the 20 others are few, so that the publication alone decides. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void thePublicSeesAComponentWhoseValueIsPublished(boolean isPublished) {
    agreementsKept(140, 75);
    made.row(
        "gold.indicator_value",
        "indicator_id",
        "D19",
        "unit_id",
        "city",
        "period",
        "2025Q3",
        "numerator",
        isPublished ? 140.0 : null,
        "suppressed",
        !isPublished);
    String shown = blocks(Language.CHINESE, Audience.PUBLIC).toString();
    assertThat(shown.contains("0.875")).isEqualTo(isPublished);
    assertThat(shown.contains("法治化指数不公布")).isEqualTo(!isPublished);
  }

  @Test
  void resourcesStandBesideWithTheDayOfTheOldestFigure() {
    city();
    component(
        "SOCIAL",
        2,
        "R6",
        "万人登记社会组织数",
        "Organisations",
        "value",
        4.0,
        "value_unit",
        "per 10,000 residents",
        "reference_date",
        "2024-12-31");
    for (String unit : List.of("city", "a")) {
      made.row(
          "gold.indicator_value",
          "indicator_id",
          "R1",
          "unit_id",
          unit,
          "period",
          "2025Q3",
          "value",
          unit.equals("a") ? 0.75 : 0.9);
    }
    List<Block> blocks = blocks(Language.CHINESE, Audience.INTERNAL);
    Table resources = table(blocks, "resources");
    assertThat(resources.columns()).hasSize(2);
    assertThat(resources.rows().get(0).toString()).contains("甲", "value=0.75");
    assertThat(resources.rows().get(1).toString()).contains("某市", "value=0.9");
    assertThat(resources.notes()).containsExactly("数据取自资源台账，最早统计于2024年12月31日。台账为全数统计，不附区间。");
    assertThat(paragraphs(blocks)).noneMatch(text -> text.contains("尚无"));
  }

  @Test
  void withoutFiguresTheChapterSaysSo() {
    assertThat(paragraphs(blocks(Language.CHINESE, Audience.INTERNAL)))
        .singleElement()
        .asString()
        .contains("本季度无四化指数数据。");
  }
}
