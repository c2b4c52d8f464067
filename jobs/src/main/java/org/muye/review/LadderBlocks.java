package org.muye.review;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.muye.document.Block;
import org.muye.document.Cell;
import org.muye.document.Column;
import org.muye.document.Format;
import org.muye.document.Heading;
import org.muye.document.Paragraph;
import org.muye.document.Row;
import org.muye.document.Table;

/** The ladder of signals: what comes in by which channels, and how much moves up a level. */
final class LadderBlocks {
  private LadderBlocks() {}

  static void add(ReviewContext context, List<Block> blocks) {
    ReviewWords words = context.words;
    blocks.add(Heading.numbered(2, words.get("ladder.title")));
    List<GoldRow> steps =
        context.inputs.table("gold.signal_ladder").stream()
            .filter(row -> row.is("unit_id", context.root()) && row.is("period", context.quarter()))
            .toList();
    if (steps.isEmpty()) {
      blocks.add(Paragraph.body(words.get("ladder.none")));
      return;
    }
    List<Row> rows = new ArrayList<>();
    for (GoldRow step : steps) {
      Optional<GoldRow> row = Optional.of(step);
      boolean hidden =
          context.isHidden(step.number("records")) || context.isHidden(step.number("moved_up"));
      rows.add(
          Row.of(
              Cell.words(words.name(step.words("level_name_zh"), step.words("level_name_en"))),
              hidden ? context.suppressed() : context.cell(row, "records", Format.integer()),
              hidden ? context.suppressed() : context.cell(row, "moved_up", Format.integer()),
              hidden ? context.suppressed() : context.cell(row, "share_moved_up", null),
              hidden ? context.suppressed() : context.cell(row, "median_days", null)));
    }
    blocks.add(
        new Table(
            "ladder",
            words.get("ladder.caption", words.quarter(context.quarter())),
            List.of(
                Column.of(words.get("col.signal_level"), Format.text()),
                Column.of(words.get("col.records"), Format.integer()),
                Column.of(words.get("col.moved_up"), Format.integer()),
                Column.of(words.get("col.share_moved_up"), Format.percent(1)),
                Column.of(words.get("col.median_days"), Format.decimal(1))),
            rows,
            List.of(words.get("ladder.note"))));
  }
}
