package org.muye.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.muye.review.ReviewBlocks.chart;
import static org.muye.review.ReviewBlocks.isTable;
import static org.muye.review.ReviewBlocks.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.muye.document.Block;
import org.muye.document.Cell;
import org.muye.document.DistrictMap;
import org.muye.document.Document;
import org.muye.document.DotChart;
import org.muye.document.Figure;
import org.muye.document.Heading;
import org.muye.document.HeatMap;
import org.muye.document.Language;
import org.muye.document.Paragraph;
import org.muye.document.Table;
import org.muye.report.json.JsonReport;
import org.muye.review.ReviewInputs.UnitName;

/**
 * Reviews of a made-up region of a hundred districts, more than a figure of a page can have: 区00 to
 * 区99, the number of each being its rate, its median days, and its rank less one.
 *
 * <p>Their intervals reach one to either side, but those of 区00 and 区99, which are small, span all.
 */
class ManyUnitsTest {
  private static final int UNITS = 100;

  /**
   * One for each half of a figure of 28 lines: the fourteen from 区98 down, the fourteen from 区01.
   */
  private static final List<String> HIGHEST = names(98, 85);

  private static final List<String> LOWEST = names(14, 1);

  private final MadeReview made = new MadeReview(names(0, UNITS - 1).toArray(String[]::new));
  private final List<UnitName> units = made.inputs("FIRST").units();

  private static String name(int unit) {
    return "区%02d".formatted(unit);
  }

  /** From one unit to another, both included, upwards or downwards. */
  private static List<String> names(int from, int to) {
    int step = from <= to ? 1 : -1;
    return IntStream.rangeClosed(0, Math.abs(to - from))
        .mapToObj(i -> name(from + step * i))
        .toList();
  }

  private static List<String> both(List<String> first, List<String> second) {
    List<String> both = new ArrayList<>(first);
    both.addAll(second);
    return both;
  }

  private void values(String indicator) {
    for (int i = 0; i < UNITS; i++) {
      boolean isSmall = i == 0 || i == UNITS - 1;
      value(indicator, units.get(i).id(), i, isSmall ? 0 : i - 1, isSmall ? 500 : i + 1);
    }
    value(indicator, "city", 50, 49, 51);
  }

  private void value(String indicator, String unit, double value, double low, double high) {
    made.row(
        "gold.indicator_value",
        "indicator_id",
        indicator,
        "unit_id",
        unit,
        "period",
        "2025Q3",
        "category",
        null,
        "numerator",
        100.0,
        "denominator",
        100_000.0,
        "value",
        value,
        "ci_low",
        low,
        "ci_high",
        high);
  }

  private Document review(Language language) {
    return SituationReview.document(made.inputs("FIRST"), List.of(), language, Audience.INTERNAL);
  }

  private Document overview() {
    return SituationOverview.document(made.inputs("FIRST"), Optional.empty(), Language.CHINESE);
  }

  private static List<String> labels(DotChart chart) {
    return chart.dots().stream().map(DotChart.Dot::label).toList();
  }

  private static List<String> firstWords(Table table) {
    return table.rows().stream().map(row -> ((Cell.Words) row.cells().get(0)).words()).toList();
  }

  @Test
  void ratesAreDrawnOfThoseWhoseIntervalsLieHighestAndLowestAndNotOfSmallOnes() {
    values("I2");
    Document document = overview();
    assertThat(labels(chart(document.blocks(), "district-rates", DotChart.class)))
        .containsExactlyElementsOf(both(HIGHEST, LOWEST));
    assertThat(firstWords(table(document.blocks(), "districts")))
        .containsExactlyElementsOf(both(names(0, 99), List.of("某市")));
    assertThat(
            document.blocks().stream()
                .filter(block -> block instanceof Paragraph)
                .map(Object::toString))
        .anyMatch(
            words ->
                words.contains("区县共100个")
                    && words.contains("下限最高的14个")
                    && words.contains("Reference[target=districts]"));
  }

  @Test
  void withoutIntervalsNothingIsDrawnAndNothingSaysSo() {
    values("I2");
    values("D4_MEDIAN");
    value("D1", "city", 3, 2, 4);
    for (int row = 0; row < 2 * (UNITS + 1); row++) {
      made.withoutUpperEnd("gold.indicator_value", row);
    }
    Document document = review(Language.CHINESE);
    assertThat(document.blocks())
        .noneMatch(
            block ->
                block instanceof Figure figure
                    && List.of("district-rates", "median-days").contains(figure.name()));
    assertThat(JsonReport.of(document)).doesNotContain("一图难以尽列");
    assertThat(firstWords(table(document.blocks(), "median-days-by-unit")))
        .containsExactlyElementsOf(names(0, 99));
  }

  @Test
  void mediansOfAllStandInATableUnderTheFigureOfSome() {
    values("D4_MEDIAN");
    value("D1", "city", 3, 2, 4);
    // One whose open cases leave the upper end open cannot be told from the others.
    made.withoutUpperEnd("gold.indicator_value", 98);
    Document document = review(Language.ENGLISH);
    assertThat(labels(chart(document.blocks(), "median-days", DotChart.class)))
        .containsExactlyElementsOf(both(names(97, 84), LOWEST));
    Table all = table(document.blocks(), "median-days-by-unit");
    assertThat(firstWords(all)).containsExactlyElementsOf(names(0, 99));
    assertThat(all.rows().get(50).cells())
        .containsExactly(Cell.words("区50"), Cell.number(50), Cell.interval(49, 51));
    assertThat(all.rows().get(98).cells().get(1)).isEqualTo(Cell.number(98));
    assertThat(all.rows().get(98).cells().get(2)).isInstanceOf(Cell.Absent.class);
    assertThat(JsonReport.of(document)).contains("100 districts are too many");
  }

  @Test
  void tablesOfMoreThanAHundredRowsStandInTheAnnexAndTheChapterSaysSo() {
    // With that of the city the districts are a hundred and one rows, the medians a hundred.
    values("I2");
    values("D4_MEDIAN");
    value("D1", "city", 3, 2, 4);
    List<Block> blocks = review(Language.CHINESE).blocks();
    int annex = blocks.indexOf(Heading.unnumbered(1, "附件"));
    assertThat(blocks.subList(annex, blocks.size())).anyMatch(block -> isTable(block, "districts"));
    assertThat(blocks.subList(0, annex))
        .noneMatch(block -> isTable(block, "districts"))
        .anyMatch(block -> isTable(block, "median-days-by-unit"))
        .anyMatch(block -> block.toString().contains("各区县主要指标共101行，列于附件"));
  }

  @Test
  void theFirstAndTheLastRanksAreDrawn() {
    for (int i = 0; i < UNITS; i++) {
      made.row(
          SituationOverview.INDEX,
          "unit_id",
          units.get(i).id(),
          "unit_name_zh",
          name(i),
          "component",
          "INDEX",
          "rank",
          i + 1,
          "rank_low",
          Math.max(1, i),
          "rank_high",
          Math.min(UNITS, i + 2));
    }
    Document document = overview();
    assertThat(labels(chart(document.blocks(), "ranks", DotChart.class)))
        .containsExactlyElementsOf(both(names(0, 13), names(86, 99)));
    assertThat(table(document.blocks(), "ranks-by-unit").rows().get(49).cells())
        .containsExactly(Cell.words("区49"), Cell.number(50), Cell.interval(49, 51));
  }

  @Test
  void skillsAreDrawnOfThoseThatLackMost() {
    value("T1", "city", 10, 9, 11);
    for (int i = 0; i < UNITS; i++) {
      // The last forty taught two skills, the others three.
      for (int skill = 1; skill <= 6; skill++) {
        made.row(
            "gold.training_coverage",
            "unit_id",
            units.get(i).id(),
            "dimension",
            "skill",
            "code",
            "0" + skill,
            "period",
            "2025",
            "sessions",
            skill <= (i < 60 ? 3 : 2) ? 7 : 0);
      }
    }
    Document document = review(Language.CHINESE);
    assertThat(chart(document.blocks(), "skills", HeatMap.class).rows())
        .extracting(HeatMap.Row::label)
        .containsExactlyElementsOf(names(60, 87));
    assertThat(table(document.blocks(), "skills-by-unit").rows().get(59).cells())
        .containsExactly(
            Cell.words("区59"),
            Cell.number(7),
            Cell.number(7),
            Cell.number(7),
            Cell.number(0),
            Cell.number(0),
            Cell.number(0));
    // Of a hundred names thirty are read.
    assertThat(JsonReport.of(document)).contains("区28、区29等100个").doesNotContain("区29、区30");
  }

  @Test
  void theMapNamesThoseThatStandOnALevel() {
    assertThat(named(3)).containsExactly("区00", "区01", "区02");
  }

  @Test
  void theMapNamesNoneWhereTooManyStandOnALevel() {
    assertThat(named(29)).isEmpty();
  }

  /** The names on the map where so many units stand on a level. */
  private List<String> named(int raised) {
    for (int i = 0; i < UNITS; i++) {
      made.row(
          "gold.warning",
          "unit_id",
          units.get(i).id(),
          "period",
          "2025Q3",
          "level",
          i < raised ? 3 : 0,
          "level_name_zh",
          i < raised ? "三级" : "无");
    }
    Document document =
        SituationOverview.document(
            made.inputs("FIRST", List.of(0.0, 0.0, 1.0, 0.0, 1.0, 1.0)),
            Optional.empty(),
            Language.CHINESE);
    DistrictMap map = chart(document.blocks(), "district-map", DistrictMap.class);
    assertThat(map.areas()).hasSize(UNITS);
    return map.areas().stream()
        .map(DistrictMap.Area::label)
        .filter(label -> !label.isEmpty())
        .toList();
  }
}
