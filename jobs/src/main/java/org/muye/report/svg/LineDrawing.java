package org.muye.report.svg;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.muye.document.CellWords;
import org.muye.document.LineChart;
import org.muye.document.LineChart.Band;
import org.muye.document.LineChart.Line;
import org.muye.document.ReferenceLine;
import org.muye.report.svg.Canvas.Anchor;
import org.muye.report.svg.Canvas.Point;
import org.muye.report.text.TextWidth;

/** Draws lines over periods: bands lowest, then the grid, reference lines, lines and markers. */
record LineDrawing(Canvas canvas, CellWords words, LineChart chart) {
  private static final double HEIGHT = 260;
  private static final int TICKS = 5;

  /** Beyond so many positions a marker stands at some of them only. */
  private static final int MOST_MARKERS = 26;

  /** The widest band is the lightest. */
  private static final List<String> BANDS = List.of("#D9D9D9", "#B3B3B3", "#8C8C8C");

  double draw(double top) {
    double plotTop = top + (chart.vertical().words().isEmpty() ? 6 : Canvas.LINE + 12);
    double plotBottom = plotTop + HEIGHT;
    Scale vertical = Scale.around(least(), most(), chart.vertical(), TICKS, plotBottom, plotTop);
    List<String> labels =
        vertical.ticks().stream()
            .map(tick -> vertical.label(tick, chart.vertical(), words))
            .toList();
    double labelWidth =
        labels.stream().mapToDouble(label -> TextWidth.of(label, Canvas.FONT)).max().orElse(0);
    double left = ChartDrawing.MARGIN + labelWidth + 8;
    double right = ChartDrawing.WIDTH - ChartDrawing.MARGIN - 14;
    canvas.text(
        new Point(ChartDrawing.MARGIN, top + Canvas.LINE / 2),
        Anchor.START,
        chart.vertical().words());

    Positions at = new Positions(left, right, vertical);
    for (int i = 0; i < chart.bands().size(); i++) {
      band(chart.bands().get(i), BANDS.get(Math.min(i, BANDS.size() - 1)), at);
    }
    for (int i = 0; i < labels.size(); i++) {
      double y = vertical.at(vertical.ticks().get(i));
      canvas.line(new Point(left, y), new Point(right, y), Stroke.GRID);
      canvas.text(new Point(left - 8, y), Anchor.END, labels.get(i));
    }
    canvas.line(new Point(left, plotBottom), new Point(right, plotBottom), Stroke.THIN);
    for (ReferenceLine reference : chart.references()) {
      double y = vertical.at(reference.value());
      canvas.line(new Point(left, y), new Point(right, y), Stroke.REFERENCE);
    }
    for (int i = 0; i < chart.lines().size(); i++) {
      line(chart.lines().get(i), Marker.of(i), at);
    }
    double bottom = positions(at, plotBottom);
    return legend(left, bottom + 4, right - left);
  }

  /** Where positions and values lie. */
  private final class Positions {
    private final double left;
    private final double right;
    private final Scale vertical;

    private Positions(double left, double right, Scale vertical) {
      this.left = left;
      this.right = right;
      this.vertical = vertical;
    }

    double x(int position) {
      int gaps = chart.positions().size() - 1;
      return gaps == 0 ? (left + right) / 2 : left + (right - left) * position / gaps;
    }

    Point point(int position, double value) {
      return new Point(x(position), vertical.at(value));
    }
  }

  private void band(Band band, String colour, Positions at) {
    List<Point> above = new ArrayList<>();
    List<Point> below = new ArrayList<>();
    for (int i = 0; i <= band.low().size(); i++) {
      Double low = i < band.low().size() ? band.low().get(i) : null;
      Double high = i < band.high().size() ? band.high().get(i) : null;
      if (low != null && high != null) {
        above.add(at.point(i, high));
        below.add(0, at.point(i, low));
      } else if (!above.isEmpty()) {
        above.addAll(below);
        canvas.polygon(above, colour, 1, Stroke.NONE);
        above.clear();
        below.clear();
      }
    }
  }

  private void line(Line line, Marker marker, Positions at) {
    Stroke stroke = stroke(line, marker);
    List<Point> run = new ArrayList<>();
    List<Point> all = new ArrayList<>();
    for (int i = 0; i <= line.values().size(); i++) {
      Double value = i < line.values().size() ? line.values().get(i) : null;
      if (value != null) {
        run.add(at.point(i, value));
      } else if (!run.isEmpty()) {
        canvas.polyline(run, stroke);
        all.addAll(run);
        run.clear();
      }
    }
    int every = Math.max(1, (all.size() + MOST_MARKERS - 1) / MOST_MARKERS);
    for (int i = 0; i < all.size(); i += every) {
      marker.draw(canvas, all.get(i));
    }
  }

  private static Stroke stroke(Line line, Marker marker) {
    return line.isForecast()
        ? new Stroke(marker.colour(), 2, Stroke.FORECAST.dashes())
        : Stroke.solid(marker.colour(), 2);
  }

  /** Labels the positions, as many of them as have room, always the last. */
  private double positions(Positions at, double plotBottom) {
    List<String> labels = chart.positions();
    double widest =
        labels.stream().mapToDouble(label -> TextWidth.of(label, Canvas.FONT)).max().orElse(0);
    double room = labels.size() == 1 ? widest : at.x(1) - at.x(0);
    int every = Math.max(1, (int) Math.ceil((widest + 6) / room));
    double y = plotBottom + Canvas.LINE / 2 + 4;
    for (int i = labels.size() - 1; i >= 0; i -= every) {
      double half = TextWidth.of(labels.get(i), Canvas.FONT) / 2;
      double x = Math.min(at.x(i), ChartDrawing.WIDTH - half - 2);
      canvas.line(new Point(at.x(i), plotBottom), new Point(at.x(i), plotBottom + 4), Stroke.THIN);
      canvas.text(new Point(x, y), Anchor.MIDDLE, labels.get(i));
    }
    if (chart.horizontal().isEmpty()) {
      return y + Canvas.LINE / 2;
    }
    y += Canvas.LINE;
    canvas.text(new Point((at.left + at.right) / 2, y), Anchor.MIDDLE, chart.horizontal());
    return y + Canvas.LINE / 2;
  }

  private double legend(double left, double top, double width) {
    Legend legend = new Legend();
    for (int i = 0; i < chart.lines().size(); i++) {
      Line line = chart.lines().get(i);
      Marker marker = Marker.of(i);
      legend.add(
          line.name(),
          (target, box) -> {
            target.line(
                new Point(box.x(), box.middle().y()),
                new Point(box.right(), box.middle().y()),
                stroke(line, marker));
            marker.draw(target, box.middle());
          });
    }
    for (int i = 0; i < chart.bands().size(); i++) {
      legend.add(
          chart.bands().get(i).name(),
          new Fill(BANDS.get(Math.min(i, BANDS.size() - 1)), Fill.Pattern.NONE));
    }
    for (ReferenceLine reference : chart.references()) {
      legend.add(reference.name(), Stroke.REFERENCE);
    }
    return legend.draw(canvas, left, top, width);
  }

  private double least() {
    return values().min().orElse(0);
  }

  private double most() {
    return values().max().orElse(0);
  }

  private DoubleStream values() {
    return Stream.of(
            chart.lines().stream().flatMap(line -> line.values().stream()),
            chart.bands().stream()
                .flatMap(band -> Stream.concat(band.low().stream(), band.high().stream())),
            chart.references().stream().map(ReferenceLine::value))
        .flatMap(values -> values)
        .filter(Objects::nonNull)
        .mapToDouble(Double::doubleValue);
  }
}
