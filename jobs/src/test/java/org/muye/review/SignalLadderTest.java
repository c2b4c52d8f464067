package org.muye.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.muye.review.ReviewBlocks.table;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.muye.document.Block;
import org.muye.document.Language;
import org.muye.document.Paragraph;
import org.muye.document.Table;
import org.muye.document.Text;

/** The ladder of signals in the review of a made-up city. */
class SignalLadderTest {
  private final MadeReview made = new MadeReview();
  private String release = "FIRST";

  /**
   * Population has grown a little. Counts of a year earlier are 1,000, 40 and 7; 30 of 900 and none
   * of 100 rose.
   */
  @BeforeEach
  void make() {
    level(3, "三级信号", "Level 3 (signals)");
    level(2, "二级扩散", "Level 2 (spread)");
    level(1, "一级激化", "Level 1 (intense)");
    signals("3", 1_200, 0.8, 1_000);
    signals("2", 30, 0.02, 40);
    signals("1", 3, 0.002, 7);
    ratio("3", 1.19, 1.09, 1.3);
    ratio("2", 0.75, 0.45, 1.23);
    ratio("1", 0.43, 0.07, 1.88);
    share("N2", "3", 30, 900, 0.0234, 0.0472);
    share("N2_TO", "3|2", 20, 900, 0.0144, 0.0341);
    share("N2_TO", "3|1", 10, 900, 0.006, 0.0203);
    share("N2", "2", 0, 100, 0, 0.037);
    share("N2_TO", "2|1", 0, 100, 0, 0.037);
    value("N3", null, "2025Q3", 30.0, null, 12.5, null, null);
    made.row("gold.indicator_definition", "indicator_id", "N2", "unit", "share");
    made.row("gold.indicator_definition", "indicator_id", "N2_TO", "unit", "share");
    share("D22", "at_source", 800, 1_000, 0.7741, 0.8236);
    share("D22", "open", 200, 1_000, 0.1764, 0.2259);
  }

  private void level(int number, String zh, String en) {
    made.row("region.signal_levels", "level", number, "name_zh", zh, "name_en", en);
  }

  private void value(
      String indicator,
      @Nullable String category,
      String period,
      @Nullable Double numerator,
      @Nullable Double denominator,
      @Nullable Double value,
      @Nullable Double low,
      @Nullable Double high) {
    made.row(
        "gold.indicator_value",
        "indicator_id",
        indicator,
        "unit_id",
        "city",
        "period",
        period,
        "category",
        category,
        "exposure_person_days",
        9_200_000.0,
        "numerator",
        numerator,
        "denominator",
        denominator,
        "value",
        value,
        "ci_low",
        low,
        "ci_high",
        high);
  }

  /** The count of a level now and a year earlier; the ratio is put in by {@link #ratio}. */
  private void signals(String category, double now, double share, double before) {
    value("N1", category, "2024Q3", before, null, null, null, null);
    value("N1", category, "2025Q3", now, null, null, null, null);
    value("N1_SHARE", category, "2025Q3", now, null, share, null, null);
  }

  private void ratio(String category, double ratio, double low, double high) {
    List<GoldRow> values = made.tables.getOrDefault("gold.indicator_value", List.of());
    for (int i = 0; i < values.size(); i++) {
      GoldRow row = values.get(i);
      if (row.is("indicator_id", "N1")
          && row.is("category", category)
          && row.is("period", "2025Q3")) {
        Map<String, @Nullable Object> cells = new LinkedHashMap<>(row.cells());
        cells.put("rate_ratio_yoy", ratio);
        cells.put("rate_ratio_low", low);
        cells.put("rate_ratio_high", high);
        values.set(i, new GoldRow(cells));
      }
    }
  }

  private void share(
      String indicator, String category, double part, double whole, double low, double high) {
    value(indicator, category, "2025Q3", part, whole, part / whole, low, high);
  }

  private List<Block> blocks(Language language, Audience audience) {
    return SignalLadder.blocks(new ReviewContext(made.inputs(release), language, audience));
  }

  private List<String> paragraphs(Language language) {
    return blocks(language, Audience.INTERNAL).stream()
        .filter(Paragraph.class::isInstance)
        // A number and its percent sign stay on one line.
        .map(block -> words((Paragraph) block).replace('\u00a0', ' '))
        .toList();
  }

  private static String words(Paragraph paragraph) {
    return paragraph.text().parts().stream()
        .map(part -> ((Text.Plain) part).words())
        .collect(Collectors.joining());
  }

  @Test
  void saysInChineseWhatStandsOnEachLevelWhatRoseAndWhatBecameOfIt() {
    assertThat(paragraphs(Language.CHINESE))
        .containsExactly(
            "三季度，某市各级信号：三级信号1,200件（起），同比上升19.0%（率比1.19，95%区间1.09–1.30），明显上升；"
                + "二级扩散30件（起），同比下降25.0%（率比0.75，95%区间0.45–1.23），差异尚不显著；"
                + "一级激化3件（起），基数较小（上年同期7件），不计算增幅。",
            "截至2025年10月20日，归入三级信号的矛盾纠纷900件，其中30件升至更高一级，占3.3%（95%区间2.3–4.7%）；"
                + "归入二级扩散的矛盾纠纷100件，尚无升级记录，升级率0.0%（95%区间0.0–3.7%）。"
                + "已升级的纠纷从受理到首次升级的用时中位数为12.5天。",
            "截至2025年10月20日，本季度受理的矛盾纠纷中，就地化解占80.0%，尚未化解占20.0%。");
  }

  @Test
  void saysTheSameInEnglish() {
    assertThat(paragraphs(Language.ENGLISH))
        .containsExactly(
            "Records of Made City in Q3 by level of signals: Level 3 (signals) 1,200, 19.0 % more than a year"
                + " earlier (rate ratio 1.19, 95 % interval 1.09–1.30): a clear rise; Level 2 (spread) 30,"
                + " 25.0 % fewer than a year earlier (rate ratio 0.75, 95 % interval 0.45–1.23): not yet a"
                + " clear difference; Level 1 (intense) 3, the base is small (7 a year earlier), no"
                + " percentage is given.",
            "By 20 October 2025, of 900 disputes found on Level 3 (signals), 30 rose to a higher level: 3.3 %"
                + " (95 % interval 2.3–4.7 %); of 100 disputes found on Level 2 (spread), none is recorded"
                + " to have risen: 0.0 % (95 % interval 0.0–3.7 %). Those that rose did so after 12.5 days"
                + " in the median.",
            "Of the disputes accepted in the quarter, by 20 October 2025: resolved at source 80.0 %,"
                + " not resolved 20.0 %.");
  }

  @Test
  void theTablesHaveALineForEachLevelAndForEachRise() {
    List<Block> blocks = blocks(Language.CHINESE, Audience.INTERNAL);
    assertThat(table(blocks, "signal-ladder").rows()).hasSize(3);
    assertThat(table(blocks, "signal-ladder").rows().get(2).toString())
        .contains("一级激化", "value=3.0", "value=7.0", "基数较小");
    // The levels 3 and 2, and of level 3 the two to which a dispute can rise.
    assertThat(table(blocks, "signal-rises").rows().stream().map(row -> row.cells().get(0)))
        .extracting(Object::toString)
        .satisfiesExactly(
            name -> assertThat(name).contains("三级信号"),
            name -> assertThat(name).contains("其中：升至二级扩散"),
            name -> assertThat(name).contains("其中：升至一级激化"),
            name -> assertThat(name).contains("二级扩散"));
    assertThat(table(blocks, "dispute-outcomes").rows()).hasSize(2);
  }

  @Test
  void recordsWithoutAChannelHaveALineAndAreExplained() {
    signals("UNK", 12, 0.01, 10);
    Table ladder = table(blocks(Language.CHINESE, Audience.INTERNAL), "signal-ladder");
    assertThat(ladder.rows().get(3).toString()).contains("级别不明", "value=12.0");
    assertThat(ladder.notes().toString()).contains("各级记录数因此为下限");
  }

  @Test
  void anOpenQuarterShowsNoWholeQuarterBesideIt() {
    release = "PROVISIONAL";
    assertThat(
            table(blocks(Language.CHINESE, Audience.INTERNAL), "signal-ladder").rows().toString())
        .contains("按相同天数比较", "19.0%")
        .doesNotContain("value=1000.0");
  }

  /** 3 is below 5; the next smallest, 30, would give it back from the sum. */
  @Test
  void thePublicSeesNoSmallLevel() {
    List<Block> blocks = blocks(Language.CHINESE, Audience.PUBLIC);
    assertThat(table(blocks, "signal-ladder").rows().toString())
        .contains("value=1200.0", "不公布")
        .doesNotContain("value=3.0", "value=30.0", "value=7.0", "基数较小");
    assertThat(blocks.get(1).toString()).doesNotContain("上年同期7件").contains("一级激化：不公布");
  }

  /**
   * 3 disputes of level 2 follow from all disputes and the 900 of level 3, which are hidden too.
   */
  @Test
  void thePublicSeesNoSmallNumberOfDisputesOfALevel() {
    made.tables
        .getOrDefault("gold.indicator_value", List.of())
        .removeIf(row -> row.is("indicator_id", "N2") && row.is("category", "2"));
    share("N2", "2", 0, 3, 0, 0.5615);
    assertThat(table(blocks(Language.CHINESE, Audience.INTERNAL), "signal-rises").rows().toString())
        .contains("value=900.0", "value=3.0");
    assertThat(table(blocks(Language.CHINESE, Audience.PUBLIC), "signal-rises").rows().toString())
        .doesNotContain("value=900.0", "value=3.0", "value=100.0");
  }

  @Test
  void aRegionWithoutLevelsIsToldWhyThereIsNoLadder() {
    made.tables.remove("region.signal_levels");
    assertThat(paragraphs(Language.CHINESE).get(0))
        .isEqualTo("本地区未规定来源渠道、案（事）件性质与信号级别的对应关系（地区文件夹中没有 signal_levels.yaml），信号阶梯无数据。");
    assertThat(paragraphs(Language.ENGLISH).get(0)).contains("no signal_levels.yaml", "no data");
    // What became of the disputes does not depend on the ladder.
    assertThat(table(blocks(Language.CHINESE, Audience.INTERNAL), "dispute-outcomes").rows())
        .hasSize(2);
  }

  @Test
  void withoutValuesTheLadderHasNoZeros() {
    made.tables.remove("gold.indicator_value");
    assertThat(paragraphs(Language.CHINESE)).containsExactly("信号阶梯须同时有警情和矛盾纠纷记录，本季度缺少其中一类，无数据。");
  }

  @Test
  void whereNoRecordNamesAChannelTheChapterSaysSo() {
    made.tables.remove("gold.indicator_value");
    for (String level : List.of("3", "2", "1")) {
      value("N1", level, "2025Q3", null, null, null, null, null);
    }
    value("N1", "UNK", "2025Q3", 50.0, null, null, null, null);
    assertThat(paragraphs(Language.CHINESE))
        .containsExactly("各类记录均未注明来源渠道，各级信号无数据。", "本季度没有可能升级的归级纠纷，升级情况无数据。");
  }
}
