package org.muye.report.svg;

import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.muye.document.DistrictMap.Area;
import org.muye.report.svg.Canvas.Point;

/** An area in the picture, and where there is room in it. */
final class Shape {
  /** A label is tried at so many places across and down. */
  private static final int GRID = 40;

  private final List<List<Point>> rings;
  private final Path2D path = new Path2D.Double(Path2D.WIND_EVEN_ODD);
  private final Point centre;

  private Shape(List<List<Point>> rings) {
    this.rings = rings;
    for (List<Point> ring : rings) {
      for (int i = 0; i < ring.size(); i++) {
        Point point = ring.get(i);
        if (i == 0) {
          path.moveTo(point.x(), point.y());
        } else {
          path.lineTo(point.x(), point.y());
        }
      }
      path.closePath();
    }
    centre = centre(largest(rings));
  }

  static Shape of(Area area, Projection projection) {
    return new Shape(
        area.rings().stream()
            .map(ring -> ring.positions().stream().map(projection::at).toList())
            .toList());
  }

  List<List<Point>> rings() {
    return rings;
  }

  /** Where a box of that size lies within the area, as near to its middle as possible. */
  Optional<Box> room(double width, double height) {
    return grid().stream()
        .map(point -> new Box(point.x() - width / 2, point.y() - height / 2, width, height))
        .filter(box -> path.contains(box.x(), box.y(), box.width(), box.height()))
        .findFirst();
  }

  /** A point within the area, near to its middle. */
  Point inside() {
    return grid().stream().filter(p -> path.contains(p.x(), p.y())).findFirst().orElse(centre);
  }

  /** Places in the area's bounds, the nearest to its middle first. */
  private List<Point> grid() {
    Rectangle2D bounds = path.getBounds2D();
    List<Point> places = new ArrayList<>();
    places.add(centre);
    for (int i = 1; i < GRID; i++) {
      for (int j = 1; j < GRID; j++) {
        places.add(
            new Point(
                bounds.getX() + bounds.getWidth() * i / GRID,
                bounds.getY() + bounds.getHeight() * j / GRID));
      }
    }
    places.sort(
        Comparator.comparingDouble(p -> Math.hypot(p.x() - centre.x(), p.y() - centre.y())));
    return places;
  }

  private static List<Point> largest(List<List<Point>> rings) {
    return rings.stream()
        .max(Comparator.comparingDouble(ring -> Math.abs(twiceArea(ring))))
        .orElseThrow();
  }

  private static double twiceArea(List<Point> ring) {
    double sum = 0;
    for (int i = 0; i < ring.size(); i++) {
      sum += cross(ring.get(i), ring.get((i + 1) % ring.size()));
    }
    return sum;
  }

  private static Point centre(List<Point> ring) {
    double area = twiceArea(ring);
    if (area == 0) {
      return ring.get(0);
    }
    double x = 0;
    double y = 0;
    for (int i = 0; i < ring.size(); i++) {
      Point from = ring.get(i);
      Point to = ring.get((i + 1) % ring.size());
      x += (from.x() + to.x()) * cross(from, to);
      y += (from.y() + to.y()) * cross(from, to);
    }
    return new Point(x / (3 * area), y / (3 * area));
  }

  private static double cross(Point from, Point to) {
    return from.x() * to.y() - to.x() * from.y();
  }
}
