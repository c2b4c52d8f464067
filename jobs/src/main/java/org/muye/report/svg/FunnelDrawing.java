package org.muye.report.svg;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.muye.document.CellWords;
import org.muye.document.FunnelChart;
import org.muye.document.FunnelChart.Limits;
import org.muye.document.FunnelChart.Position;
import org.muye.report.svg.Canvas.Anchor;
import org.muye.report.svg.Canvas.Point;
import org.muye.report.text.TextWidth;

/** Draws a funnel plot; units beyond the limits are named first, the others where there is room. */
record FunnelDrawing(Canvas canvas, CellWords words, FunnelChart chart) {
  private static final double HEIGHT = 300;
  private static final int TICKS = 5;
  private static final List<Stroke> LIMITS =
      List.of(new Stroke("#555555", 1.5, "5 4"), Stroke.solid("#555555", 1.5));

  double draw(double top) {
    double plotTop = top + Canvas.LINE + 12;
    double plotBottom = plotTop + HEIGHT;
    // Limits of the smallest units may be far above all points: the plot need not show them whole.
    double most = chart.points().stream().mapToDouble(FunnelChart.Point::value).max().orElse(1);
    Scale vertical =
        Scale.around(
            0,
            Math.max(1.15 * most, 1.6 * chart.centre().value()),
            chart.vertical(),
            TICKS,
            plotBottom,
            plotTop);
    double labelWidth =
        vertical.ticks().stream()
            .mapToDouble(
                tick -> TextWidth.of(vertical.label(tick, chart.vertical(), words), Canvas.FONT))
            .max()
            .orElse(0);
    double left = ChartDrawing.MARGIN + labelWidth + 8;
    double right = ChartDrawing.WIDTH - ChartDrawing.MARGIN - 14;
    Scale horizontal =
        Scale.around(
            0,
            DoubleStream.concat(
                    chart.points().stream().mapToDouble(FunnelChart.Point::size),
                    chart.limits().stream()
                        .flatMap(limits -> limits.ends().stream())
                        .mapToDouble(Limits.End::size))
                .max()
                .orElse(1),
            chart.horizontal(),
            TICKS + 1,
            left,
            right);
    canvas.text(
        new Point(ChartDrawing.MARGIN, top + Canvas.LINE / 2),
        Anchor.START,
        chart.vertical().words());
    for (double tick : vertical.ticks()) {
      double y = vertical.at(tick);
      canvas.line(new Point(left, y), new Point(right, y), Stroke.GRID);
      canvas.text(
          new Point(left - 8, y), Anchor.END, vertical.label(tick, chart.vertical(), words));
    }
    double centre = vertical.at(chart.centre().value());
    canvas.line(new Point(left, centre), new Point(right, centre), Stroke.REFERENCE);
    for (int i = 0; i < chart.limits().size(); i++) {
      limits(chart.limits().get(i), stroke(i), horizontal, vertical);
    }
    points(new Box(left, plotTop, right - left, HEIGHT), horizontal, vertical);
    double foot =
        new HorizontalAxis(canvas, words, chart.horizontal(), horizontal).foot(plotBottom);
    return legend(left, foot + 2, right - left);
  }

  /** With one pair of limits only, it is the dashed one. */
  private static Stroke stroke(int pair) {
    return LIMITS.get(pair);
  }

  private void limits(Limits limits, Stroke stroke, Scale horizontal, Scale vertical) {
    curve(
        limits.ends().stream().map(end -> new double[] {end.size(), end.low()}),
        stroke,
        horizontal,
        vertical);
    curve(
        limits.ends().stream().map(end -> new double[] {end.size(), end.high()}),
        stroke,
        horizontal,
        vertical);
  }

  /** The part of a curve that lies within the plot. */
  private void curve(Stream<double[]> ends, Stroke stroke, Scale horizontal, Scale vertical) {
    List<double[]> all = ends.toList();
    List<Point> shown = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      double[] end = all.get(i);
      if (end[1] <= vertical.high()) {
        if (shown.isEmpty() && i > 0) {
          double[] before = all.get(i - 1);
          double part = (vertical.high() - before[1]) / (end[1] - before[1]);
          double size = before[0] + part * (end[0] - before[0]);
          shown.add(new Point(horizontal.at(size), vertical.at(vertical.high())));
        }
        shown.add(new Point(horizontal.at(end[0]), vertical.at(end[1])));
      }
    }
    if (shown.size() > 1) {
      canvas.polyline(shown, stroke);
    }
  }

  private void points(Box frame, Scale horizontal, Scale vertical) {
    Labels labels = new Labels(frame);
    List<FunnelChart.Point> all =
        chart.points().stream()
            .sorted(
                Comparator.comparing(FunnelChart.Point::position)
                    .reversed()
                    .thenComparing(Comparator.comparing(FunnelChart.Point::size).reversed()))
            .toList();
    for (FunnelChart.Point point : all) {
      labels.avoid(new Point(horizontal.at(point.size()), vertical.at(point.value())));
    }
    for (FunnelChart.Point point : all) {
      Point at = new Point(horizontal.at(point.size()), vertical.at(point.value()));
      marker(point.position()).draw(canvas, at);
      labels
          .place(at, point.label())
          .ifPresent(
              box ->
                  canvas.haloedText(
                      new Point(box.x(), box.middle().y()), Anchor.START, point.label()));
    }
  }

  private static Marker marker(Position position) {
    return switch (position) {
      case INSIDE -> new Marker(Marker.Shape.CIRCLE, "#555555", true);
      case WARNING -> new Marker(Marker.Shape.TRIANGLE, "#E69F00", false);
      case ALARM -> new Marker(Marker.Shape.DIAMOND, "#B2182B", false);
    };
  }

  private double legend(double left, double top, double width) {
    Legend legend = new Legend();
    for (Position position : Position.values()) {
      legend.add(
          chart.classes().get(position.ordinal()),
          (target, box) -> marker(position).draw(target, box.middle()));
    }
    legend.add(chart.centre().name(), Stroke.REFERENCE);
    for (int i = 0; i < chart.limits().size(); i++) {
      legend.add(chart.limits().get(i).name(), stroke(i));
    }
    return legend.draw(canvas, left, top, width);
  }
}
