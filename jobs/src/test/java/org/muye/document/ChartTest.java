package org.muye.document;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What cannot be drawn is refused where it is made. */
class ChartTest {
  private static final Axis AXIS = new Axis("件", Format.integer());

  private static void refuses(ThrowingCallable making) {
    assertThatThrownBy(making).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void linesAndBandsFitTheirPositions() {
    LineChart.Line line = LineChart.Line.observed("件", Arrays.asList(1.0, null));
    LineChart.Band band = new LineChart.Band("95%", Arrays.asList(1.0), Arrays.asList(2.0));

    refuses(() -> new LineChart("", AXIS, List.of("1"), List.of(line), List.of(), List.of()));
    refuses(
        () -> new LineChart("", AXIS, List.of("1", "2"), List.of(line), List.of(band), List.of()));
    refuses(() -> new LineChart.Band("95%", Arrays.asList(1.0), Arrays.asList((Double) null)));
    refuses(() -> new LineChart.Band("95%", Arrays.asList(2.0), Arrays.asList(1.0)));
    refuses(() -> LineChart.Line.observed("件", Arrays.asList(Double.NaN)));
    refuses(() -> new Axis("日", Format.date()));
  }

  @Test
  void dotsHaveBothEndsOrNone() {
    refuses(() -> new DotChart.Dot("甲", 1.0, 0.5, null, "1"));
    refuses(() -> new DotChart.Dot("甲", null, 0.5, 1.5, "1"));
    refuses(() -> new DotChart.Dot("甲", 1.0, 1.5, 0.5, "1"));
  }

  @Test
  void barsBeginAtZero() {
    refuses(() -> new BarChart.Series("甲", Arrays.asList(-1.0)));
    refuses(
        () ->
            new BarChart(
                AXIS,
                List.of("一", "二"),
                List.of(new BarChart.Series("甲", Arrays.asList(1.0))),
                "无数据"));
  }

  @Test
  void sharesSumToOne() {
    refuses(() -> new ShareBars.Bar("甲", List.of(0.5, 0.4)));
    refuses(
        () ->
            new ShareBars(List.of("一"), List.of(new ShareBars.Bar("甲", List.of(0.5, 0.5))), "无数据"));
  }

  @Test
  void funnelsHaveLimitsInOrder() {
    FunnelChart.Limits.End end = new FunnelChart.Limits.End(10, 0.5, 1.5);

    refuses(() -> new FunnelChart.Limits("95%", List.of(end)));
    refuses(() -> new FunnelChart.Limits("95%", List.of(end, end)));
    refuses(() -> new FunnelChart.Point("甲", 0, 1, FunnelChart.Position.INSIDE));
  }

  @Test
  void shadesAreWithinTheShading() {
    Shading shading = new Shading(List.of("低", "高"), "无数据");

    refuses(
        () ->
            new HeatMap(
                List.of("率"),
                List.of(new HeatMap.Row("甲", List.of(new HeatMap.Cell("1", 2)))),
                shading));
    refuses(() -> new Shading(List.of("一"), "无数据"));
    refuses(() -> new DistrictMap.Ring(List.of(new DistrictMap.Position(113, 35))));
    refuses(() -> new DistrictMap.Position(113, 91));
  }
}
