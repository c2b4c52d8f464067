package org.muye.report.svg;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.muye.document.DistrictMap;
import org.muye.document.DistrictMap.Area;
import org.muye.report.svg.Canvas.Anchor;
import org.muye.report.svg.Canvas.Point;
import org.muye.report.text.TextWidth;

/** Draws a map; the names of areas too small for them stand beside it, at the end of a line. */
record MapDrawing(Canvas canvas, DistrictMap chart) {
  private static final double MOST_HEIGHT = 430;
  private static final double SIDE_GAP = 16;
  private static final double GAP = 4;
  private static final Stroke BORDER = Stroke.solid("#444444", 1);

  /** Wider labels are broken into lines. */
  private static final double MOST_LABEL = 120;

  /** Room for labels beside the map changes which of them fit into it. */
  private static final int ROUNDS = 4;

  /** An area with its place in the picture; without room for its label inside it has no box. */
  private record Placed(Area area, List<String> lines, Shape shape, Optional<Box> room) {
    double width() {
      return MapDrawing.width(lines);
    }

    double height() {
      return lines.size() * Canvas.LINE;
    }
  }

  double draw(double top) {
    Box whole =
        new Box(
            ChartDrawing.MARGIN, top, ChartDrawing.WIDTH - 2 * ChartDrawing.MARGIN, MOST_HEIGHT);
    Projection projection = Projection.of(chart.areas(), whole);
    List<Placed> placed = place(projection);
    double side = 0;
    for (int round = 0; round < ROUNDS && widestOutside(placed) > side; round++) {
      side = widestOutside(placed);
      projection =
          Projection.of(
              chart.areas(),
              new Box(whole.x() + side, whole.y(), whole.width() - 2 * side, whole.height()));
      placed = place(projection);
    }
    for (Placed one : placed) {
      canvas.area(one.shape().rings(), fill(one), BORDER);
    }
    for (Placed one : placed) {
      one.room().ifPresent(room -> label(one, room));
    }
    double bottom = beside(placed, projection.frame(), whole);
    return ShadingLegend.of(chart.shading()).draw(canvas, whole.x(), bottom + 8, whole.width());
  }

  private Fill fill(Placed one) {
    return ShadingLegend.fill(chart.shading(), one.area().shade());
  }

  private List<Placed> place(Projection projection) {
    List<Placed> placed = new ArrayList<>();
    for (Area area : chart.areas()) {
      Shape shape = Shape.of(area, projection);
      List<String> lines = new ArrayList<>(TextWidth.wrap(area.label(), Canvas.FONT, MOST_LABEL));
      if (!area.words().isEmpty()) {
        lines.add(area.words());
      }
      placed.add(
          new Placed(area, lines, shape, shape.room(width(lines), lines.size() * Canvas.LINE)));
    }
    return placed;
  }

  private void label(Placed one, Box room) {
    if (one.area().shade() != null) {
      canvas.lines(room.middle(), Anchor.MIDDLE, one.lines(), fill(one).ink());
      return;
    }
    double y = room.middle().y() - (one.lines().size() - 1) * Canvas.LINE / 2;
    for (String line : one.lines()) {
      canvas.haloedText(new Point(room.middle().x(), y), Anchor.MIDDLE, line);
      y += Canvas.LINE;
    }
  }

  /**
   * Puts labels left and right of the map, each on the side that is nearer, and returns where map
   * and labels end below.
   */
  private double beside(List<Placed> placed, Box map, Box whole) {
    List<Placed> left = new ArrayList<>();
    List<Placed> right = new ArrayList<>();
    for (Placed one : placed) {
      if (one.room().isEmpty()) {
        (one.shape().inside().x() < map.middle().x() ? left : right).add(one);
      }
    }
    return Math.max(
        column(left, whole.x(), Anchor.START, map), column(right, whole.right(), Anchor.END, map));
  }

  private double column(List<Placed> all, double x, Anchor anchor, Box map) {
    List<Placed> sorted =
        all.stream().sorted(Comparator.comparingDouble(p -> p.shape().inside().y())).toList();
    List<Double> middles = middles(sorted, map);
    double bottom = map.bottom();
    for (int i = 0; i < sorted.size(); i++) {
      Placed one = sorted.get(i);
      double y = middles.get(i);
      Point inside = one.shape().inside();
      double end = anchor == Anchor.START ? x + one.width() + 2 : x - one.width() - 2;
      Point foot = new Point(end, y);
      canvas.line(foot, inside, Stroke.solid(Fill.PAPER, 3));
      canvas.line(foot, inside, Stroke.solid("#000000", 1));
      canvas.circle(inside, 2.5, "#000000", Stroke.solid(Fill.PAPER, 1));
      canvas.lines(new Point(x, y), anchor, one.lines());
      bottom = Math.max(bottom, y + one.height() / 2);
    }
    return bottom;
  }

  /** Heights of labels near to their areas: none on another, and beside the map if they can be. */
  private static List<Double> middles(List<Placed> sorted, Box map) {
    List<Double> middles = new ArrayList<>();
    double free = map.y();
    for (Placed one : sorted) {
      double y = Math.max(one.shape().inside().y(), free + one.height() / 2);
      middles.add(y);
      free = y + one.height() / 2 + GAP;
    }
    double needed = -GAP;
    for (Placed one : sorted) {
      needed += one.height() + GAP;
    }
    double end = Math.max(map.bottom(), map.y() + needed);
    for (int i = sorted.size() - 1; i >= 0; i--) {
      double half = sorted.get(i).height() / 2;
      double y = Math.min(middles.get(i), end - half);
      middles.set(i, y);
      end = y - half - GAP;
    }
    return middles;
  }

  private static double widestOutside(List<Placed> placed) {
    return placed.stream()
        .filter(one -> one.room().isEmpty())
        .mapToDouble(one -> one.width() + SIDE_GAP)
        .max()
        .orElse(0);
  }

  private static double width(List<String> lines) {
    return lines.stream().mapToDouble(line -> TextWidth.of(line, Canvas.FONT)).max().orElse(0) + 4;
  }
}
