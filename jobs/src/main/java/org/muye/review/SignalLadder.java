package org.muye.review;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muye.document.Block;
import org.muye.document.Cell;
import org.muye.document.Column;
import org.muye.document.Format;
import org.muye.document.Heading;
import org.muye.document.Paragraph;
import org.muye.document.Row;
import org.muye.document.Table;

/**
 * The ladder of signals: how many records stand on each level, what rose to a higher one, and what
 * became of the disputes.
 */
final class SignalLadder {
  private static final String RATE = "N1";
  private static final String SHARE = "N1_SHARE";
  private static final String NO_LEVEL = "NONE";
  private static final String UNKNOWN = "UNK";

  /**
   * A line of the table.
   *
   * @param category a level, or what stands on none
   * @param isLevel whether it is a level
   */
  private record Line(
      String category, String name, boolean isLevel, Optional<GoldRow> now, Change change) {
    @Nullable Double count() {
      return now.map(row -> row.number("numerator")).orElse(null);
    }
  }

  private SignalLadder() {}

  /** The blocks under the chapter on disputes. */
  static List<Block> blocks(ReviewContext context) {
    ReviewWords words = context.words;
    List<Block> blocks = new ArrayList<>();
    blocks.add(Heading.numbered(2, words.get("ladder.title")));
    List<GoldRow> levels = context.inputs.table("region.signal_levels");
    if (levels.isEmpty()) {
      blocks.add(Paragraph.body(words.get("ladder.no_levels")));
    } else if (context.values.categories(RATE, context.root()).isEmpty()) {
      blocks.add(Paragraph.body(words.get("ladder.no_records")));
    } else {
      List<Line> lines = lines(context, levels);
      boolean[] hidden = hidden(context, lines);
      blocks.add(Paragraph.body(sentence(context, lines, hidden)));
      blocks.add(table(context, lines, hidden));
      blocks.addAll(SignalRises.blocks(context, levels));
    }
    blocks.addAll(DisputeOutcomes.blocks(context));
    return blocks;
  }

  private static List<Line> lines(ReviewContext context, List<GoldRow> levels) {
    List<Line> lines = new ArrayList<>();
    for (GoldRow level : levels) {
      String category = String.valueOf(level.whole("level"));
      lines.add(line(context, category, name(context, level), true));
    }
    for (String category : List.of(NO_LEVEL, UNKNOWN)) {
      if (context.values.find(RATE, context.root(), category).isPresent()) {
        lines.add(line(context, category, context.words.get("ladder." + category), false));
      }
    }
    return lines;
  }

  private static Line line(ReviewContext context, String category, String name, boolean isLevel) {
    return new Line(
        category,
        name,
        isLevel,
        context.values.find(RATE, context.root(), category),
        Changes.rateOnYear(context, RATE, context.root(), category));
  }

  /** The name of a level. */
  static String name(ReviewContext context, GoldRow level) {
    return context.words.name(level.words("name_zh"), level.words("name_en"));
  }

  /** The counts add up to published numbers, this year's and those of the year before. */
  private static boolean[] hidden(ReviewContext context, List<Line> lines) {
    boolean[] hidden = context.hidden(lines.stream().map(Line::count).toArray(n -> new Double[n]));
    boolean[] before =
        context.hidden(
            lines.stream().map(line -> line.change().base()).toArray(n -> new Double[n]));
    for (int i = 0; i < hidden.length; i++) {
      hidden[i] |= before[i] || lines.get(i).now().filter(context::isHidden).isPresent();
    }
    return hidden;
  }

  private static String sentence(ReviewContext context, List<Line> lines, boolean[] hidden) {
    ReviewWords words = context.words;
    List<String> parts = new ArrayList<>();
    boolean anyKnown = false;
    for (int i = 0; i < lines.size(); i++) {
      Line line = lines.get(i);
      Double n = line.count();
      if (!line.isLevel()) {
        continue;
      }
      anyKnown |= n != null || hidden[i];
      parts.add(
          hidden[i] || n == null
              ? words.get(
                  "ladder.part.absent",
                  line.name(),
                  hidden[i]
                      ? words.get("suppressed.cell")
                      : words.absence(line.now().map(r -> r.text("status_reason")).orElse(null)))
              : words.get(
                  "ladder.part",
                  line.name(),
                  words.get("count.records", words.count(n)),
                  line.change().sentence(words, "year")));
    }
    return anyKnown
        ? words.get(
            "ladder.sentence",
            words.quarterOnly(context.quarter()),
            context.regionName(),
            String.join(words.get("semicolon"), parts))
        : words.get("ladder.unknown");
  }

  private static Block table(ReviewContext context, List<Line> lines, boolean[] hidden) {
    ReviewWords words = context.words;
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      rows.add(row(context, lines.get(i), hidden[i]));
    }
    List<String> notes = new ArrayList<>(List.of(words.get("ladder.note")));
    if (lines.stream().anyMatch(line -> line.category().equals(UNKNOWN))) {
      notes.add(words.get("ladder.note.unknown"));
    }
    return new Table(
        "signal-ladder",
        words.get("ladder.caption", words.quarter(context.quarter())),
        List.of(
            Column.of(words.get("col.signal_level"), Format.text()),
            Column.of(words.get("col.signals"), Format.integer(), words.get("unit.records")),
            Column.of(words.get("col.share"), Format.percent(1)),
            Column.of(words.get("col.signals_before"), Format.integer(), words.get("unit.records")),
            Column.of(words.get("col.on_year"), Format.text()),
            Column.ofIntervals(words.get("col.rate_ratio_interval"), Format.decimal(2))),
        rows,
        notes);
  }

  private static Row row(ReviewContext context, Line line, boolean isHidden) {
    if (isHidden) {
      Cell[] cells = new Cell[6];
      Arrays.fill(cells, context.suppressed());
      cells[0] = Cell.words(line.name());
      return Row.of(cells);
    }
    Change change = line.change();
    Double base = change.base();
    Double low = change.low();
    Double high = change.high();
    return Row.of(
        Cell.words(line.name()),
        context.cell(line.now(), "numerator", Format.integer()),
        context.cell(
            context.values.find(SHARE, context.root(), line.category()),
            "value",
            Format.percent(1)),
        base == null
            ? Cell.absent(
                context.words.get(
                    context.inputs.header().isProvisional()
                        ? "ladder.before.provisional"
                        : "absent.NO_DATA"))
            : Cell.number(base, Format.integer()),
        OverallSection.changeCell(context, change),
        low == null || high == null || change.share() == null
            ? Cell.absent(context.words.get("absent.interval"))
            : Cell.interval(low, high));
  }
}
