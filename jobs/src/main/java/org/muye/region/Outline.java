package org.muye.region;

import java.io.Serializable;
import java.util.List;

/**
 * The border of a unit, for drawing only: nothing is measured on it.
 *
 * @param rings one or more; a ring within another is a hole
 */
public record Outline(List<Ring> rings) implements Serializable {
  /**
   * A closed line.
   *
   * @param positions three or more; the last is joined to the first
   */
  public record Ring(List<Position> positions) implements Serializable {
    /** Keeps a copy of the positions. */
    public Ring {
      positions = List.copyOf(positions);
    }
  }

  /**
   * A position in the World Geodetic System 1984.
   *
   * @param longitude degrees east, -180 to 180
   * @param latitude degrees north, -90 to 90
   */
  public record Position(double longitude, double latitude) implements Serializable {}

  /** Keeps a copy of the rings. */
  public Outline {
    rings = List.copyOf(rings);
  }
}
