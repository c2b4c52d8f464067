package org.muye.report.svg;

import java.util.ArrayList;
import java.util.List;
import org.muye.document.HeatMap;
import org.muye.report.svg.Canvas.Anchor;
import org.muye.report.svg.Canvas.Point;
import org.muye.report.text.TextWidth;

/** Draws a heat map; its headers rise to the right where they are too wide for their columns. */
record HeatDrawing(Canvas canvas, HeatMap chart) {
  private static final double ROW = 24;
  private static final double MOST_LABEL = 150;
  private static final int MOST_HEADER_LINES = 3;

  double draw(double top) {
    Names names = Names.of(chart.rows().stream().map(HeatMap.Row::label).toList(), MOST_LABEL);
    double left = ChartDrawing.MARGIN + names.width() + 8;
    double right = ChartDrawing.WIDTH - ChartDrawing.MARGIN;
    boolean rises = rises((right - left) / chart.columns().size());
    if (rises) {
      // The last header leans over the edge.
      right -= 0.7 * TextWidth.of(chart.columns().get(chart.columns().size() - 1), Canvas.FONT);
    }
    double width = (right - left) / chart.columns().size();
    double y = rises ? risingHeaders(top, left, width) : headers(top, left, width);
    for (int i = 0; i < chart.rows().size(); i++) {
      double height = Math.max(ROW, names.height(i) + 4);
      canvas.lines(new Point(left - 8, y + height / 2), Anchor.END, names.lines().get(i));
      row(chart.rows().get(i), new Box(left, y, width, height));
      y += height;
    }
    return ShadingLegend.of(chart.shading())
        .draw(canvas, ChartDrawing.MARGIN, y + 6, ChartDrawing.WIDTH - 2 * ChartDrawing.MARGIN);
  }

  private boolean rises(double width) {
    return chart.columns().stream()
        .anyMatch(
            column ->
                TextWidth.wrap(column, Canvas.FONT, width - 4).size() > MOST_HEADER_LINES
                    || hasWordWiderThan(column, width - 4));
  }

  private static boolean hasWordWiderThan(String column, double width) {
    // Ideographs break anywhere; only words of letters can be too wide.
    return List.of(column.split("[^\\p{Alnum}\\p{Punct}]+")).stream()
        .anyMatch(word -> TextWidth.of(word, Canvas.FONT) > width);
  }

  private double headers(double top, double left, double width) {
    List<List<String>> headers = new ArrayList<>();
    int most = 1;
    for (String column : chart.columns()) {
      List<String> lines = TextWidth.wrap(column, Canvas.FONT, width - 4);
      headers.add(lines);
      most = Math.max(most, lines.size());
    }
    double height = most * Canvas.LINE;
    for (int i = 0; i < headers.size(); i++) {
      canvas.lines(
          new Point(left + (i + 0.5) * width, top + height / 2), Anchor.MIDDLE, headers.get(i));
    }
    return top + height + 4;
  }

  private double risingHeaders(double top, double left, double width) {
    double longest =
        chart.columns().stream()
            .mapToDouble(column -> TextWidth.of(column, Canvas.FONT))
            .max()
            .orElse(0);
    double height = 0.71 * (longest + Canvas.FONT);
    for (int i = 0; i < chart.columns().size(); i++) {
      canvas.risingText(
          new Point(left + (i + 0.5) * width, top + height - 6), chart.columns().get(i));
    }
    return top + height;
  }

  private void row(HeatMap.Row row, Box first) {
    Box box = first;
    for (HeatMap.Cell cell : row.cells()) {
      Fill fill = ShadingLegend.fill(chart.shading(), cell.shade());
      canvas.rectangle(box, fill, Stroke.solid(Fill.PAPER, 1));
      if (cell.shade() == null) {
        canvas.haloedText(box.middle(), Anchor.MIDDLE, cell.words());
      } else {
        canvas.text(box.middle(), Anchor.MIDDLE, cell.words(), fill.ink(), false);
      }
      box = new Box(box.right(), box.y(), box.width(), box.height());
    }
  }
}
