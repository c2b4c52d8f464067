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

  private FunnelDataset() {}

  static Dataset dataset(String certifiedBy) {
    return new Dataset(
        "funnel_by_language",
        "漏斗图：各单元的率、人口和全市率的控制限。每行按语言各列一次，须筛选语言。 | Funnel plot: rates of units,"
            + " population, and the limits around the region's rate. Each row stands once in each"
            + " language: filter on it.",
        certifiedBy,
        sql(),
        List.of(
            DatasetColumn.text("language", "语言", "Language"),
            DatasetColumn.text("indicator_id", "指标编号", "Indicator id"),
            DatasetColumn.text("indicator_name", "指标", "Indicator"),
            DatasetColumn.text("period", "周期", "Period"),
            DatasetColumn.text("unit_id", "单元编号", "Unit id"),
            DatasetColumn.text("unit_name", "单元", "Unit"),
            DatasetColumn.text("series", "系列", "Series"),
            DatasetColumn.text("kind", "类型：point 或 limit", "Kind: point or limit"),
            number("population", "人口", "Population"),
            number("rate", "率", "Rate")));
  }

  private static DatasetColumn number(String name, String zh, String en) {
    return new DatasetColumn(name, "DOUBLE PRECISION", zh + " " + en, zh + " | " + en);
  }

  private static String sql() {
    return """
        WITH shown AS (
          SELECT v.*, language.language, root.unit_id AS root_id
          FROM muye.indicator_value AS v
          CROSS JOIN (VALUES ('zh'), ('en')) AS language(language)
          CROSS JOIN (SELECT DISTINCT unit_id FROM muye.unit WHERE parent_id IS NULL) AS root
          WHERE v.category IS NULL AND v.value IS NOT NULL AND v.period_type = 'quarter'),
        named AS (
          SELECT DISTINCT ON (unit_id) unit_id, unit_name_zh, unit_name_en
          FROM muye.unit ORDER BY unit_id, valid_from DESC NULLS LAST),
        definition AS (
          SELECT DISTINCT ON (indicator_id) indicator_id, name_zh, name_en
          FROM muye.indicator_definition ORDER BY indicator_id, definition_version DESC)
        SELECT language.language, language.indicator_id,
          %s AS indicator_name,
          language.period, language.unit_id,
          %s AS unit_name,
          %s AS series,
          'point' AS kind, language.denominator AS population, language.value AS rate
        FROM shown AS language JOIN named USING (unit_id) JOIN definition USING (indicator_id)
        WHERE language.funnel_95 IS NOT NULL
        UNION ALL
        SELECT language.language, language.indicator_id,
          %s AS indicator_name,
          language.period, language.unit_id,
          %s AS unit_name,
          %s || CASE edge.edge WHEN 'low' THEN ' ↓' ELSE ' ↑' END AS series,
          'limit' AS kind,
          factor.expected * language.denominator / language.numerator AS population,
          language.value * CASE edge.edge WHEN 'low' THEN factor.low ELSE factor.high END AS rate
        FROM shown AS language JOIN named USING (unit_id) JOIN definition USING (indicator_id)
        CROSS JOIN (VALUES ('low'), ('high')) AS edge(edge)
        CROSS JOIN (VALUES %s) AS factor(confidence, expected, low, high)
        WHERE language.unit_id = language.root_id AND language.numerator > 0
          AND EXISTS (SELECT 1 FROM muye.indicator_value AS u WHERE u.period = language.period
            AND u.indicator_id = language.indicator_id AND u.funnel_95 IS NOT NULL
            AND u.denominator >= factor.expected * language.denominator / language.numerator / 1.4)
          AND EXISTS (SELECT 1 FROM muye.indicator_value AS u WHERE u.period = language.period
            AND u.indicator_id = language.indicator_id AND u.funnel_95 IS NOT NULL
            AND u.denominator <= factor.expected * language.denominator / language.numerator * 1.4)"""
        .formatted(
            Words.choose("definition.name_zh", "definition.name_en"),
            Words.choose("named.unit_name_zh", "named.unit_name_en"),
            Words.of(
                "CASE WHEN language.funnel_998 IN ('HIGH', 'LOW') THEN '998'"
                    + " WHEN language.funnel_95 IN ('HIGH', 'LOW') THEN '95' ELSE 'IN' END",
                CodeNames.funnel()),
            Words.choose("definition.name_zh", "definition.name_en"),
            Words.choose("named.unit_name_zh", "named.unit_name_en"),
            Words.of("factor.confidence", CodeNames.limits()),
            String.join(", ", factors()));
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
