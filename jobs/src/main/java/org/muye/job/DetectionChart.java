package org.muye.job;

import java.util.List;
import java.util.Map;
import org.muye.document.Axis;
import org.muye.document.Figure;
import org.muye.document.Format;
import org.muye.document.Language;
import org.muye.document.LineChart;
import org.muye.report.svg.ChartDrawing;

/** The picture of what share of events each rule found. */
final class DetectionChart {
  private DetectionChart() {}

  /**
   * Draws one line for each rule.
   *
   * @param positions labels of the horizontal axis
   * @param shares per rule one share for each position, 0 to 1
   */
  static String draw(
      String title, String horizontal, List<String> positions, Map<String, List<Double>> shares) {
    List<LineChart.Line> lines =
        shares.entrySet().stream()
            .map(rule -> LineChart.Line.observed(rule.getKey(), rule.getValue()))
            .toList();
    LineChart chart =
        new LineChart(
            horizontal,
            new Axis("share of events found", Format.percent(0)),
            positions,
            lines,
            List.of(),
            List.of());
    return new ChartDrawing(Language.ENGLISH)
        .svgWithCaption(new Figure("detection", title, chart, title));
  }
}
