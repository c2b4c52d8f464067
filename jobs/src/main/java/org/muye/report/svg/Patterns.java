package org.muye.report.svg;

import java.util.Comparator;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.muye.report.markup.MarkupWriter;

/** The patterns that fill shapes of one picture. */
final class Patterns {
  /** The side of the square that a pattern repeats. */
  private static final double TILE = 7;

  private final String picture;
  private final Set<Fill> used =
      new TreeSet<>(Comparator.comparing(Fill::colour).thenComparing(Fill::pattern));

  /** Of a picture, by whose name those of others on its page are told apart. */
  Patterns(String picture) {
    this.picture = picture;
  }

  /** What a shape is filled with: a colour, or a reference to a pattern. */
  String paint(Fill fill) {
    if (fill.pattern() == Fill.Pattern.NONE) {
      return fill.colour();
    }
    used.add(fill);
    return "url(#" + name(fill) + ")";
  }

  private String name(Fill fill) {
    return picture
        + "-"
        + fill.pattern().name().toLowerCase(Locale.ROOT)
        + "-"
        + fill.colour().substring(1).toLowerCase(Locale.ROOT);
  }

  /** Writes the patterns that shapes refer to; nothing where none does. */
  void define(MarkupWriter svg) {
    if (!used.isEmpty()) {
      svg.start("defs").newLine();
      used.forEach(fill -> pattern(svg, fill));
      svg.end().newLine();
    }
  }

  private void pattern(MarkupWriter svg, Fill fill) {
    String tile = Canvas.number(TILE);
    svg.start(
            "pattern",
            "id",
            name(fill),
            "width",
            tile,
            "height",
            tile,
            "patternUnits",
            "userSpaceOnUse")
        .empty("rect", "width", tile, "height", tile, "fill", fill.colour());
    // Lines run a little beyond the tile, which would otherwise cut their ends.
    String rising = "M-1,1L1,-1M0,7L7,0M6,8L8,6";
    String falling = "M-1,6L1,8M0,0L7,7M6,-1L8,1";
    switch (fill.pattern()) {
      case RISING -> lines(svg, rising);
      case FALLING -> lines(svg, falling);
      case CROSSED -> lines(svg, rising + falling);
      case DOTTED -> svg.empty("circle", "cx", "3.5", "cy", "3.5", "r", "1.1", "fill", Fill.INK);
      case NONE -> {}
    }
    svg.end().newLine();
  }

  private static void lines(MarkupWriter svg, String path) {
    svg.empty("path", "d", path, "stroke", "#555555", "stroke-width", "0.9", "fill", "none");
  }
}
