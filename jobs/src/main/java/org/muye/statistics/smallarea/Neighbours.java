package org.muye.statistics.smallarea;

/** Refuses what is no list of neighbours. */
final class Neighbours {
  private Neighbours() {}

  /** Each area's neighbours must be other areas, each named once; nobody need name back. */
  static void require(int[][] neighbours, int areas) {
    if (neighbours.length != areas) {
      throw new IllegalArgumentException(
          neighbours.length + " lists of neighbours for " + areas + " areas");
    }
    for (int area = 0; area < areas; area++) {
      requireList(neighbours[area], area, areas);
    }
  }

  private static void requireList(int[] list, int area, int areas) {
    for (int i = 0; i < list.length; i++) {
      int neighbour = list[i];
      if (neighbour < 0 || neighbour >= areas || neighbour == area) {
        throw new IllegalArgumentException(
            "not a neighbour of area " + area + " among " + areas + " areas: " + neighbour);
      }
      for (int earlier = 0; earlier < i; earlier++) {
        if (list[earlier] == neighbour) {
          throw new IllegalArgumentException(
              "area " + area + " names a neighbour twice: " + neighbour);
        }
      }
    }
  }
}
