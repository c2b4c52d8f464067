package org.muye.report.svg;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.muye.document.BarChart;
import org.muye.document.BarChart.Series;
import org.muye.document.CellWords;
import org.muye.report.svg.Canvas.Anchor;
import org.muye.report.svg.Canvas.Point;
import org.muye.report.text.TextWidth;

/** Draws groups of horizontal bars with their values behind them. */
record BarDrawing(Canvas canvas, CellWords words, BarChart chart) {
  private static final double BAR = 16;
  private static final double GAP = 10;
  private static final double MOST_LABEL = 190;
  private static final int TICKS = 5;

  double draw(double top) {
    Names names = Names.of(chart.categories(), MOST_LABEL);
    double left = ChartDrawing.MARGIN + names.width() + 10;
    double valueWidth =
        chart.series().stream()
            .flatMap(series -> series.values().stream())
            .mapToDouble(value -> TextWidth.of(words(value), Canvas.FONT))
            .max()
            .orElse(0);
    double right = ChartDrawing.WIDTH - ChartDrawing.MARGIN - valueWidth - 6;
    double most =
        chart.series().stream()
            .flatMap(series -> series.values().stream())
            .filter(Objects::nonNull)
            .mapToDouble(Double::doubleValue)
            .max()
            .orElse(0);
    Scale scale = Scale.around(0, most, chart.axis(), TICKS, left, right);
    HorizontalAxis axis = new HorizontalAxis(canvas, words, chart.axis(), scale);
    double bottom = top;
    for (int i = 0; i < chart.categories().size(); i++) {
      bottom += height(names, i);
    }
    axis.grid(top, bottom);
    double y = top;
    for (int i = 0; i < chart.categories().size(); i++) {
      double height = height(names, i);
      canvas.lines(new Point(left - 8, y + height / 2), Anchor.END, names.lines().get(i));
      group(i, y + (height - chart.series().size() * BAR) / 2, scale);
      y += height;
    }
    canvas.line(new Point(left, top), new Point(left, bottom), Stroke.THIN);
    double foot = axis.foot(bottom);
    if (chart.series().size() == 1 && chart.series().get(0).name().isEmpty()) {
      return foot;
    }
    Legend legend = new Legend();
    for (int i = 0; i < chart.series().size(); i++) {
      legend.add(chart.series().get(i).name(), Fill.CLASSES.get(i));
    }
    return legend.draw(canvas, left, foot + 2, ChartDrawing.WIDTH - ChartDrawing.MARGIN - left);
  }

  private void group(int category, double top, Scale scale) {
    double y = top;
    for (int i = 0; i < chart.series().size(); i++) {
      Series series = chart.series().get(i);
      Double value = series.values().get(category);
      double end = value == null ? scale.from() : scale.at(value);
      if (value != null) {
        canvas.rectangle(
            new Box(scale.from(), y + 1, end - scale.from(), BAR - 2),
            Fill.CLASSES.get(i),
            Stroke.THIN);
      }
      canvas.text(new Point(end + 6, y + BAR / 2), Anchor.START, words(value));
      y += BAR;
    }
  }

  private double height(Names names, int category) {
    return Math.max(chart.series().size() * BAR, names.height(category)) + GAP;
  }

  private String words(@Nullable Double value) {
    return value == null ? chart.absent() : words.number(value, chart.axis().format());
  }
}
