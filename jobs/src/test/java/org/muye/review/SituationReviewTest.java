package org.muye.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.muye.review.ReviewBlocks.table;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.muye.config.FindingRules;
import org.muye.document.Block;
import org.muye.document.Cell;
import org.muye.document.Document;
import org.muye.document.Heading;
import org.muye.document.Language;
import org.muye.document.Paragraph;
import org.muye.document.Table;
import org.muye.report.json.JsonReport;

/**
 * Reviews of made-up figures of a made-up city with the districts 甲, 乙 and 丙.
 *
 * <p>Longer than 300 lines because each chapter is read for what it must and must not say.
 */
class SituationReviewTest {
  private static final @Nullable Path SHIPPED = null;
  private final MadeReview made = new MadeReview("甲", "乙", "丙");

  private void value(
      String indicator, String unit, double numerator, @Nullable Double denominator, double value) {
    ofQuarter(
        indicator,
        unit,
        "",
        "numerator",
        numerator,
        "denominator",
        denominator,
        "value",
        value,
        "ci_low",
        value * 0.5,
        "ci_high",
        value * 2);
  }

  private void ofQuarter(
      String indicator, String unit, String category, @Nullable Object... cells) {
    List<@Nullable Object> all =
        new ArrayList<>(List.of("indicator_id", indicator, "unit_id", unit, "period", "2025Q3"));
    all.add("category");
    all.add(category.isEmpty() ? null : category);
    Collections.addAll(all, cells);
    made.row("gold.indicator_value", all.toArray());
  }

  private Document document(String release, Language language, Audience audience) {
    ReviewInputs inputs = made.inputs(release);
    return SituationReview.document(
        inputs, Findings.of(inputs, FindingRules.load(SHIPPED), audience), language, audience);
  }

  private static List<String> headings(Document document) {
    return document.blocks().stream()
        .filter(block -> block instanceof Heading heading && heading.level() == 1)
        .map(block -> ((Heading) block).words())
        .toList();
  }

  @Test
  void everyChapterSaysThatThereAreNoDataInsteadOfAZero() {
    for (Language language : Language.values()) {
      Document document = document("FIRST", language, Audience.INTERNAL);
      assertThat(headings(document)).hasSize(10);
      String json = JsonReport.of(document);
      assertThat(json).doesNotContain("\"value\" : 0", "null", "NaN", "{0}");
    }
    String words = JsonReport.of(document("FIRST", Language.CHINESE, Audience.INTERNAL));
    assertThat(words).contains("本季度无可用数据", "本季度无警情数据", "无责任制活动和班子成员数据", "未配置考核规则");
  }

  @Test
  void anOpenQuarterIsMarkedOnEveryPageAndExplained() {
    Document document = document("PROVISIONAL", Language.CHINESE, Audience.INTERNAL);
    assertThat(document.mark()).contains("内部资料", "暂定");
    assertThat(document.blocks())
        .anyMatch(
            block ->
                block instanceof Paragraph paragraph && paragraph.kind() == Paragraph.Kind.WARNING);
    Document closed = document("FIRST", Language.CHINESE, Audience.PUBLIC);
    assertThat(closed.mark()).isEmpty();
  }

  /** 3 of 40 follows from the sum, unless the next smallest, 7, is hidden too. */
  @Test
  void thePublicSeesNeitherASmallCountNorWhatWouldGiveItBack() {
    value("I2", "a", 30, 100_000.0, 3.0);
    value("I2", "b", 7, 100_000.0, 0.7);
    value("I2", "c", 3, 100_000.0, 0.3);
    value("I2", "city", 40, 300_000.0, 1.333);
    String internal = row(document("FIRST", Language.CHINESE, Audience.INTERNAL), "丙");
    assertThat(internal).contains("value=3.0", "value=0.3");
    Document shown = document("FIRST", Language.CHINESE, Audience.PUBLIC);
    for (String name : List.of("乙", "丙")) {
      assertThat(row(shown, name))
          .doesNotContain("value=7.0", "value=3.0", "value=0.7", "value=0.3")
          .contains("不公布");
    }
    assertThat(row(shown, "甲")).contains("value=30.0");
  }

  /**
   * What is not published has no numbers and says so, and so does a unit that is not listed; the
   * counts behind a level and revisions are for the office alone.
   */
  @Test
  void thePublicSeesWhatIsPublishedAndNothingElse() {
    value("I2", "a", 30, 100_000.0, 3.0);
    unpublished("I2", "b", "");
    value("I2", "city", 40, 300_000.0, 1.333);
    unpublished("D1", "city", "");
    unpublished("I10_GRADE", "city", "");
    value("I10_GROUP", "city", 0, null, 0);
    unpublished("I7", "city", "hour:08-10");
    unpublished("I6", "city", "01");
    made.row("gold.warning", "unit_id", "a", "period", "2025Q3", "level", 1, "rules", "R");
    for (int condition = 0; condition < 2; condition++) {
      made.row(
          "gold.warning_evidence",
          "unit_id",
          "a",
          "period",
          "2025Q3",
          "rule_id",
          "R",
          "rule_name_zh",
          "规则甲",
          "records",
          7741);
    }
    made.row("gold.revision_log", "unit_id", "city", "old_value", 6632.5, "new_value", 5523.5);

    Document shown = document("FIRST", Language.CHINESE, Audience.PUBLIC);

    assertThat(row(shown, "甲")).contains("value=30.0");
    for (String name : List.of("乙", "丙")) {
      assertThat(row(shown, name)).contains("不公布");
    }
    assertThat(table(shown.blocks(), "warnings").rows())
        .singleElement()
        .satisfies(row -> assertThat(row.cells()).hasSize(3))
        .asString()
        .contains("规则甲");
    String all = JsonReport.of(shown);
    assertThat(all)
        .contains("各类别均不公布", "受理矛盾纠纷不公布", "较大以上案（事）件不公布", "首次发布以来的修订明细见内部版")
        .doesNotContain("7741", "6632", "5523", "NaN");
    assertThat(JsonReport.of(document("FIRST", Language.CHINESE, Audience.INTERNAL)))
        .contains("7741", "6632.5", "5523.5");
  }

  /** 97 points of 100 are one incident of grade 03 at 3 points each, whatever else is hidden. */
  @Test
  void thePublicSeesNoScoreWhichWouldGiveItsEventsBack() {
    made.row(
        "gold.assessment_score",
        "unit_id",
        "a",
        "unit_name_zh",
        "甲",
        "period",
        "2025",
        "base",
        100.0,
        "deductions",
        -3.0,
        "bonus_counted",
        0.0,
        "score",
        97.0,
        "veto",
        false,
        "display",
        "97.0",
        "rulebook_version",
        "made-1");
    assertThat(JsonReport.of(document("FIRST", Language.CHINESE, Audience.INTERNAL)))
        .contains("97.0");
    assertThat(JsonReport.of(document("FIRST", Language.CHINESE, Audience.PUBLIC)))
        .contains("公开版不列考核得分")
        .doesNotContain("97.0", "made-1");
  }

  private void unpublished(String indicator, String unit, String category) {
    ofQuarter(indicator, unit, category, "suppressed", true);
  }

  /** What a value is made of in part only has no other number, which is no lack of data. */
  @Test
  void aCountThatHasNoDenominatorLeavesItsCellBlank() {
    value("D1", "city", 40, 300_000.0, 1.333);
    value("D4_MEDIAN", "city", 36, null, 17);
    Table handling =
        table(document("FIRST", Language.CHINESE, Audience.INTERNAL).blocks(), "dispute-handling");
    assertThat(handling.rows())
        .filteredOn(row -> row.cells().get(0).toString().contains("化解用时中位数"))
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.cells().get(3).toString()).contains("value=36.0");
              assertThat(row.cells().get(4)).isEqualTo(Cell.words("—"));
            });
  }

  /** 20 of 22 resolved: 2 are not. 4 of 6: both small and the rest. */
  @Test
  void thePublicSeesNoShareWhoseRestIsSmall() {
    made.row("gold.indicator_definition", "indicator_id", "D3", "unit", "share");
    value("I2", "a", 30, 100_000.0, 3.0);
    value("D3", "a", 20, 22.0, 20 / 22.0);
    value("D3", "b", 40, 60.0, 40 / 60.0);
    Document shown = document("FIRST", Language.CHINESE, Audience.PUBLIC);
    assertThat(row(shown, "甲")).doesNotContain("value=0.909");
    assertThat(row(shown, "乙")).contains("value=0.666");
    assertThat(row(document("FIRST", Language.CHINESE, Audience.INTERNAL), "甲"))
        .contains("value=0.909");
  }

  /** A database of an earlier version has no Chinese words: then the English ones are shown. */
  @Test
  void theAnnexDefinesEachIndicatorInTheLanguageOfTheReview() {
    value("D2", "city", 90, 100.0, 0.9);
    value("D3", "city", 80, 100.0, 0.8);
    made.row(
        "gold.indicator_definition",
        "indicator_id",
        "D2",
        "formula",
        "resolved / accepted",
        "formula_zh",
        "已化解件数÷受理件数",
        "interval_method",
        "exact",
        "interval_method_zh",
        "精确区间");
    made.row("gold.indicator_definition", "indicator_id", "D3", "formula", "in time / due");
    String chinese = definitions(Language.CHINESE);
    assertThat(chinese)
        .contains("已化解件数÷受理件数", "精确区间", "in time / due")
        .doesNotContain("resolved / accepted", "exact");
    assertThat(definitions(Language.ENGLISH))
        .contains("resolved / accepted", "exact", "in time / due")
        .doesNotContain("已化解件数÷受理件数", "精确区间");
  }

  private String definitions(Language language) {
    return table(document("FIRST", language, Audience.INTERNAL).blocks(), "definitions")
        .rows()
        .toString();
  }

  private static String row(Document document, String unit) {
    return table(document.blocks(), "districts").rows().stream()
        .filter(row -> row.cells().get(0).toString().contains(unit))
        .map(Object::toString)
        .collect(Collectors.joining());
  }

  /** Level 2 is a finding by the shipped rules, level 3 is none; the last review had it of 甲. */
  @Test
  void findingsNameTheUnitADeadlineAndWhatBecameOfTheLastOnes() {
    level("a", 2);
    level("b", 3);
    made.row("gold.review_finding", "quarter", "2025Q2", "rule", "LEVEL", "unit_id", "a");
    List<Finding> findings =
        Findings.of(made.inputs("FIRST"), FindingRules.load(SHIPPED), Audience.INTERNAL);
    assertThat(findings).hasSize(1);
    assertThat(findings.get(0).unitZh()).isEqualTo("甲");
    assertThat(findings.get(0).problemZh()).isEqualTo("研判提示等级为二级");
    assertThat(findings.get(0).problemEn()).isEqualTo("Review alert level 2");
    assertThat(findings.get(0).status()).isEqualTo("OPEN");
    // 30 days after the as-of day.
    assertThat(findings.get(0).deadline()).isEqualTo(LocalDate.of(2025, 11, 19));
  }

  private void level(String unit, int level) {
    made.row("gold.warning", "unit_id", unit, "period", "2025Q3", "level", level);
  }

  /** 企业 was not reached; the skill 01 was taught in 甲 only. */
  @Test
  void gapsOfTrainingShow() {
    value("T1", "city", 4, null, 4);
    for (int venue = 1; venue <= 4; venue++) {
      coverage("city", "venue_type", String.valueOf(venue), venue == 3 ? 0 : 1);
    }
    coverage("a", "skill", "01", 2);
    coverage("b", "skill", "01", 0);
    Document document = document("FIRST", Language.CHINESE, Audience.INTERNAL);
    assertThat(document.blocks().stream().map(Block::toString))
        .anyMatch(block -> block.contains("六项自救互救技能"));
    List<Finding> findings =
        Findings.of(made.inputs("FIRST"), FindingRules.load(SHIPPED), Audience.INTERNAL);
    assertThat(findings).extracting(Finding::problemZh).containsExactly("本年度“四进”尚未覆盖：3");
  }

  private void coverage(String unit, String dimension, String code, int sessions) {
    made.row(
        "gold.training_coverage",
        "unit_id",
        unit,
        "dimension",
        dimension,
        "code",
        code,
        "period",
        "2025",
        "sessions",
        sessions);
  }

  @Test
  void keptInputsComeBackWithoutLoss() {
    value("I2", "a", 1 / 3.0, null, 0.1);
    ReviewInputs inputs = made.inputs("FIRST");
    ReviewInputs again = ReviewInputsJson.read(ReviewInputsJson.write(inputs));
    assertThat(again).isEqualTo(inputs);
    assertThat(ReviewInputsJson.write(again)).isEqualTo(ReviewInputsJson.write(inputs));
  }
}
