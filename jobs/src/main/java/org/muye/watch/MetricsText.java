package org.muye.watch;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Gauges in the text format that Prometheus and node_exporter read. */
public final class MetricsText {
  private static final Pattern NAME = Pattern.compile("[a-zA-Z_:][a-zA-Z0-9_:]*");
  private static final Pattern LABEL = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_]*");
  private static final int WHOLE_DIGITS = 15;

  private final StringBuilder text = new StringBuilder();
  private String name = "";

  /**
   * Begins a metric; its samples follow.
   *
   * @param help what it counts, with its unit
   */
  public MetricsText gauge(String metric, String help) {
    require(NAME, metric);
    name = metric;
    text.append("# HELP ").append(name).append(' ').append(escaped(help)).append('\n');
    text.append("# TYPE ").append(name).append(" gauge\n");
    return this;
  }

  /** A sample of the metric. */
  public MetricsText sample(Map<String, String> labels, double value) {
    text.append(name);
    if (!labels.isEmpty()) {
      String separator = "{";
      for (Map.Entry<String, String> label : labels.entrySet()) {
        require(LABEL, label.getKey());
        text.append(separator).append(label.getKey()).append("=\"");
        text.append(escaped(label.getValue()).replace("\"", "\\\"")).append('"');
        separator = ",";
      }
      text.append('}');
    }
    text.append(' ').append(number(value)).append('\n');
    return this;
  }

  /** The page. */
  public String text() {
    return text.toString();
  }

  /** Whole numbers without an exponent, so that a person can read a time or a count. */
  private static String number(double value) {
    if (Double.isNaN(value)) {
      return "NaN";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "+Inf" : "-Inf";
    }
    boolean isWhole = value == Math.rint(value) && Math.abs(value) < Math.pow(10, WHOLE_DIGITS);
    return isWhole ? String.format(Locale.ROOT, "%.0f", value) : Double.toString(value);
  }

  private static String escaped(String value) {
    return value.replace("\\", "\\\\").replace("\n", "\\n");
  }

  private static void require(Pattern pattern, String name) {
    if (!pattern.matcher(name).matches()) {
      throw new IllegalArgumentException("no name of a metric or label: " + name);
    }
  }
}
