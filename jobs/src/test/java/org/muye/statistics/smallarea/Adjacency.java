package org.muye.statistics.smallarea;

import java.util.List;
import org.muye.statistics.Golden;

/** Reads who borders whom from rows of {@code from} and {@code to}. */
final class Adjacency {
  private Adjacency() {}

  /** The positions of each area's neighbours in the order of {@code areas}. */
  static int[][] of(List<String> areas, List<Golden.Row> pairs) {
    return areas.stream()
        .map(
            area ->
                pairs.stream()
                    .filter(pair -> pair.text("from").equals(area))
                    .mapToInt(pair -> areas.indexOf(pair.text("to")))
                    .toArray())
        .toArray(int[][]::new);
  }
}
