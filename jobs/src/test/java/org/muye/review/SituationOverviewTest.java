package org.muye.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.muye.review.ReviewBlocks.chart;
import static org.muye.review.ReviewBlocks.table;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.muye.document.Block;
import org.muye.document.Document;
import org.muye.document.DotChart;
import org.muye.document.Language;
import org.muye.document.Paragraph;
import org.muye.document.Table;
import org.muye.report.json.JsonReport;

/** The state of a made-up city with the districts 甲 and 乙 after a made-up night. */
class SituationOverviewTest {
  private final MadeReview made = new MadeReview("甲", "乙");

  private Document document(@Nullable LastNight night, Language language) {
    return SituationOverview.document(made.inputs("FIRST"), Optional.ofNullable(night), language);
  }

  private static LastNight night(boolean isPublished, int closedGates) {
    return new LastNight(
        "2025-10-20 01:00",
        isPublished,
        List.of(new LastNight.Source("hotline", "incident", 120, 110, 3, 4, 6)),
        2,
        0,
        closedGates);
  }

  private static boolean warns(Document document, String words) {
    for (Block block : document.blocks()) {
      if (block instanceof Paragraph paragraph
          && paragraph.kind() == Paragraph.Kind.WARNING
          && paragraph.toString().contains(words)) {
        return true;
      }
    }
    return false;
  }

  @Test
  void withoutARunAndWithoutFiguresItSaysSo() {
    for (Language language : Language.values()) {
      String json = JsonReport.of(document(null, language));
      assertThat(json).doesNotContain("\"value\" : 0", "null", "NaN", "{0}", "{1}");
    }
    String words = JsonReport.of(document(null, Language.CHINESE));
    assertThat(words).contains("没有夜间运行的记录", "本季度没有排名", "内部资料");
  }

  @Test
  void whatTheNightTookInIsAccountedForBySource() {
    Document document = document(night(true, 0), Language.CHINESE);
    assertThat(JsonReport.of(document)).contains("接收新文件2个，读取记录120条，其中6条被隔离");
    assertThat(table(document.blocks(), "sources").rows().toString())
        .contains("hotline", "value=120.0", "value=110.0", "value=4.0", "value=6.0");
    assertThat(warns(document, "此前运行的结果")).isFalse();
  }

  @Test
  void aNightThatPublishedNothingIsNotTakenForTheStateShown() {
    assertThat(warns(document(night(false, 2), Language.CHINESE), "2道质量门槛未通过")).isTrue();
    assertThat(warns(document(night(false, 0), Language.CHINESE), "未正常完成")).isTrue();
    assertThat(warns(document(night(false, 2), Language.ENGLISH), "2 quality gates")).isTrue();
  }

  @Test
  void ranksComeInTheirOrderWithTheirIntervalsAndTheCityHasNone() {
    index("b", "乙", "INDEX", 2, 1, 2);
    index("a", "甲", "INDEX", 1, 1, 2);
    index("a", "甲", "D1", null, null, null);
    index("city", "某市", "INDEX", null, null, null);
    DotChart chart = chart(document(null, Language.CHINESE).blocks(), "ranks", DotChart.class);
    assertThat(chart.dots())
        .extracting(DotChart.Dot::label, DotChart.Dot::value, DotChart.Dot::low, DotChart.Dot::high)
        .containsExactly(tuple("甲", 1.0, 1.0, 2.0), tuple("乙", 2.0, 1.0, 2.0));
  }

  private void index(
      String unit,
      String name,
      String component,
      @Nullable Integer rank,
      @Nullable Integer low,
      @Nullable Integer high) {
    List<@Nullable Object> cells =
        new ArrayList<>(List.of("unit_id", unit, "unit_name_zh", name, "component", component));
    Collections.addAll(cells, "rank", rank, "rank_low", low, "rank_high", high);
    made.row(SituationOverview.INDEX, cells.toArray());
  }

  @Test
  void alarmsAreListedTheNewestFirstAndQuietWeeksOnlyCounted() {
    alarm("2025-W30", "2025-07-21", true);
    alarm("2025-W31", "2025-07-28", false);
    alarm("2025-W32", "2025-08-04", true);
    Document document = document(null, Language.CHINESE);
    assertThat(JsonReport.of(document)).contains("2025年7月1日以来共判断3个周计数，其中2个超过上限");
    Table alarms = table(document.blocks(), "alarms");
    assertThat(alarms.rows()).hasSize(2);
    assertThat(alarms.rows().get(0).toString()).contains("2025-W32", "甲", "value=9.0");
    assertThat(alarms.rows().get(1).toString()).contains("2025-W30");
  }

  private void alarm(String week, String monday, boolean isAlarm) {
    made.row(
        SituationOverview.ALARMS,
        "unit_id",
        "a",
        "unit_name_zh",
        "甲",
        "unit_name_en",
        "A",
        "period",
        week,
        "week_start",
        monday,
        "series",
        "I2",
        "indicator_id",
        "I2",
        "method",
        "EARS_C2",
        "observed",
        9.0,
        "expected",
        3.0,
        "upper_bound",
        7.5,
        "alarm",
        isAlarm);
  }
}
