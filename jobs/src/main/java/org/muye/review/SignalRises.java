package org.muye.review;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muye.document.Block;
import org.muye.document.Cell;
import org.muye.document.Column;
import org.muye.document.Format;
import org.muye.document.Paragraph;
import org.muye.document.Row;
import org.muye.document.Table;

/** How many disputes rose to a higher level of the ladder of signals, how far, and how soon. */
final class SignalRises {
  private static final String RISE = "N2";
  private static final String TARGET = "N2_TO";
  private static final String DAYS = "N3";

  /**
   * What rose from a level.
   *
   * @param isHidden whether the audience may not see it
   */
  private record Rise(GoldRow from, String name, Optional<GoldRow> row, boolean isHidden) {
    @Nullable Double number(String column) {
      return row.map(r -> r.number(column)).orElse(null);
    }
  }

  private SignalRises() {}

  /**
   * A paragraph and a table.
   *
   * @param levels from the earliest signals to the most intense
   */
  static List<Block> blocks(ReviewContext context, List<GoldRow> levels) {
    List<String> parts = new ArrayList<>();
    List<Row> rows = new ArrayList<>();
    boolean atLeast = false;
    for (Rise rise : rises(context, levels)) {
      part(context, rise).ifPresent(parts::add);
      rows.addAll(rows(context, levels, rise));
      atLeast |=
          rise.row().map(row -> row.words("status_reason").contains("AT_LEAST")).orElse(false);
    }
    ReviewWords words = context.words;
    if (parts.isEmpty()) {
      return List.of(Paragraph.body(words.get("rise.nothing")));
    }
    List<String> sentences = new ArrayList<>();
    sentences.add(
        words.get(
            "rise.sentence",
            words.day(context.asOf()),
            String.join(words.get("semicolon"), parts)));
    Double days = context.values.number(DAYS, context.root(), "", "value");
    Double risen = context.values.number(DAYS, context.root(), "", "numerator");
    if (days != null && !context.isHidden(risen)) {
      sentences.add(words.get("rise.days", words.decimal(days, days == Math.rint(days) ? 0 : 1)));
    }
    List<String> notes = new ArrayList<>(List.of(words.get("rise.note")));
    if (atLeast) {
      notes.add(words.get("rise.note.at_least"));
    }
    return List.of(
        Paragraph.body(words.sentences(sentences)),
        new Table(
            "signal-rises",
            words.get("rise.caption", words.quarter(context.quarter())),
            List.of(
                Column.of(words.get("col.signal_level"), Format.text()),
                Column.of(words.get("col.disputes"), Format.integer(), words.get("unit.disputes")),
                Column.of(words.get("col.risen"), Format.integer(), words.get("unit.disputes")),
                Column.of(words.get("col.share"), Format.percent(1)),
                Column.ofIntervals(words.get("col.interval"), Format.percent(1))),
            rows,
            notes));
  }

  /** From every level but the highest. The disputes of all levels add up to a published number. */
  private static List<Rise> rises(ReviewContext context, List<GoldRow> levels) {
    List<Rise> rises =
        levels.subList(0, levels.size() - 1).stream()
            .map(
                level ->
                    rise(
                        context,
                        level,
                        context.values.find(
                            RISE, context.root(), String.valueOf(level.whole("level")))))
            .toList();
    boolean[] hidden =
        context.hidden(
            rises.stream().map(rise -> rise.number("denominator")).toArray(n -> new Double[n]));
    List<Rise> shown = new ArrayList<>();
    for (int i = 0; i < hidden.length; i++) {
      Rise rise = rises.get(i);
      shown.add(new Rise(rise.from(), rise.name(), rise.row(), rise.isHidden() || hidden[i]));
    }
    return shown;
  }

  private static Rise rise(ReviewContext context, GoldRow level, Optional<GoldRow> row) {
    return new Rise(
        level, SignalLadder.name(context, level), row, row.filter(context::isHidden).isPresent());
  }

  /** What rose from a level; empty where no dispute was found on it. */
  private static Optional<String> part(ReviewContext context, Rise rise) {
    ReviewWords words = context.words;
    if (rise.isHidden()) {
      return Optional.of(
          words.get("ladder.part.absent", rise.name(), words.get("suppressed.cell")));
    }
    Double all = rise.number("denominator");
    Double risen = rise.number("numerator");
    if (all == null || all == 0 || risen == null) {
      return Optional.empty();
    }
    return Sentences.shareWords(context, rise.row())
        .map(
            share ->
                words.get(
                    risen == 0 ? "rise.part.none" : "rise.part",
                    rise.name(),
                    words.count(all),
                    words.count(risen),
                    share));
  }

  /** What rose from a level, and to which. */
  private static List<Row> rows(ReviewContext context, List<GoldRow> levels, Rise rise) {
    List<Row> rows = new ArrayList<>();
    rows.add(row(context, rise.name(), rise.row(), rise.isHidden()));
    int from = rise.from().whole("level");
    List<GoldRow> higher = levels.stream().filter(to -> to.whole("level") < from).toList();
    List<Optional<GoldRow>> targets =
        higher.stream()
            .map(to -> context.values.find(TARGET, context.root(), from + "|" + to.whole("level")))
            .toList();
    boolean[] hidden =
        context.hidden(
            targets.stream()
                .map(row -> row.map(r -> r.number("numerator")).orElse(null))
                .toArray(n -> new Double[n]));
    for (int i = 0; higher.size() > 1 && i < higher.size(); i++) {
      rows.add(
          row(
              context,
              context.words.get("rise.to", SignalLadder.name(context, higher.get(i))),
              targets.get(i),
              rise.isHidden()
                  || hidden[i]
                  || targets.get(i).filter(context::isHidden).isPresent()));
    }
    return rows;
  }

  private static Row row(
      ReviewContext context, String name, Optional<GoldRow> row, boolean isHidden) {
    return Row.of(
        Cell.words(name),
        isHidden ? context.suppressed() : context.cell(row, "denominator", Format.integer()),
        isHidden ? context.suppressed() : context.cell(row, "numerator", Format.integer()),
        isHidden ? context.suppressed() : context.cell(row, "value", Format.percent(1)),
        isHidden ? context.suppressed() : context.interval(row, Format.percent(1)));
  }
}
