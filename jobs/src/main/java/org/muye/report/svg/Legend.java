package org.muye.report.svg;

import java.util.ArrayList;
import java.util.List;
import org.muye.report.svg.Canvas.Anchor;
import org.muye.report.svg.Canvas.Point;
import org.muye.report.text.TextWidth;

/** The legend under a chart: signs with their names, in as many rows as they need. */
final class Legend {
  private static final double SIGN = 26;
  private static final double GAP = 18;
  private static final double ROW = 20;

  /** Draws a sign into a box of {@link #SIGN} by the height of small letters. */
  interface Sign {
    void draw(Canvas canvas, Box box);
  }

  private record Entry(String name, Sign sign) {
    double width() {
      return SIGN + 6 + TextWidth.of(name, Canvas.FONT);
    }
  }

  private final List<Entry> entries = new ArrayList<>();

  Legend add(String name, Sign sign) {
    entries.add(new Entry(name, sign));
    return this;
  }

  /** A filled box. */
  Legend add(String name, Fill fill) {
    return add(name, (canvas, box) -> canvas.rectangle(box, fill, Stroke.THIN));
  }

  /** A line. */
  Legend add(String name, Stroke stroke) {
    return add(
        name,
        (canvas, box) ->
            canvas.line(
                new Point(box.x(), box.middle().y()),
                new Point(box.right(), box.middle().y()),
                stroke));
  }

  /**
   * Draws the legend from left to right and returns where it ends below.
   *
   * @param top upper edge
   */
  double draw(Canvas canvas, double left, double top, double width) {
    double x = left;
    double y = top;
    for (Entry entry : entries) {
      if (x > left && x + entry.width() > left + width) {
        x = left;
        y += ROW;
      }
      double middle = y + ROW / 2;
      entry.sign().draw(canvas, new Box(x, middle - 6, SIGN, 12));
      canvas.text(new Point(x + SIGN + 6, middle), Anchor.START, entry.name());
      x += entry.width() + GAP;
    }
    return entries.isEmpty() ? top : y + ROW;
  }
}
