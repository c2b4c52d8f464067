package org.muye.report.svg;

import java.util.ArrayList;
import java.util.List;
import org.muye.report.svg.Canvas.Point;

/**
 * A sign at a point, told from others by its shape and by being full or hollow. The colours are
 * Okabe and Ito's, which can be told apart with impaired colour vision.
 *
 * @param shape its outline
 * @param colour of the sign and of the line it belongs to
 * @param isHollow whether it is filled with paper
 */
record Marker(Shape shape, String colour, boolean isHollow) {
  /** The outline of a sign. */
  enum Shape {
    /** Round. */
    CIRCLE,
    /** Upright. */
    SQUARE,
    /** Tip up. */
    TRIANGLE,
    /** On its tip. */
    DIAMOND
  }

  static final double RADIUS = 4;

  /** One for each line of a chart; they come again after the eighth. */
  private static final List<Marker> ALL =
      List.of(
          new Marker(Shape.CIRCLE, "#0072B2", false),
          new Marker(Shape.SQUARE, "#D55E00", true),
          new Marker(Shape.TRIANGLE, "#009E73", false),
          new Marker(Shape.DIAMOND, "#CC79A7", true),
          new Marker(Shape.SQUARE, "#000000", false),
          new Marker(Shape.CIRCLE, "#E69F00", true),
          new Marker(Shape.DIAMOND, "#56B4E9", false),
          new Marker(Shape.TRIANGLE, "#555555", true));

  static Marker of(int number) {
    return ALL.get(number % ALL.size());
  }

  void draw(Canvas canvas, Point point) {
    String fill = isHollow ? Fill.PAPER : colour;
    Stroke edge = Stroke.solid(colour, 1.5);
    if (shape == Shape.CIRCLE) {
      canvas.circle(point, RADIUS, fill, edge);
    } else {
      canvas.polygon(outline(point), fill, 1, edge);
    }
  }

  private List<Point> outline(Point centre) {
    return switch (shape) {
      case SQUARE -> around(centre, -3.6, -3.6, 3.6, -3.6, 3.6, 3.6, -3.6, 3.6);
      case TRIANGLE -> around(centre, 0, -5, 4.6, 3.4, -4.6, 3.4);
      case DIAMOND, CIRCLE -> around(centre, 0, -5, 5, 0, 0, 5, -5, 0);
    };
  }

  private static List<Point> around(Point centre, double... offsets) {
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < offsets.length; i += 2) {
      points.add(new Point(centre.x() + offsets[i], centre.y() + offsets[i + 1]));
    }
    return points;
  }
}
