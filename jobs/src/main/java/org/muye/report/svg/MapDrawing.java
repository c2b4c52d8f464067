package org.muye.report.svg;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.muye.document.DistrictMap;
import org.muye.document.DistrictMap.Area;
import org.muye.report.svg.Canvas.Anchor;
import org.muye.report.svg.Canvas.Point;
import org.muye.report.text.TextWidth;

/** Draws a map; areas too small for their names bear numbers, which a list under it explains. */
record MapDrawing(Canvas canvas, DistrictMap chart) {
  private static final double MOST_HEIGHT = 430;

  /** Wider names are broken into lines. */
  private static final double MOST_LABEL = 110;

  private static final Stroke BORDER = Stroke.solid("#444444", 1);

  double draw(double top) {
    Box whole =
        new Box(
            ChartDrawing.MARGIN, top, ChartDrawing.WIDTH - 2 * ChartDrawing.MARGIN, MOST_HEIGHT);
    Projection projection = Projection.of(chart.areas(), whole);
    List<Shape> shapes = chart.areas().stream().map(area -> Shape.of(area, projection)).toList();
    for (int i = 0; i < shapes.size(); i++) {
      canvas.area(shapes.get(i).rings(), fill(chart.areas().get(i)), BORDER);
    }
    Legend numbers = new Legend();
    int number = 0;
    for (int i = 0; i < shapes.size(); i++) {
      Area area = chart.areas().get(i);
      if (area.label().isEmpty()) {
        continue;
      }
      List<String> lines = lines(area);
      Optional<Box> room = shapes.get(i).room(width(lines), lines.size() * Canvas.LINE);
      if (room.isPresent()) {
        label(area, lines, room.get().middle());
      } else {
        number++;
        String sign = Integer.toString(number);
        List<String> signs = List.of(sign);
        Optional<Box> small = shapes.get(i).room(width(signs), Canvas.FONT);
        label(area, signs, small.map(Box::middle).orElseGet(shapes.get(i)::inside));
        numbers.add(
            area.words().isEmpty() ? area.label() : area.label() + "\u3000" + area.words(),
            (target, box) -> target.text(box.middle(), Anchor.MIDDLE, sign));
      }
    }
    double bottom = numbers.draw(canvas, whole.x(), projection.frame().bottom() + 8, whole.width());
    return ShadingLegend.of(chart.shading()).draw(canvas, whole.x(), bottom + 6, whole.width());
  }

  private Fill fill(Area area) {
    return ShadingLegend.fill(chart.shading(), area.shade());
  }

  private static List<String> lines(Area area) {
    List<String> lines = new ArrayList<>(TextWidth.wrap(area.label(), Canvas.FONT, MOST_LABEL));
    if (!area.words().isEmpty()) {
      lines.add(area.words());
    }
    return lines;
  }

  private void label(Area area, List<String> lines, Point middle) {
    if (area.shade() != null) {
      canvas.lines(middle, Anchor.MIDDLE, lines, fill(area).ink());
      return;
    }
    double y = middle.y() - (lines.size() - 1) * Canvas.LINE / 2;
    for (String line : lines) {
      canvas.haloedText(new Point(middle.x(), y), Anchor.MIDDLE, line);
      y += Canvas.LINE;
    }
  }

  private static double width(List<String> lines) {
    return lines.stream().mapToDouble(line -> TextWidth.of(line, Canvas.FONT)).max().orElse(0) + 2;
  }
}
