package org.muye.report.svg;

import java.util.List;
import org.muye.document.DistrictMap.Area;
import org.muye.document.DistrictMap.Position;
import org.muye.report.svg.Canvas.Point;

/**
 * The equirectangular projection true to scale along the middle parallel of the map: within a city
 * it keeps shapes to less than a per cent.
 */
final class Projection {
  private final double west;
  private final double north;
  private final double shrink;
  private final double scale;
  private final Box frame;

  private Projection(double west, double north, double shrink, double scale, Box frame) {
    this.west = west;
    this.north = north;
    this.shrink = shrink;
    this.scale = scale;
    this.frame = frame;
  }

  /**
   * The projection that shows all areas as large as the room allows, in its middle.
   *
   * @param room the height is the most that may be used
   */
  static Projection of(List<Area> areas, Box room) {
    double west = 180;
    double east = -180;
    double south = 90;
    double north = -90;
    for (Area area : areas) {
      for (Position position :
          area.rings().stream().flatMap(ring -> ring.positions().stream()).toList()) {
        west = Math.min(west, position.longitude());
        east = Math.max(east, position.longitude());
        south = Math.min(south, position.latitude());
        north = Math.max(north, position.latitude());
      }
    }
    double shrink = Math.cos(Math.toRadians((south + north) / 2));
    double scale =
        Math.min(room.width() / ((east - west) * shrink), room.height() / (north - south));
    double width = scale * (east - west) * shrink;
    Box frame =
        new Box(room.x() + (room.width() - width) / 2, room.y(), width, scale * (north - south));
    return new Projection(west, north, shrink, scale, frame);
  }

  /** What the areas fill. */
  Box frame() {
    return frame;
  }

  Point at(Position position) {
    return new Point(
        frame.x() + scale * shrink * (position.longitude() - west),
        frame.y() + scale * (north - position.latitude()));
  }
}
