package org.muye.document;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A map of shaded areas with their names, north at the top.
 *
 * @param areas one or more
 * @param shading the classes of the areas
 */
public record DistrictMap(List<Area> areas, Shading shading) implements Chart {
  /**
   * An area.
   *
   * @param label its name; empty where it is not to be printed
   * @param words what is printed under the name, such as its value; empty for nothing
   * @param shade its class, counted from 0; null for the absent
   * @param rings its borders, one or more: a ring within another is a hole
   */
  public record Area(String label, String words, @Nullable Integer shade, List<Ring> rings) {
    /**
     * @throws IllegalArgumentException without a ring
     */
    public Area {
      rings = List.copyOf(rings);
      if (rings.isEmpty()) {
        throw new IllegalArgumentException("an area without a border: " + label);
      }
    }
  }

  /**
   * A closed border.
   *
   * @param positions three or more; the last is joined to the first
   */
  public record Ring(List<Position> positions) {
    /**
     * @throws IllegalArgumentException for fewer than three positions
     */
    public Ring {
      positions = List.copyOf(positions);
      if (positions.size() < 3) {
        throw new IllegalArgumentException("a border of " + positions.size() + " positions");
      }
    }
  }

  /**
   * A position on the globe.
   *
   * @param longitude degrees east, -180 to 180
   * @param latitude degrees north, -90 to 90
   */
  public record Position(double longitude, double latitude) {
    /**
     * @throws IllegalArgumentException for a position that is not on the globe
     */
    public Position {
      if (!(Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90)) {
        throw new IllegalArgumentException("no position: " + longitude + ", " + latitude);
      }
    }
  }

  /**
   * @throws IllegalArgumentException without areas, or for a class that the shading does not have
   */
  public DistrictMap {
    areas = List.copyOf(areas);
    if (areas.isEmpty()) {
      throw new IllegalArgumentException("a map without areas");
    }
    for (Area area : areas) {
      shading.require(area.shade(), area.label());
    }
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.map(this);
  }
}
