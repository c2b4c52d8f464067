package org.muye.review;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.muye.document.Block;
import org.muye.document.Cell;
import org.muye.document.Column;
import org.muye.document.Format;
import org.muye.document.Heading;
import org.muye.document.Paragraph;
import org.muye.document.Row;
import org.muye.document.Table;

/** Classes above the mean of the same quarters of three years, by corrected p-values. */
final class HotClasses {
  private static final String HOT = "hot-categories";

  private HotClasses() {}

  /** A sentence and a table; a sentence alone where there is nothing to rank. */
  static List<Block> blocks(ReviewContext context) {
    ReviewWords words = context.words;
    List<Block> blocks = new ArrayList<>();
    blocks.add(Heading.numbered(2, words.get("order.hot")));
    Map<String, GoldRow> ranks = context.values.categories("I6", context.root());
    if (ranks.isEmpty()) {
      blocks.add(Paragraph.body(words.get("order.hot.none")));
      return blocks;
    }
    List<Row> rows = new ArrayList<>();
    List<String> rising = new ArrayList<>();
    // What is not published has no rank either.
    ranks.values().removeIf(context::isHidden);
    if (ranks.isEmpty()) {
      blocks.add(Paragraph.body(words.get("order.hot.unpublished")));
      return blocks;
    }
    ranks.values().stream()
        .sorted(Comparator.comparingDouble(HotClasses::rank))
        .forEach(
            row -> {
              String category = row.words("category");
              Optional<GoldRow> ratio = context.values.find("I6_RR", context.root(), category);
              Optional<GoldRow> p = context.values.find("I6_P", context.root(), category);
              String name = words.code(context.inputs.codes(), "incident_category", category);
              Double low = ratio.map(r -> r.number("ci_low")).orElse(null);
              Double adjusted = p.map(r -> r.number("value")).orElse(null);
              boolean isRising = low != null && low > 1 && adjusted != null && adjusted < 0.05;
              if (isRising) {
                rising.add(name);
              }
              Cell[] cells = {
                Cell.number(rank(row)),
                Cell.words(name),
                context.cell(Optional.of(row), "numerator", Format.integer()),
                context.cell(ratio, "value", Format.decimal(2)),
                context.interval(ratio, Format.decimal(2)),
                context.cell(p, "value", Format.decimal(3))
              };
              rows.add(isRising ? Row.highlight(cells) : Row.of(cells));
            });
    blocks.add(
        new Paragraph(
            Paragraph.Kind.BODY, words.see(sentence(context, ranks.keySet(), rising), HOT)));
    blocks.add(
        new Table(
            HOT,
            words.get("order.hot.caption", words.quarter(context.quarter())),
            List.of(
                Column.of(words.get("col.rank"), Format.integer()),
                Column.of(words.get("col.class"), Format.text()),
                Column.of(
                    words.get("col.incidents"), Format.integer(), words.get("unit.incidents")),
                Column.of(words.get("col.ratio3"), Format.decimal(2)),
                Column.ofIntervals(words.get("col.interval"), Format.decimal(2)),
                Column.of(words.get("col.p"), Format.decimal(3))),
            rows,
            List.of(words.get("order.hot.note"))));
    return blocks;
  }

  /** Without three earlier years nothing can be said about a rise. */
  private static String sentence(ReviewContext context, Set<String> classes, List<String> rising) {
    boolean compared =
        classes.stream()
            .anyMatch(
                category ->
                    context.values.number("I6_RR", context.root(), category, "value") != null);
    if (!compared) {
      return context.words.get("order.hot.no_history");
    }
    return rising.isEmpty()
        ? context.words.get("order.hot.no_rise")
        : context.words.get("order.hot.rise", context.words.list(rising));
  }

  private static double rank(GoldRow row) {
    Double rank = row.number("value");
    return rank == null ? Double.MAX_VALUE : rank;
  }
}
