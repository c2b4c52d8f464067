package org.muye.assessment;

import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.muye.assessment.Quantity.Part;

/** The quantities for those who write rule books, from the catalogue alone. */
public final class QuantityPage {
  private QuantityPage() {}

  /** The page as Markdown; the same catalogue gives the same text. */
  public static String markdown() {
    StringBuilder out = new StringBuilder();
    out.append("# Quantities 考核数量\n\n")
        .append(
            "Generated from `org.muye.assessment.QuantityCatalogue`; edit that, not this page. Rules of the assessment name"
                + " these as `what`; see `assessment.md`. All are of a unit and year, up to the as-of day while it is"
                + " open. What the measures count is in `indicators.md`.\n\n");
    row(
        out,
        "what",
        "名称",
        "name",
        "form",
        "counted from",
        "related to",
        "records named",
        "halved if solved");
    row(out, "---", "---", "---", "---", "---", "---", "---", "---");
    for (Quantity quantity : QuantityCatalogue.all()) {
      row(
          out,
          "`" + quantity.name() + "`",
          quantity.nameZh(),
          quantity.nameEn(),
          form(quantity),
          measures(quantity.counted()),
          measures(quantity.whole()),
          measures(quantity.evidence()),
          quantity.forRules().tellsSolved() ? "yes" : "");
    }
    return out.toString();
  }

  private static String form(Quantity quantity) {
    return switch (quantity.form()) {
      case COUNT -> "count";
      case MISSING -> "count of what is missing";
      case SHARE -> "share, 0 to 1";
    };
  }

  private static String measures(List<Part> parts) {
    return parts.stream()
        .map(
            part ->
                "`"
                    + part.measure().id()
                    + "`"
                    + (part.categories().isEmpty()
                        ? ""
                        : " " + String.join(", ", new TreeSet<>(part.categories()))))
        .collect(Collectors.joining(", "));
  }

  private static void row(StringBuilder out, String... cells) {
    out.append("| ").append(String.join(" | ", cells)).append(" |\n");
  }
}
