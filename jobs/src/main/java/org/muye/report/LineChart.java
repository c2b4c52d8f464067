package org.muye.report;

import java.util.List;
import java.util.Locale;

/** A chart of shares as an SVG picture that needs no script and no font of its own. */
public final class LineChart {
  /**
   * A line.
   *
   * @param name its legend
   * @param shares one per position, 0 to 1
   */
  public record Line(String name, List<Double> shares) {}

  private static final int WIDTH = 720;
  private static final int HEIGHT = 400;
  private static final int LEFT = 60;
  private static final int TOP = 40;
  private static final int PLOT_WIDTH = 440;
  private static final int PLOT_HEIGHT = 290;

  /** Told apart also with impaired colour vision (Okabe and Ito). */
  private static final List<String> COLOURS =
      List.of("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#000000");

  private final StringBuilder svg = new StringBuilder();

  private LineChart() {}

  /**
   * Draws lines over common positions.
   *
   * @param positions labels of the horizontal axis, evenly spaced; one or more
   */
  public static String draw(
      String title, String horizontal, List<String> positions, List<Line> lines) {
    LineChart chart = new LineChart();
    chart.add(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\""
            + " font-family=\"sans-serif\" font-size=\"12\">",
        WIDTH, HEIGHT);
    chart.add("<rect width=\"%d\" height=\"%d\" fill=\"#FFFFFF\"/>", WIDTH, HEIGHT);
    chart.text(LEFT, 22, "start", title);
    for (int tenth = 0; tenth <= 10; tenth += 2) {
      double y = chart.y(tenth / 10.0);
      chart.add(
          "<line x1=\"%d\" y1=\"%.1f\" x2=\"%d\" y2=\"%.1f\" stroke=\"#DDDDDD\"/>",
          LEFT, y, LEFT + PLOT_WIDTH, y);
      chart.text(LEFT - 8, y + 4, "end", tenth * 10 + " %");
    }
    for (int i = 0; i < positions.size(); i++) {
      chart.text(chart.x(i, positions.size()), TOP + PLOT_HEIGHT + 18, "middle", positions.get(i));
    }
    chart.text(LEFT + PLOT_WIDTH / 2.0, TOP + PLOT_HEIGHT + 40, "middle", horizontal);
    for (int i = 0; i < lines.size(); i++) {
      chart.line(lines.get(i), i, positions.size());
    }
    chart.add("</svg>");
    return chart.svg.toString();
  }

  private void line(Line line, int number, int positions) {
    String colour = COLOURS.get(number % COLOURS.size());
    StringBuilder points = new StringBuilder();
    for (int i = 0; i < line.shares().size(); i++) {
      points.append(
          String.format(Locale.ROOT, "%.1f,%.1f ", x(i, positions), y(line.shares().get(i))));
    }
    add(
        "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"/>",
        points.toString().strip(), colour);
    double legend = TOP + 20.0 * number + 10;
    int start = LEFT + PLOT_WIDTH + 20;
    add(
        "<line x1=\"%d\" y1=\"%.1f\" x2=\"%d\" y2=\"%.1f\" stroke=\"%s\" stroke-width=\"2\"/>",
        start, legend, start + 20, legend, colour);
    text(start + 26, legend + 4, "start", line.name());
  }

  private double x(int position, int positions) {
    return positions == 1
        ? LEFT + PLOT_WIDTH / 2.0
        : LEFT + PLOT_WIDTH * (double) position / (positions - 1);
  }

  private double y(double share) {
    return TOP + PLOT_HEIGHT * (1 - share);
  }

  private void text(double x, double y, String anchor, String text) {
    add(
        "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>",
        x, y, anchor, text.replace("&", "&amp;").replace("<", "&lt;"));
  }

  private void add(String format, Object... values) {
    svg.append(String.format(Locale.ROOT, format, values)).append('\n');
  }
}
