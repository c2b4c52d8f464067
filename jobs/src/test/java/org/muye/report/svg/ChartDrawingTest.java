package org.muye.report.svg;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.muye.document.Axis;
import org.muye.document.BarChart;
import org.muye.document.Chart;
import org.muye.document.DistrictMap;
import org.muye.document.Figure;
import org.muye.document.Format;
import org.muye.document.Language;
import org.muye.document.LineChart;
import org.muye.document.ReferenceLine;
import org.muye.document.Shading;
import org.muye.report.Markup;
import org.muye.report.SampleDocument;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class ChartDrawingTest {
  private static final ChartDrawing DRAWING = new ChartDrawing(Language.CHINESE);

  static Stream<Figure> figures() {
    return SampleDocument.in(Language.CHINESE).blocks().stream()
        .filter(Figure.class::isInstance)
        .map(Figure.class::cast);
  }

  private static Document drawn(Chart chart) {
    return Markup.parse(DRAWING.svg(new Figure("figure", "图", chart, "说明")));
  }

  private static List<Element> elements(Document svg, String name) {
    List<Element> found = new ArrayList<>();
    for (int i = 0; i < svg.getElementsByTagName(name).getLength(); i++) {
      found.add((Element) svg.getElementsByTagName(name).item(i));
    }
    return found;
  }

  private static Set<String> texts(Document svg) {
    return elements(svg, "text").stream().map(Element::getTextContent).collect(toSet());
  }

  @ParameterizedTest
  @MethodSource("figures")
  void drawsEveryKindWithoutScriptsWithItsAlternativeAndAlwaysAlike(Figure figure) {
    String svg = DRAWING.svg(figure);
    Document document = Markup.parse(svg);

    assertThat(elements(document, "script")).isEmpty();
    assertThat(elements(document, "title").get(0).getTextContent()).isEqualTo(figure.alternative());
    assertThat(svg).isEqualTo(new ChartDrawing(Language.CHINESE).svg(figure));
    assertThat(Markup.references(svg)).allMatch(reference -> reference.startsWith("#"));
  }

  @ParameterizedTest
  @MethodSource("figures")
  void keepsEveryTextWithinThePicture(Figure figure) {
    Document document = Markup.parse(DRAWING.svg(figure));
    double height = Double.parseDouble(document.getDocumentElement().getAttribute("height"));

    for (Element text : elements(document, "text")) {
      double y = Double.parseDouble(text.getAttribute("y"));
      double x = Double.parseDouble(text.getAttribute("x"));
      assertThat(y).as(text.getTextContent()).isBetween(0.0, height);
      assertThat(x).as(text.getTextContent()).isBetween(0.0, ChartDrawing.WIDTH);
    }
  }

  /**
   * By hand: values from 0 to 100 in a plot 260 high whose top is 10 + 6 and whose bottom is 276;
   * labels of "100" are 3 x 0.57 x 13 = 22.2 wide, so the plot is from 10 + 22.2 + 8 = 40.2 to 560
   * - 10 - 14 = 536, and its middle is 288.1.
   */
  @Test
  void drawsALineThroughItsPoints() {
    Document svg =
        drawn(
            new LineChart(
                "",
                new Axis("", Format.integer()),
                List.of("1", "2", "3"),
                List.of(LineChart.Line.observed("件", Arrays.asList(0.0, 50.0, 100.0))),
                List.of(),
                List.of()));

    assertThat(elements(svg, "polyline")).hasSize(1);
    assertThat(elements(svg, "polyline").get(0).getAttribute("points"))
        .isEqualTo("40.2,276 288.1,146 536,16");
  }

  @Test
  void interruptsALineWhereThereIsNoValue() {
    Document svg =
        drawn(
            new LineChart(
                "",
                new Axis("", Format.integer()),
                List.of("1", "2", "3", "4", "5"),
                List.of(
                    LineChart.Line.observed("件", Arrays.asList(1.0, 2.0, null, 3.0, 4.0)),
                    LineChart.Line.forecast("预测", Arrays.asList(null, null, null, 3.0, 5.0))),
                List.of(
                    new LineChart.Band(
                        "80%",
                        Arrays.asList(null, null, null, 2.0, 3.0),
                        Arrays.asList(null, null, null, 4.0, 7.0))),
                List.of(new ReferenceLine("界限", 6))));
    List<Element> lines = elements(svg, "polyline");

    assertThat(lines).hasSize(3);
    assertThat(lines.get(0).hasAttribute("stroke-dasharray")).isFalse();
    assertThat(lines.get(2).hasAttribute("stroke-dasharray")).isTrue();
    assertThat(texts(svg)).contains("件", "预测", "80%", "界限");
  }

  @Test
  void printsTheValueOfABarAndWordsForNone() {
    Document svg =
        drawn(
            new BarChart(
                new Axis("", Format.percent(1)),
                List.of("甲", "乙"),
                List.of(new BarChart.Series("率", Arrays.asList(0.5, null))),
                "无数据"));

    assertThat(texts(svg)).contains("50.0%", "无数据", "甲", "乙");
    // The bar, its legend and the ground of the picture; none for what is absent.
    assertThat(elements(svg, "rect")).hasSize(3);
  }

  /** An area of a hundredth of the map's width has no room for a name of five ideographs. */
  @Test
  void numbersAreasThatAreTooSmallForTheirNames() {
    Document svg =
        drawn(
            new DistrictMap(
                List.of(area("大县", 113, 1, 0), area("很小的一个", 114.2, 0.01, null)),
                new Shading(List.of("低", "高"), "无数据")));

    assertThat(elements(svg, "path").stream().map(path -> path.getAttribute("fill")))
        .filteredOn(fill -> fill.startsWith("url(#figure-"))
        .hasSize(1);
    assertThat(elements(svg, "text").stream().map(Element::getTextContent))
        // On the map with a light edge behind it, then in the list.
        .containsSubsequence("大县", "1", "1", "1", "很小的一个", "低", "高", "无数据");
  }

  @Test
  void drawsAreasWithoutNamesAndListsNone() {
    Document svg =
        drawn(
            new DistrictMap(
                List.of(area("", 113, 1, 0), area("", 114.2, 0.01, 1)),
                new Shading(List.of("低", "高"), "无数据")));

    assertThat(elements(svg, "path")).filteredOn(path -> path.hasAttribute("fill-rule")).hasSize(2);
    assertThat(texts(svg)).containsExactlyInAnyOrder("低", "高", "无数据");
  }

  private static DistrictMap.Area area(
      String label, double west, double size, @Nullable Integer shade) {
    return new DistrictMap.Area(
        label,
        "",
        shade,
        List.of(
            new DistrictMap.Ring(
                List.of(
                    new DistrictMap.Position(west, 35),
                    new DistrictMap.Position(west + size, 35),
                    new DistrictMap.Position(west + size, 35 + size),
                    new DistrictMap.Position(west, 35 + size)))));
  }

  @Test
  void escapesWhatIsMarkupElsewhere() {
    String svg =
        DRAWING.svgWithCaption(
            new Figure(
                "figure",
                "甲 & 乙 <b>",
                new BarChart(
                    new Axis("", Format.integer()),
                    List.of("a\u0001<script>"),
                    List.of(new BarChart.Series("", Arrays.asList(1.0))),
                    "无"),
                "\"]]>"));

    assertThat(texts(Markup.parse(svg))).contains("甲 & 乙 <b>", "a\uFFFD<script>");
    assertThat(elements(Markup.parse(svg), "script")).isEmpty();
  }
}
