package org.muye.report.svg;

import java.util.List;
import java.util.Objects;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.muye.document.CellWords;
import org.muye.document.DotChart;
import org.muye.document.DotChart.Dot;
import org.muye.document.ReferenceLine;
import org.muye.report.svg.Canvas.Anchor;
import org.muye.report.svg.Canvas.Point;
import org.muye.report.text.TextWidth;

/** Draws dots with their intervals, one line for each, and what they say in words at the right. */
record DotDrawing(Canvas canvas, CellWords words, DotChart chart) {
  private static final double ROW = 24;
  private static final double MOST_LABEL = 170;
  private static final double CAP = 4;
  private static final int TICKS = 5;
  private static final Stroke INTERVAL = Stroke.solid("#222222", 1.6);

  double draw(double top) {
    Names names = Names.of(chart.dots().stream().map(Dot::label).toList(), MOST_LABEL);
    double wordsWidth =
        chart.dots().stream()
            .mapToDouble(dot -> TextWidth.of(dot.words(), Canvas.FONT))
            .max()
            .orElse(0);
    double left = ChartDrawing.MARGIN + names.width() + 12;
    double right = ChartDrawing.WIDTH - ChartDrawing.MARGIN - wordsWidth - 14;
    DoubleStream values =
        Stream.concat(
                chart.dots().stream()
                    .flatMap(
                        dot ->
                            Stream.of(dot.value(), dot.low(), dot.high()).filter(Objects::nonNull)),
                chart.references().stream().map(ReferenceLine::value))
            .mapToDouble(Double::doubleValue);
    double[] all = values.toArray();
    Scale scale =
        Scale.around(
            DoubleStream.of(all).min().orElse(0),
            DoubleStream.of(all).max().orElse(0),
            chart.axis(),
            TICKS,
            left,
            right);
    HorizontalAxis axis = new HorizontalAxis(canvas, words, chart.axis(), scale);
    double bottom = top;
    for (int i = 0; i < chart.dots().size(); i++) {
      bottom += height(names, i);
    }
    axis.grid(top, bottom);
    axis.references(chart.references(), top, bottom);
    double y = top;
    for (int i = 0; i < chart.dots().size(); i++) {
      double height = height(names, i);
      row(chart.dots().get(i), names.lines().get(i), y + height / 2, scale);
      y += height;
    }
    double foot = axis.foot(bottom);
    Legend legend = new Legend();
    chart.references().forEach(line -> legend.add(line.name(), Stroke.REFERENCE));
    return legend.draw(canvas, left, foot, ChartDrawing.WIDTH - ChartDrawing.MARGIN - left);
  }

  private static double height(Names names, int row) {
    return Math.max(ROW, names.height(row) + 4);
  }

  private void row(Dot dot, List<String> label, double y, Scale scale) {
    canvas.lines(new Point(scale.from() - 12, y), Anchor.END, label);
    canvas.text(new Point(scale.to() + 14, y), Anchor.START, dot.words());
    Double low = dot.low();
    Double high = dot.high();
    if (low != null && high != null) {
      double from = scale.at(low);
      double to = scale.at(high);
      canvas.line(new Point(from, y), new Point(to, y), INTERVAL);
      canvas.line(new Point(from, y - CAP), new Point(from, y + CAP), INTERVAL);
      canvas.line(new Point(to, y - CAP), new Point(to, y + CAP), INTERVAL);
    }
    Double value = dot.value();
    if (value != null) {
      Marker.of(0).draw(canvas, new Point(scale.at(value), y));
    }
  }
}
