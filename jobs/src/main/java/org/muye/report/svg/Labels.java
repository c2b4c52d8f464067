package org.muye.report.svg;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.muye.report.svg.Canvas.Point;
import org.muye.report.text.TextWidth;

/** Finds room for labels beside points, so that none lies on another or on a point. */
final class Labels {
  private static final double GAP = 8;
  private static final double HEIGHT = 15;

  private final Box frame;
  private final List<Box> taken = new ArrayList<>();

  /**
   * @param frame labels stay within
   */
  Labels(Box frame) {
    this.frame = frame;
  }

  /** Keeps a point free of labels. */
  void avoid(Point point) {
    taken.add(
        new Box(
            point.x() - Marker.RADIUS,
            point.y() - Marker.RADIUS,
            2 * Marker.RADIUS,
            2 * Marker.RADIUS));
  }

  /**
   * A free place beside the point, now taken: right, left, above or below; none if all are full.
   */
  Optional<Box> place(Point point, String label) {
    double width = TextWidth.of(label, Canvas.FONT);
    double x = point.x();
    double y = point.y();
    List<Box> places =
        List.of(
            new Box(x + GAP, y - HEIGHT / 2, width, HEIGHT),
            new Box(x - GAP - width, y - HEIGHT / 2, width, HEIGHT),
            new Box(x - width / 2, y - GAP - HEIGHT, width, HEIGHT),
            new Box(x - width / 2, y + GAP, width, HEIGHT),
            new Box(x + GAP / 2, y - GAP / 2 - HEIGHT, width, HEIGHT),
            new Box(x + GAP / 2, y + GAP / 2, width, HEIGHT));
    Optional<Box> free =
        places.stream()
            .filter(place -> frame.holds(place) && taken.stream().noneMatch(place::overlaps))
            .findFirst();
    free.ifPresent(taken::add);
    return free;
  }
}
