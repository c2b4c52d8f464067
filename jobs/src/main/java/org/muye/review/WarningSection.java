package org.muye.review;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.muye.document.Block;
import org.muye.document.Cell;
import org.muye.document.Column;
import org.muye.document.Format;
import org.muye.document.Heading;
import org.muye.document.Paragraph;
import org.muye.document.Row;
import org.muye.document.Table;
import org.muye.review.ReviewInputs.UnitName;

/** Levels of units, each with its rule, its evidence, and what it is not. */
final class WarningSection implements Section {
  /** Unit, level and rule. */
  private static final int PUBLIC_COLUMNS = 3;

  @Override
  public List<Block> blocks(ReviewContext context) {
    ReviewWords words = context.words;
    List<Block> blocks = new ArrayList<>();
    blocks.add(Heading.numbered(1, words.get("warning.title")));
    blocks.add(Paragraph.note(words.get("warning.note")));
    Optional<String> levels = Sentences.levels(context);
    blocks.add(Paragraph.body(levels.orElse(words.get("warning.nothing"))));
    List<Row> rows = new ArrayList<>();
    for (UnitName unit : context.units()) {
      OverallSection.level(context, unit.id())
          .filter(level -> level.whole("level") > 0)
          .ifPresent(level -> rows.addAll(evidence(context, unit, level)));
    }
    if (!rows.isEmpty()) {
      List<Column> columns =
          List.of(
              Column.of(words.get("col.unit"), Format.text()),
              Column.of(words.get("col.level"), Format.text()),
              Column.of(words.get("col.rule"), Format.text()),
              Column.of(words.get("col.evidence"), Format.text()),
              Column.of(words.get("col.records"), Format.integer()));
      blocks.add(
          new Table(
              "warnings",
              words.get(
                  context.isPublic() ? "warning.caption.public" : "warning.caption",
                  words.quarter(context.quarter())),
              context.isPublic() ? columns.subList(0, PUBLIC_COLUMNS) : columns,
              rows,
              context.isPublic() ? List.of() : List.of(words.get("warning.evidence.note"))));
    }
    backtest(context, blocks);
    return blocks;
  }

  private static List<Row> evidence(ReviewContext context, UnitName unit, GoldRow level) {
    ReviewWords words = context.words;
    Set<String> holding = new LinkedHashSet<>(List.of(level.words("rules").split(";")));
    List<Row> rows = new ArrayList<>();
    Set<String> shown = new HashSet<>();
    for (GoldRow condition : context.rows("gold.warning_evidence", unit.id())) {
      if (!condition.is("period", context.quarter())
          || !holding.contains(condition.words("rule_id"))) {
        continue;
      }
      String rule = words.name(condition.words("rule_name_zh"), condition.words("rule_name_en"));
      if (!context.isPublic() || shown.add(rule)) {
        rows.add(
            row(
                context,
                unit,
                level,
                rule,
                Cell.words(condition(context, condition)),
                context.cell(Optional.of(condition), "records", Format.integer())));
      }
    }
    if (rows.isEmpty()) {
      Cell blank = Cell.words(words.get("cell.blank"));
      String why = words.get(level.flag("held") ? "warning.held" : "absent.NO_DATA");
      rows.add(row(context, unit, level, why, blank, blank));
    }
    return rows;
  }

  /** The counts behind a level are published nowhere, so that the public sees the rules alone. */
  private static Row row(
      ReviewContext context,
      UnitName unit,
      GoldRow level,
      String rule,
      Cell evidence,
      Cell records) {
    List<Cell> cells =
        List.of(
            Cell.words(context.unitName(unit)),
            Cell.words(OverallSection.levelName(context, level)),
            Cell.words(rule),
            evidence,
            records);
    return Row.of(
        (context.isPublic() ? cells.subList(0, PUBLIC_COLUMNS) : cells).toArray(Cell[]::new));
  }

  /** Such as: 万人发案率 刑事: 偏离（调整后z）3.42 &gt; 3.09. */
  private static String condition(ReviewContext context, GoldRow row) {
    ReviewWords words = context.words;
    String category = row.words("category");
    String indicator = Names.indicator(context, row.words("indicator_id"));
    return words.get(
        "warning.condition",
        category.isEmpty()
            ? indicator
            : words.get(
                "with_category",
                indicator,
                words.code(context.inputs.codes(), "incident_category", category)),
        words.orElse("measure." + row.words("measure"), row.words("measure")),
        number(words, row.number("observed")),
        row.words("comparison").replace(">=", "≥").replace("<=", "≤"),
        number(words, row.number("threshold")));
  }

  private static String number(ReviewWords words, @Nullable Double value) {
    if (value == null) {
      return words.get("absent.NO_DATA");
    }
    return value == Math.rint(value) && Math.abs(value) < 1e9
        ? words.count(value)
        : words.decimal(value, 3);
  }

  /** What alarms of the past were worth, where a backtest was run. */
  private static void backtest(ReviewContext context, List<Block> blocks) {
    ReviewWords words = context.words;
    blocks.add(Heading.numbered(2, words.get("backtest.title")));
    List<Row> rows = new ArrayList<>();
    for (GoldRow row : context.inputs.table("gold.backtest")) {
      String key = "metric." + row.words("metric");
      boolean isOurs = row.is("rule", "ALARM") || row.is("rule", "LEVEL");
      String name = words.orElse(key, "");
      if (isOurs && !name.isEmpty() && (row.is("series", "ANY") || row.is("rule", "LEVEL"))) {
        boolean isRate = row.is("metric", "FALSE_ALARMS_PER_UNIT_YEAR");
        Format format = isRate ? Format.decimal(2) : Format.percent(1);
        Double low = row.number("low");
        Double high = row.number("high");
        rows.add(
            Row.of(
                Cell.words(words.get("rule." + row.words("rule"))),
                Cell.words(name),
                context.cell(Optional.of(row), "value", format),
                low == null || high == null
                    ? Cell.absent(words.get("absent.interval"))
                    : Cell.interval(low, high, format),
                context.cell(Optional.of(row), "numerator", Format.integer()),
                context.cell(Optional.of(row), "denominator", Format.decimal(1))));
      }
    }
    if (rows.isEmpty()) {
      blocks.add(Paragraph.body(words.get("backtest.none")));
      return;
    }
    blocks.add(
        new Table(
            "backtest",
            words.get("backtest.caption"),
            List.of(
                Column.of(words.get("col.what"), Format.text()),
                Column.of(words.get("col.metric"), Format.text()),
                Column.of(words.get("col.value"), Format.decimal(2)),
                Column.ofIntervals(words.get("col.interval"), Format.decimal(2)),
                Column.of(words.get("col.numerator"), Format.integer()),
                Column.of(words.get("col.denominator"), Format.decimal(1))),
            rows,
            List.of(words.get("backtest.note"))));
  }
}
