package org.muye.review;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.muye.document.Block;
import org.muye.document.Cell;
import org.muye.document.Column;
import org.muye.document.Format;
import org.muye.document.Paragraph;
import org.muye.document.Row;
import org.muye.document.Table;

/** What became of the disputes that the quarter brought. */
final class DisputeOutcomes {
  private static final String INDICATOR = "D22";

  /** From the best outcome to none. */
  private static final List<String> OUTCOMES =
      List.of("at_source", "above_source", "level_unknown", "undated", "open");

  private DisputeOutcomes() {}

  /** A sentence and a table; none where there are no values. */
  static List<Block> blocks(ReviewContext context) {
    ReviewWords words = context.words;
    List<String> outcomes =
        OUTCOMES.stream()
            .filter(outcome -> context.values.find(INDICATOR, context.root(), outcome).isPresent())
            .toList();
    if (outcomes.isEmpty()) {
      return List.of();
    }
    List<GoldRow> found =
        outcomes.stream()
            .flatMap(outcome -> context.values.find(INDICATOR, context.root(), outcome).stream())
            .toList();
    boolean[] hidden =
        context.hidden(
            found.stream().map(row -> row.number("numerator")).toArray(n -> new Double[n]));
    List<Row> rows = new ArrayList<>();
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < outcomes.size(); i++) {
      String name = words.get("outcome." + outcomes.get(i));
      Optional<GoldRow> row = Optional.of(found.get(i));
      rows.add(
          hidden[i]
              ? Row.of(
                  Stream.concat(
                          Stream.of(Cell.words(name)),
                          Stream.generate(context::suppressed).limit(3))
                      .toArray(Cell[]::new))
              : Row.of(
                  Cell.words(name),
                  context.cell(row, "numerator", Format.integer()),
                  context.cell(row, "value", Format.percent(1)),
                  context.interval(row, Format.percent(1))));
      Double share = found.get(i).number("value");
      if (!hidden[i] && share != null) {
        parts.add(words.get("outcome.part." + outcomes.get(i), words.percent(share)));
      }
    }
    List<Block> blocks = new ArrayList<>();
    if (!parts.isEmpty()) {
      blocks.add(
          Paragraph.body(
              words.get(
                  "outcome.sentence",
                  words.day(context.asOf()),
                  String.join(words.get("comma"), parts))));
    }
    blocks.add(
        Table.of(
            "dispute-outcomes",
            words.get("outcome.caption", words.quarter(context.quarter())),
            List.of(
                Column.of(words.get("col.outcome"), Format.text()),
                Column.of(words.get("col.disputes"), Format.integer(), words.get("unit.disputes")),
                Column.of(words.get("col.share"), Format.percent(1)),
                Column.ofIntervals(words.get("col.interval"), Format.percent(1))),
            rows));
    return blocks;
  }
}
