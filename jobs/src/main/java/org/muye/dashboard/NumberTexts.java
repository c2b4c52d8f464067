package org.muye.dashboard;

import java.util.LinkedHashMap;
import java.util.Map;
import org.muye.contract.ContractColumn;

/** SQL that writes numbers as readers see them, and never a hidden or an absent one as a zero. */
final class NumberTexts {
  /** What stands for an interval or a comparison that a value does not have. */
  private static final String NONE = "'—'";

  private static final String IN_PERCENT = "definition.unit IN ('share', 'fraction')";

  private static final String YEAR_BEFORE =
      "earlier.period = CAST(CAST(left(t.period, 4) AS integer) - 1 AS text)"
          + " || substr(t.period, 5)";

  /** The place in the funnel as a code of {@link CodeNames#funnel}. */
  static final String FUNNEL_PLACE =
      "CASE WHEN t.funnel_998 IN ('HIGH', 'LOW') THEN '998'"
          + " WHEN t.funnel_95 IN ('HIGH', 'LOW') THEN '95' ELSE t.funnel_95 END";

  private NumberTexts() {}

  /** A number of a row that may be hidden as a whole. */
  static String of(String row, ContractColumn column) {
    String number = row + "." + column.name();
    Double most = column.maximum();
    return shown(row, number, most != null && most == 1 ? percent(number) : plain(number));
  }

  /** The value of an indicator. */
  static String value() {
    return shown("t", "t.value", inUnit("t.value"));
  }

  /**
   * The texts of a row of an indicator, its value and what it is compared with, and on which
   * boundaries it is.
   */
  static Map<String, DatasetColumn> ofIndicator() {
    Map<String, DatasetColumn> texts = new LinkedHashMap<>();
    texts.put(value(), DatasetColumn.text("value_text", "数值", "Value"));
    texts.put(
        unlessHidden(
            "CASE WHEN t.ci_low IS NULL OR t.ci_high IS NULL THEN "
                + NONE
                + " ELSE "
                + range(inUnit("t.ci_low"), inUnit("t.ci_high"))
                + " END"),
        DatasetColumn.text("interval_text", "95%区间", "95 % interval"));
    // Looked up in their own rows, which say whether they are hidden.
    texts.put(
        earlier("earlier.period_type = t.period_type AND earlier.period_end = t.period_start"),
        DatasetColumn.text("previous_text", "上期", "Period before"));
    texts.put(earlier(YEAR_BEFORE), DatasetColumn.text("year_before_text", "上年同期", "Year before"));
    texts.put(
        unlessHidden(
            "CASE WHEN t.rate_ratio_yoy IS NULL THEN "
                + NONE
                + " ELSE "
                + broken("t.rate_ratio_yoy")
                + " || COALESCE("
                + Words.choose("'（'", "' ('")
                + " || "
                + range(broken("t.rate_ratio_low"), broken("t.rate_ratio_high"))
                + " || "
                + Words.choose("'）'", "')'")
                + ", '') END"),
        DatasetColumn.text(
            "rate_ratio_text", "同比率比（95%区间）", "Rate ratio on the year (95 % interval)"));
    texts.put(
        unlessHidden("COALESCE(" + Words.of(FUNNEL_PLACE, CodeNames.funnel()) + ", " + NONE + ")"),
        DatasetColumn.text("funnel_text", "漏斗图位置", "Place in the funnel"));
    texts.put(
        isRebased("t"),
        new DatasetColumn(
            "is_rebased",
            "BOOLEAN",
            "按现行区划重算 Rebased",
            "按现行区划重算 | Whether it is a value of an earlier period on later boundaries"));
    texts.put(
        isComparable(),
        new DatasetColumn(
            "is_comparable",
            "BOOLEAN",
            "区划可比 Comparable",
            "区划可比 | Whether it is the value on today's boundaries"));
    return texts;
  }

  /** The value of an earlier period: the one on the same boundaries where there is one. */
  private static String earlier(String period) {
    return "COALESCE((SELECT "
        + shown("earlier", "earlier.value", inUnit("earlier.value"))
        + " FROM muye.indicator_value AS earlier WHERE "
        + period
        + " AND "
        + sameSeries("earlier")
        + " ORDER BY earlier.boundary_version = t.boundary_version DESC LIMIT 1), "
        + Words.NO_DATA
        + ")";
  }

  private static String sameSeries(String row) {
    return row
        + ".unit_id = t.unit_id AND "
        + row
        + ".indicator_id = t.indicator_id AND "
        + row
        + ".definition_version = t.definition_version AND "
        + row
        + ".category IS NOT DISTINCT FROM t.category";
  }

  /** Whether a row is a value of an earlier period on later boundaries. */
  static String isRebased(String row) {
    return "strpos(COALESCE(" + row + ".status_reason, ''), 'REBASED') > 0";
  }

  /** Whether a row is the one on today's boundaries, so that periods can be compared. */
  private static String isComparable() {
    return isRebased("t")
        + " OR NOT EXISTS (SELECT 1 FROM muye.indicator_value AS other"
        + " WHERE other.period = t.period AND "
        + sameSeries("other")
        + " AND "
        + isRebased("other")
        + ")";
  }

  private static String unlessHidden(String shown) {
    return "CASE WHEN t.suppressed THEN " + Words.HIDDEN + " ELSE " + shown + " END";
  }

  private static String shown(String row, String number, String text) {
    return "CASE WHEN "
        + row
        + ".suppressed THEN "
        + Words.HIDDEN
        + " WHEN "
        + number
        + " IS NULL THEN "
        + Words.NO_DATA
        + " ELSE "
        + text
        + " END";
  }

  private static String inUnit(String number) {
    return "CASE WHEN "
        + IN_PERCENT
        + " THEN "
        + percent(number)
        + " ELSE "
        + plain(number)
        + " END";
  }

  private static String range(String low, String high) {
    return low + " || '–' || " + high;
  }

  private static String percent(String number) {
    // The sign itself would be read as a placeholder by the driver.
    return "to_char(100 * " + number + ", 'FM999,999,990.0') || chr(37)";
  }

  private static String plain(String number) {
    return "CASE WHEN "
        + number
        + " = round("
        + number
        + ") THEN to_char("
        + number
        + ", 'FM999,999,999,990') ELSE "
        + broken(number)
        + " END";
  }

  private static String broken(String number) {
    return "to_char(" + number + ", 'FM999,999,990.00')";
  }
}
