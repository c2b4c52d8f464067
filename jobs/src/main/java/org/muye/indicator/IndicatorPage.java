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
            "Generated from the definitions in `org.muye.indicator`; edit those, not this page.\n\n")
        .append(
            "Every indicator is computed for each week, month, quarter, half and year, for every unit"
                + " and the whole region. The whole is counted from records, never averaged from"
                + " units. Rates use person-days, so that a leap year and an open period are right."
                + " Absent parts are NULL, never 0.\n\n");
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
    out.append("\n## Without data 暂无数据来源\n\n")
        .append(
            "No record that is read carries the input of these; they have a definition and no values.\n\n");
    row(out, List.of("id", "名称", "name", "formula", "reason"));
    row(out, List.of("---", "---", "---", "---", "---"));
    for (Definition d : MissingFeeds.definitions()) {
      row(out, List.of(d.id(), d.nameZh(), d.nameEn(), d.formula(), d.notes()));
    }
    out.append("\n## Status words 状态说明\n\n");
    row(out, List.of("word", "说明", "meaning"));
    row(out, List.of("---", "---", "---"));
    for (StatusReason reason : StatusReason.values()) {
      row(out, List.of(reason.name(), reason.zh(), reason.en()));
    }
    return out.toString();
  }

  private static void section(StringBuilder out, Indicator indicator) {
    Definition d = indicator.definition();
    out.append("\n## ").append(heading(d)).append("\n\n");
    line(out, "Formula", d.formula());
    line(out, "Unit", d.unit());
    line(out, "Interval", d.interval());
    line(out, "A rise", d.direction().name().toLowerCase(Locale.ROOT).replace('_', ' '));
    line(out, "Categories", d.categoryMeaning());
    line(out, "Notes", d.notes());
    line(out, "Counted from", measures(indicator.numerator()));
    line(out, "Related to", measures(indicator.denominator()));
    line(out, "Version", Integer.toString(d.version()));
  }

  private static String measures(List<Measure> measures) {
    return String.join(", ", measures.stream().map(m -> "`" + m.id() + "`").toList());
  }

  private static String heading(Definition d) {
    return d.id() + " " + d.nameZh();
  }

  private static String anchor(Definition d) {
    return heading(d).toLowerCase(Locale.ROOT).replaceAll("[（）(),、]", "").replace(' ', '-');
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
