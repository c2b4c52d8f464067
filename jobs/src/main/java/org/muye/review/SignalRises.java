package org.muye.review;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
    for (GoldRow level : levels.subList(0, levels.size() - 1)) {
      Optional<GoldRow> rise =
          context.values.find(RISE, context.root(), String.valueOf(level.whole("level")));
      part(context, level, rise).ifPresent(parts::add);
      rows.addAll(rows(context, levels, level, rise));
      atLeast |= rise.map(row -> row.words("status_reason").contains("AT_LEAST")).orElse(false);
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

  /** What rose from a level; empty where no dispute was found on it. */
  private static Optional<String> part(
      ReviewContext context, GoldRow level, Optional<GoldRow> rise) {
    Double all = rise.map(row -> row.number("denominator")).orElse(null);
    Double risen = rise.map(row -> row.number("numerator")).orElse(null);
    if (all == null || all == 0 || risen == null) {
      return Optional.empty();
    }
    ReviewWords words = context.words;
    String name = SignalLadder.name(context, level);
    if (rise.filter(context::isHidden).isPresent()) {
      return Optional.of(words.get("ladder.part.absent", name, words.get("suppressed.cell")));
    }
    return Sentences.shareWords(context, rise)
        .map(
            share ->
                words.get(
                    risen == 0 ? "rise.part.none" : "rise.part",
                    name,
                    words.count(all),
                    words.count(risen),
                    share));
  }

  /** What rose from a level, and to which. */
  private static List<Row> rows(
      ReviewContext context, List<GoldRow> levels, GoldRow from, Optional<GoldRow> rise) {
    boolean isHidden = rise.filter(context::isHidden).isPresent();
    List<Row> rows = new ArrayList<>();
    rows.add(row(context, SignalLadder.name(context, from), rise, isHidden));
    List<GoldRow> higher =
        levels.stream().filter(to -> to.whole("level") < from.whole("level")).toList();
    List<Optional<GoldRow>> targets =
        higher.stream()
            .map(
                to ->
                    context.values.find(
                        TARGET, context.root(), from.whole("level") + "|" + to.whole("level")))
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
              isHidden || hidden[i] || targets.get(i).filter(context::isHidden).isPresent()));
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
