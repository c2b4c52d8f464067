package org.muye.dashboard;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.muye.statistics.Interval;
import org.muye.statistics.smallarea.FunnelPoint;

/**
 * Points and lines of a funnel plot: the rate of each unit against its population, and the limits
 * around the rate of the whole region. The limits are those of {@link FunnelPoint}; the SQL only
 * draws them at the scale of the region's published rate, and where that is hidden there are none.
 */
final class FunnelDataset {
  private static final double STEP = 1.3;
  private static final double LEAST = 1;
  private static final double MOST = 50_000;

  /** Populations this many times those of the smallest and the largest unit are drawn. */
  private static final String MARGIN = "1.4";

  /** The population at which so many events are expected at the region's rate. */
  private static final String POPULATION = "factor.expected * t.denominator / t.numerator";

  private static final String ROWS =
      "\nFROM muye.indicator_value AS t" + Names.LANGUAGES + Names.UNITS + Names.DEFINITIONS;

  private FunnelDataset() {}

  static Dataset dataset(String certifiedBy) {
    return new Dataset(
        "funnel_by_language",
        "漏斗图：各单元的率、人口和全市率的控制限。每行按语言各列一次，须筛选语言。 | Funnel plot: rates of units,"
            + " population, and the limits around the region's rate. Each row stands once in each"
            + " language: filter on it.",
        certifiedBy,
        sql(),
        Names.columnsAnd(
            DatasetColumn.text("series", "系列", "Series"),
            DatasetColumn.text("kind", "类型：point 或 limit", "Kind: point or limit"),
            DatasetColumn.number("population", "人口", "Population"),
            DatasetColumn.number("rate", "率", "Rate")));
  }

  private static String sql() {
    return Names.SELECTED
        + Words.of(NumberTexts.FUNNEL_PLACE, CodeNames.funnel())
        + " AS series,\n  'point' AS kind,\n  t.denominator AS population,\n  t.value AS rate"
        + ROWS
        + "\nWHERE t.category IS NULL AND t.value IS NOT NULL AND t.funnel_95 IS NOT NULL AND NOT ("
        + NumberTexts.isRebased("t")
        + ")"
        + "\nUNION ALL\n"
        + Names.SELECTED
        + Words.of("factor.confidence", CodeNames.limits())
        + " || CASE edge.edge WHEN 'low' THEN ' ↓' ELSE ' ↑' END AS series,\n  'limit' AS kind,\n  "
        + "CAST(round(CAST("
        + POPULATION
        + " AS numeric)) AS double precision) AS population,\n"
        + "  t.value * CASE edge.edge WHEN 'low' THEN factor.low ELSE factor.high END AS rate"
        + ROWS
        + "\nCROSS JOIN (VALUES ('low'), ('high')) AS edge(edge)\nCROSS JOIN (VALUES "
        + String.join(", ", factors())
        + ") AS factor(confidence, expected, low, high)"
        + "\nWHERE t.category IS NULL AND t.numerator > 0 AND named.parent_id IS NULL"
        + " AND named.unit_id IS NOT NULL AND "
        + unit(">= " + POPULATION + " / " + MARGIN)
        + " AND "
        + unit("<= " + POPULATION + " * " + MARGIN);
  }

  /** Whether a unit of the plot lies on that side, so that lines end a little beyond the points. */
  private static String unit(String side) {
    return "EXISTS (SELECT 1 FROM muye.indicator_value AS unit WHERE unit.period = t.period"
        + " AND unit.indicator_id = t.indicator_id AND unit.category IS NULL"
        + " AND unit.funnel_95 IS NOT NULL AND unit.denominator "
        + side
        + ")";
  }

  private static List<String> factors() {
    List<String> factors = new ArrayList<>();
    for (double expected = LEAST; expected <= MOST; expected *= STEP) {
      factors.add(factor("95", expected, 0.95));
      factors.add(factor("998", expected, 0.998));
    }
    return factors;
  }

  private static String factor(String name, double expected, double confidence) {
    Interval limits = new FunnelPoint(expected, expected).limits(confidence);
    return String.format(
        Locale.ROOT, "('%s', %.4f, %.4f, %.4f)", name, expected, limits.low(), limits.high());
  }
}
