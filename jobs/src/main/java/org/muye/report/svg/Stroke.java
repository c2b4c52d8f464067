package org.muye.report.svg;

import java.util.List;

/**
 * How a line is drawn.
 *
 * @param colour of the line
 * @param width 0 for no line
 * @param dashes lengths of dashes and gaps; empty for none
 */
record Stroke(String colour, double width, String dashes) {
  static final Stroke NONE = new Stroke("none", 0, "");
  static final Stroke GRID = new Stroke("#DDDDDD", 1, "");
  static final Stroke THIN = new Stroke("#555555", 1, "");
  static final Stroke REFERENCE = new Stroke("#000000", 1.3, "7 3 2 3");
  static final Stroke FORECAST = new Stroke("#000000", 2, "6 4");

  static Stroke solid(String colour, double width) {
    return new Stroke(colour, width, "");
  }

  List<String> attributes() {
    if (width == 0) {
      return List.of();
    }
    return dashes.isEmpty()
        ? List.of("stroke", colour, "stroke-width", Canvas.number(width))
        : List.of(
            "stroke", colour, "stroke-width", Canvas.number(width), "stroke-dasharray", dashes);
  }
}
