package org.muye.indicator;

import java.util.List;
import java.util.Locale;

/** The catalogue of indicators for readers, written from the definitions alone. */
public final class IndicatorPage {
  private IndicatorPage() {}

  /** The page as Markdown; the same catalogue gives the same text. */
  public static String markdown() {
    StringBuilder out = new StringBuilder();
    out.append("# Indicators 指标目录\n\n")
        .append(
            "Generated from the definitions in `org.muye.indicator` and their Chinese words in `definitions_zh.properties`; edit those, not this page.\n\n")
        .append(
            "Every indicator is computed for each month, quarter, half and year, and for each week where"
                + " its entry says so, for every unit and the whole region. The whole is counted from records, never averaged from"
                + " units. Rates use person-days, so that a leap year and an open period are right."
                + " Absent parts are NULL, never 0. The duties of leadership teams (L1 to L9) are"
                + " counted for years only, and for the whole region from its own team's"
                + " records; what rests on the register of resources (R1 to R6) for quarters, halves and"
                + " years.\n\n");
    row(out, List.of("id", "名称", "name", "unit", "interval"));
    row(out, List.of("---", "---", "---", "---", "---"));
    for (Indicator indicator : IndicatorCatalogue.all()) {
      Definition d = indicator.definition();
      row(
          out,
          List.of(
              "[" + d.id() + "](#" + anchor(d) + ")",
              d.nameZh(),
              d.nameEn(),
              d.unit(),
              d.interval()));
    }
    IndicatorCatalogue.all().forEach(indicator -> section(out, indicator));
    smallAreas(out);
    out.append("\n## By a rule book 按规则集计算\n\n")
        .append(
            "Made by the rule book that `muye.yaml` names as `assessment.rule_book`; without one they have no"
                + " values. `muye explain score` shows what they rest on.\n\n");
    row(out, List.of("id", "名称", "name", "formula", "公式", "notes", "说明"));
    row(out, List.of("---", "---", "---", "---", "---", "---", "---"));
    for (Definition d : AssessmentIndicators.definitions()) {
      withoutRecords(out, d);
    }
    out.append("\n## Without data 暂无数据来源\n\n")
        .append(
            "No record that is read carries the input of these; they have a definition and no values.\n\n");
    row(out, List.of("id", "名称", "name", "formula", "公式", "reason", "原因"));
    row(out, List.of("---", "---", "---", "---", "---", "---", "---"));
    for (Definition d : MissingFeeds.definitions()) {
      withoutRecords(out, d);
    }
    out.append("\n## Status words 状态说明\n\n");
    row(out, List.of("word", "说明", "meaning"));
    row(out, List.of("---", "---", "---"));
    for (StatusReason reason : StatusReason.values()) {
      row(out, List.of(reason.name(), reason.zh(), reason.en()));
    }
    return out.toString();
  }

  private static void smallAreas(StringBuilder out) {
    String rates =
        String.join(
            ", ",
            IndicatorCatalogue.all().stream()
                .filter(Indicator::isRate)
                .map(indicator -> indicator.definition().id())
                .toList());
    out.append("\n## Comparing units 单元之间的比较\n\n")
        .append("The rates per residents (")
        .append(rates)
        .append(
            ") also relate each unit to the others of its level, in every period: the units of the"
                + " reporting level that report in it, or the units below that level. The whole"
                + " region, records of an unknown unit, and units without population are not"
                + " compared.\n\n")
        .append(
            """
            - `value_smoothed`: empirical Bayes estimate (Marshall 1991, method of moments, between-unit variance cut at 0). A unit with few \
            residents moves towards the overall rate of the units. `smoothed_low` and `smoothed_high` are 95 % limits of its gamma posterior.
            - `probability_above_city`: the posterior probability that its rate is above the overall rate of the units.
            - Where the rates differ no more than by chance, `value_smoothed` is the overall rate; limits and probability are NULL with `NO_HETEROGENEITY`.
            - `funnel_95`, `funnel_998`: the place in a funnel plot with exact Poisson limits (Spiegelhalter 2005): HIGH, LOW or IN. \
            With many events nearly every unit is beyond them.
            - `funnel_adjusted`: HIGH_998, HIGH_95, IN, LOW_95 or LOW_998 with the variation between units allowed for (random effects on the \
            square-root scale; z winsorised at 10 % and 90 %). The three are NULL when no unit has an event.
            - `gold.spatial_autocorrelation`: Moran's I of the rates by quarter and year, row-standardised, variance under randomisation, \
            one-sided: whether neighbouring units are alike. Only for a region with `neighbours.csv`.
            """);
  }

  private static void section(StringBuilder out, Indicator indicator) {
    Definition d = indicator.definition();
    out.append("\n## ").append(heading(d)).append("\n\n");
    line(out, "Formula", d.formula());
    line(out, "公式", d.formulaZh());
    line(out, "Unit", d.unit());
    line(out, "Interval", d.interval());
    line(out, "A rise", d.direction().name().toLowerCase(Locale.ROOT).replace('_', ' '));
    line(out, "Published from", "the " + d.shortestPeriod().tableName() + " on");
    line(out, "Categories", d.categoryMeaning());
    line(out, "分类", d.categoryMeaningZh());
    line(out, "Notes", d.notes());
    line(out, "说明", d.notesZh());
    line(out, "Counted from", measures(indicator.numerator()));
    line(out, "Related to", measures(indicator.denominator()));
    line(out, "Version", Integer.toString(d.version()));
  }

  /** An indicator that is counted from no record, on one row. */
  private static void withoutRecords(StringBuilder out, Definition d) {
    row(
        out,
        List.of(
            d.id(), d.nameZh(), d.nameEn(), d.formula(), d.formulaZh(), d.notes(), d.notesZh()));
  }

  private static String measures(List<Measure> measures) {
    return String.join(", ", measures.stream().map(m -> "`" + m.id() + "`").toList());
  }

  private static String heading(Definition d) {
    return d.id() + " " + d.nameZh();
  }

  private static String anchor(Definition d) {
    return heading(d)
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^\\p{L}\\p{N} _-]", "")
        .replace(' ', '-');
  }

  private static void line(StringBuilder out, String title, String text) {
    if (!text.isEmpty() && !text.equals("none")) {
      out.append("- ").append(title).append(": ").append(text).append('\n');
    }
  }

  private static void row(StringBuilder out, List<String> cells) {
    out.append("| ").append(String.join(" | ", cells)).append(" |\n");
  }
}
