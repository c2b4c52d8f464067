package org.muye.report.svg;

import org.muye.document.BarChart;
import org.muye.document.CellWords;
import org.muye.document.Chart;
import org.muye.document.DistrictMap;
import org.muye.document.DotChart;
import org.muye.document.Figure;
import org.muye.document.FunnelChart;
import org.muye.document.HeatMap;
import org.muye.document.Language;
import org.muye.document.LineChart;
import org.muye.document.ShareBars;
import org.muye.report.svg.Canvas.Anchor;
import org.muye.report.svg.Canvas.Point;

/** Draws charts as SVG. */
public final class ChartDrawing {
  /** Width of every picture in its own units; the height follows from the content. */
  public static final double WIDTH = 560;

  /** Left free at every edge. */
  static final double MARGIN = 10;

  /** Fonts of the picture, the first that the reader's machine has. */
  static final String FONTS =
      "'Muye Sans', 'Noto Sans CJK SC', 'Noto Sans SC', 'Microsoft YaHei', 'PingFang SC', SimHei,"
          + " sans-serif";

  private static final double TITLE = 30;

  private final CellWords words;

  /** Drawings with numbers as a language writes them. */
  public ChartDrawing(Language language) {
    words = CellWords.of(language);
  }

  /** The chart as a picture without its caption, which the page around it has. */
  public String svg(Figure figure) {
    Canvas canvas = new Canvas(figure.name());
    return finish(canvas, figure, MARGIN);
  }

  /** The chart as a picture that stands alone, with its caption at the top. */
  public String svgWithCaption(Figure figure) {
    Canvas canvas = new Canvas(figure.name());
    canvas.text(
        new Point(MARGIN, MARGIN + TITLE / 2), Anchor.START, figure.caption(), Fill.INK, true);
    return finish(canvas, figure, MARGIN + TITLE);
  }

  private String finish(Canvas canvas, Figure figure, double top) {
    double bottom = figure.chart().accept(new Drawings(canvas, top, words));
    return canvas.finish(WIDTH, bottom + MARGIN, figure.alternative());
  }

  /** Draws each kind from the top and returns where it ends below. */
  private record Drawings(Canvas canvas, double top, CellWords words)
      implements Chart.Visitor<Double> {
    @Override
    public Double lines(LineChart chart) {
      return new LineDrawing(canvas, words, chart).draw(top);
    }

    @Override
    public Double dots(DotChart chart) {
      return new DotDrawing(canvas, words, chart).draw(top);
    }

    @Override
    public Double bars(BarChart chart) {
      return new BarDrawing(canvas, words, chart).draw(top);
    }

    @Override
    public Double shares(ShareBars chart) {
      return new ShareDrawing(canvas, words, chart).draw(top);
    }

    @Override
    public Double funnel(FunnelChart chart) {
      return new FunnelDrawing(canvas, words, chart).draw(top);
    }

    @Override
    public Double heat(HeatMap chart) {
      return new HeatDrawing(canvas, chart).draw(top);
    }

    @Override
    public Double map(DistrictMap chart) {
      return new MapDrawing(canvas, chart).draw(top);
    }
  }
}
