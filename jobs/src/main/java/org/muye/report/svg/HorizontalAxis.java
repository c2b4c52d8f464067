package org.muye.report.svg;

import java.util.List;
import org.muye.document.Axis;
import org.muye.document.CellWords;
import org.muye.document.ReferenceLine;
import org.muye.report.svg.Canvas.Anchor;
import org.muye.report.svg.Canvas.Point;
import org.muye.report.text.TextWidth;

/** The axis of values under horizontal bars and dots, with its grid and reference lines. */
record HorizontalAxis(Canvas canvas, CellWords words, Axis axis, Scale scale) {
  /** Draws upright grid lines between the heights. */
  void grid(double top, double bottom) {
    for (double tick : scale.ticks()) {
      double x = scale.at(tick);
      canvas.line(new Point(x, top), new Point(x, bottom), Stroke.GRID);
    }
  }

  /** Draws upright lines to compare with. */
  void references(List<ReferenceLine> references, double top, double bottom) {
    for (ReferenceLine reference : references) {
      double x = scale.at(reference.value());
      canvas.line(new Point(x, top), new Point(x, bottom), Stroke.REFERENCE);
    }
  }

  /** Draws the line, the ticks and the words, and returns where they end below. */
  double foot(double y) {
    canvas.line(new Point(scale.from(), y), new Point(scale.to(), y), Stroke.THIN);
    List<Double> ticks = scale.ticks();
    double widest =
        ticks.stream()
            .mapToDouble(tick -> TextWidth.of(scale.label(tick, axis, words), Canvas.FONT))
            .max()
            .orElse(0);
    double room = scale.at(ticks.get(1)) - scale.at(ticks.get(0));
    int every = Math.max(1, (int) Math.ceil((widest + 6) / room));
    double middle = y + Canvas.LINE / 2 + 4;
    for (int i = 0; i < ticks.size(); i += every) {
      double x = scale.at(ticks.get(i));
      canvas.line(new Point(x, y), new Point(x, y + 4), Stroke.THIN);
      canvas.text(new Point(x, middle), Anchor.MIDDLE, scale.label(ticks.get(i), axis, words));
    }
    if (axis.words().isEmpty()) {
      return middle + Canvas.LINE / 2;
    }
    canvas.text(
        new Point((scale.from() + scale.to()) / 2, middle + Canvas.LINE),
        Anchor.MIDDLE,
        axis.words());
    return middle + 1.5 * Canvas.LINE;
  }
}
