package org.muye.report.svg;

import org.muye.document.CellWords;
import org.muye.document.Format;
import org.muye.document.ShareBars;
import org.muye.document.ShareBars.Bar;
import org.muye.report.svg.Canvas.Anchor;
import org.muye.report.svg.Canvas.Point;
import org.muye.report.text.TextWidth;

/** Draws bars of shares, with the percentage in each part that has room for it. */
record ShareDrawing(Canvas canvas, CellWords words, ShareBars chart) {
  private static final double BAR = 22;
  private static final double ROW = 30;
  private static final double MOST_LABEL = 170;

  double draw(double top) {
    Names names = Names.of(chart.bars().stream().map(Bar::label).toList(), MOST_LABEL);
    double left = ChartDrawing.MARGIN + names.width() + 10;
    double right = ChartDrawing.WIDTH - ChartDrawing.MARGIN;
    double y = top;
    for (int i = 0; i < chart.bars().size(); i++) {
      double height = Math.max(ROW, names.height(i) + 6);
      double middle = y + height / 2;
      canvas.lines(new Point(left - 8, middle), Anchor.END, names.lines().get(i));
      bar(chart.bars().get(i), new Box(left, middle - BAR / 2, right - left, BAR));
      y += height;
    }
    Legend legend = new Legend();
    for (int i = 0; i < chart.classes().size(); i++) {
      legend.add(chart.classes().get(i), Fill.CLASSES.get(i));
    }
    return legend.draw(
        canvas, ChartDrawing.MARGIN, y + 2, ChartDrawing.WIDTH - 2 * ChartDrawing.MARGIN);
  }

  private void bar(Bar bar, Box whole) {
    if (bar.shares().isEmpty()) {
      canvas.rectangle(whole, new Fill(Fill.PAPER, Fill.Pattern.NONE), Stroke.GRID);
      canvas.text(whole.middle(), Anchor.MIDDLE, chart.absent());
      return;
    }
    double x = whole.x();
    for (int i = 0; i < bar.shares().size(); i++) {
      double share = bar.shares().get(i);
      Box part = new Box(x, whole.y(), share * whole.width(), whole.height());
      Fill fill = Fill.CLASSES.get(i);
      canvas.rectangle(part, fill, Stroke.THIN);
      String percentage = words.number(share, Format.percent(0));
      double width = TextWidth.of(percentage, Canvas.FONT) + 4;
      if (width < part.width()) {
        label(percentage, fill, part, width);
      }
      x = part.right();
    }
  }

  private void label(String percentage, Fill fill, Box part, double width) {
    if (fill.pattern() != Fill.Pattern.NONE) {
      // Letters on a pattern are hard to read.
      Box ground = new Box(part.middle().x() - width / 2, part.y() + 3, width, part.height() - 6);
      canvas.rectangle(ground, new Fill(Fill.PAPER, Fill.Pattern.NONE), Stroke.NONE);
      canvas.text(part.middle(), Anchor.MIDDLE, percentage);
    } else {
      canvas.text(part.middle(), Anchor.MIDDLE, percentage, fill.ink(), false);
    }
  }
}
