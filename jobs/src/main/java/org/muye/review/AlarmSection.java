package org.muye.review;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
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

/** Weekly counts above their upper limit since the quarter began, the newest first. */
final class AlarmSection implements Section {
  @Override
  public List<Block> blocks(ReviewContext context) {
    ReviewWords words = context.words;
    List<Block> blocks = new ArrayList<>();
    blocks.add(Heading.numbered(1, words.get("alarms.title")));
    List<GoldRow> judged = context.inputs.table(SituationOverview.ALARMS);
    List<GoldRow> alarms =
        judged.stream()
            .filter(row -> row.flag("alarm"))
            .sorted(
                Comparator.comparing((GoldRow row) -> row.words("week_start"))
                    .reversed()
                    .thenComparing(row -> row.words("unit_id"))
                    .thenComparing(row -> row.words("series")))
            .toList();
    if (judged.isEmpty()) {
      blocks.add(Paragraph.body(words.get("absent.NO_DATA")));
      return blocks;
    }
    blocks.add(
        Paragraph.body(
            words.get(
                alarms.isEmpty() ? "alarms.none" : "alarms.summary",
                words.day(LocalDate.parse(context.inputs.header().firstDay())),
                words.count(judged.size()),
                words.count(alarms.size()))));
    if (!alarms.isEmpty()) {
      blocks.add(table(context, alarms));
    }
    return blocks;
  }

  private static Block table(ReviewContext context, List<GoldRow> alarms) {
    ReviewWords words = context.words;
    List<Row> rows = new ArrayList<>();
    for (GoldRow alarm : alarms) {
      Optional<GoldRow> row = Optional.of(alarm);
      rows.add(
          Row.of(
              Cell.words(alarm.words("period")),
              Cell.words(words.unitName(alarm)),
              Cell.words(Names.series(context, alarm)),
              context.cell(row, "observed", Format.integer()),
              context.cell(row, "expected", Format.decimal(1)),
              context.cell(row, "upper_bound", Format.decimal(1)),
              Cell.words(words.orElse("method." + alarm.words("method"), alarm.words("method")))));
    }
    return new Table(
        "alarms",
        words.get("alarms.caption"),
        List.of(
            Column.of(words.get("col.week"), Format.text()),
            Column.of(words.get("col.unit"), Format.text()),
            Column.of(words.get("col.series"), Format.text()),
            Column.of(words.get("col.counted"), Format.integer()),
            Column.of(words.get("col.expected"), Format.decimal(1)),
            Column.of(words.get("col.limit"), Format.decimal(1)),
            Column.of(words.get("col.method"), Format.text())),
        rows,
        List.of(words.get("alarms.note")));
  }
}
