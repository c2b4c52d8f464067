package org.muye.report.svg;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.muye.report.markup.MarkupWriter;

/** A picture in the making: shapes and text at positions measured from the top left corner. */
final class Canvas {
  /** Font size of labels: 10 points where the picture is as wide as the text of an A4 page. */
  static final double FONT = 13;

  /** From one line of text to the next. */
  static final double LINE = 17;

  /** From the middle of small letters down to their foot. */
  private static final double MIDDLE = 0.36;

  /** On which side of its position a text stands. */
  enum Anchor {
    /** The text begins there. */
    START,
    /** The text has its middle there. */
    MIDDLE,
    /** The text ends there. */
    END;

    private String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** A point of the picture. */
  record Point(double x, double y) {}

  private final String name;
  private final MarkupWriter shapes = new MarkupWriter();
  private final Patterns patterns;

  /**
   * @param name of the picture, unique in its page, small letters, digits and hyphens
   */
  Canvas(String name) {
    this.name = name;
    this.patterns = new Patterns(name);
  }

  /** A line. */
  Canvas line(Point from, Point to, Stroke stroke) {
    shapes.empty(
        "line",
        with(
            stroke,
            "x1",
            number(from.x()),
            "y1",
            number(from.y()),
            "x2",
            number(to.x()),
            "y2",
            number(to.y())));
    return newLine();
  }

  /** A line through all points. */
  Canvas polyline(List<Point> points, Stroke stroke) {
    shapes.empty("polyline", with(stroke, "points", positions(points), "fill", "none"));
    return newLine();
  }

  /** A closed shape. */
  Canvas polygon(List<Point> points, String fill, double opacity, Stroke stroke) {
    shapes.empty(
        "polygon",
        with(stroke, "points", positions(points), "fill", fill, "fill-opacity", number(opacity)));
    return newLine();
  }

  /** A rectangle. */
  Canvas rectangle(Box box, Fill fill, Stroke stroke) {
    shapes.empty(
        "rect",
        with(
            stroke,
            "x",
            number(box.x()),
            "y",
            number(box.y()),
            "width",
            number(box.width()),
            "height",
            number(box.height()),
            "fill",
            patterns.paint(fill)));
    return newLine();
  }

  /** A circle. */
  Canvas circle(Point centre, double radius, String fill, Stroke stroke) {
    shapes.empty(
        "circle",
        with(
            stroke,
            "cx",
            number(centre.x()),
            "cy",
            number(centre.y()),
            "r",
            number(radius),
            "fill",
            fill));
    return newLine();
  }

  /** An area within rings; a ring within another is a hole. */
  Canvas area(List<List<Point>> rings, Fill fill, Stroke stroke) {
    StringBuilder path = new StringBuilder();
    for (List<Point> ring : rings) {
      for (int i = 0; i < ring.size(); i++) {
        path.append(i == 0 ? 'M' : 'L').append(position(ring.get(i)));
      }
      path.append('Z');
    }
    shapes.empty(
        "path",
        with(stroke, "d", path.toString(), "fill", patterns.paint(fill), "fill-rule", "evenodd"));
    return newLine();
  }

  /** A line of text whose middle height is at the position. */
  Canvas text(Point position, Anchor anchor, String text) {
    return text(position, anchor, text, Fill.INK, false);
  }

  /** A line of text in a colour, in bold if asked. */
  Canvas text(Point position, Anchor anchor, String text, String colour, boolean isBold) {
    List<String> attributes = new ArrayList<>(textAttributes(position, anchor));
    attributes.add("fill");
    attributes.add(colour);
    if (isBold) {
      attributes.add("font-weight");
      attributes.add("bold");
    }
    shapes.element("text", text, attributes.toArray(new String[0]));
    return newLine();
  }

  /** Text on a light edge, so that it reads on any ground. */
  Canvas haloedText(Point position, Anchor anchor, String text) {
    List<String> halo = new ArrayList<>(textAttributes(position, anchor));
    halo.addAll(
        List.of(
            "fill", Fill.PAPER, "stroke", Fill.PAPER, "stroke-width", "3", "aria-hidden", "true"));
    halo.addAll(List.of("stroke-linejoin", "round"));
    shapes.element("text", text, halo.toArray(new String[0]));
    return text(position, anchor, text);
  }

  /** A line of text that rises to the right, ending at the position. */
  Canvas risingText(Point position, String text) {
    List<String> attributes = new ArrayList<>(textAttributes(position, Anchor.START));
    attributes.addAll(
        List.of(
            "fill",
            Fill.INK,
            "transform",
            "rotate(-45 " + number(position.x()) + " " + number(position.y()) + ")"));
    shapes.element("text", text, attributes.toArray(new String[0]));
    return newLine();
  }

  /** Lines of text in a column whose middle is at the position. */
  Canvas lines(Point middle, Anchor anchor, List<String> lines) {
    return lines(middle, anchor, lines, Fill.INK);
  }

  /** Lines of text in a colour, in a column whose middle is at the position. */
  Canvas lines(Point middle, Anchor anchor, List<String> lines, String colour) {
    double y = middle.y() - (lines.size() - 1) * LINE / 2;
    for (String line : lines) {
      text(new Point(middle.x(), y), anchor, line, colour, false);
      y += LINE;
    }
    return this;
  }

  /**
   * The finished picture.
   *
   * @param alternative what it shows, in words
   */
  String finish(double width, double height, String alternative) {
    MarkupWriter svg = new MarkupWriter();
    svg.start(
            "svg",
            "xmlns",
            "http://www.w3.org/2000/svg",
            "width",
            number(width),
            "height",
            number(Math.ceil(height)),
            "viewBox",
            "0 0 " + number(width) + " " + number(Math.ceil(height)),
            "role",
            "img",
            "aria-labelledby",
            name + "-title",
            "font-family",
            ChartDrawing.FONTS,
            "font-size",
            number(FONT))
        .newLine()
        .element("title", alternative, "id", name + "-title")
        .newLine();
    patterns.define(svg);
    svg.empty(
            "rect", "width", number(width), "height", number(Math.ceil(height)), "fill", Fill.PAPER)
        .newLine()
        .markup(shapes.toString())
        .end();
    return svg.toString();
  }

  private Canvas newLine() {
    shapes.newLine();
    return this;
  }

  private static List<String> textAttributes(Point position, Anchor anchor) {
    // dominant-baseline is not known to every program that shows pictures.
    return List.of(
        "x",
        number(position.x()),
        "y",
        number(position.y() + MIDDLE * FONT),
        "text-anchor",
        anchor.word());
  }

  private static String[] with(Stroke stroke, String... attributes) {
    List<String> all = new ArrayList<>(List.of(attributes));
    all.addAll(stroke.attributes());
    return all.toArray(new String[0]);
  }

  private static String positions(List<Point> points) {
    List<String> positions = points.stream().map(Canvas::position).toList();
    return String.join(" ", positions);
  }

  private static String position(Point point) {
    return number(point.x()) + "," + number(point.y());
  }

  /** A tenth of a unit is finer than any printer shows. */
  static String number(double value) {
    return BigDecimal.valueOf(value)
        .setScale(1, RoundingMode.HALF_UP)
        .stripTrailingZeros()
        .toPlainString();
  }
}
