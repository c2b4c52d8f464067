package org.muye.review;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.muye.document.Block;
import org.muye.document.Cell;
import org.muye.document.Column;
import org.muye.document.Format;
import org.muye.document.Heading;
import org.muye.document.PageBreak;
import org.muye.document.Paragraph;
import org.muye.document.Row;
import org.muye.document.Table;
import org.muye.review.ReviewInputs.UnitName;

/** Annexes: tables by unit, data quality and revisions, and what the indicators mean. */
final class AnnexSection implements Section {
  /** As many revisions as a reader looks through; the table of the database has all. */
  private static final int SHOWN_REVISIONS = 40;

  private static final List<ShownIndicator> BY_UNIT =
      List.of(
          ShownIndicator.of("D1", "", "row.dispute_rate", Format.perTenThousand(2)),
          ShownIndicator.of("D2", "", "row.resolved", Format.percent(1)),
          ShownIndicator.of("D3", "", "row.on_time", Format.percent(1)),
          ShownIndicator.of("D5_ACCEPTED", "", "row.at_source", Format.percent(1)),
          ShownIndicator.of("D10", "30", "row.early_resolution", Format.percent(1)),
          ShownIndicator.of("D11", "", "row.escalated", Format.percent(1)),
          ShownIndicator.of("D12", "", "row.reopened", Format.percent(1)));

  private final List<Table> longTables;

  /**
   * @param longTables tables of the chapters that are too long for them
   */
  AnnexSection(List<Table> longTables) {
    this.longTables = longTables;
  }

  @Override
  public List<Block> blocks(ReviewContext context) {
    ReviewWords words = context.words;
    List<Block> blocks = new ArrayList<>();
    blocks.add(new PageBreak());
    blocks.add(Heading.unnumbered(1, words.get("annex.title")));
    blocks.add(Heading.unnumbered(2, words.get("annex.units")));
    blocks.add(byUnit(context));
    blocks.addAll(longTables);
    blocks.add(Heading.unnumbered(2, words.get("annex.quality")));
    blocks.add(quality(context));
    revisions(context, blocks);
    definitions(context, blocks);
    return blocks;
  }

  private static Block byUnit(ReviewContext context) {
    ReviewWords words = context.words;
    List<UnitCounts> counts =
        BY_UNIT.stream()
            .map(shown -> new UnitCounts(context, shown.indicator(), shown.category()))
            .toList();
    List<Row> rows = new ArrayList<>();
    List<UnitName> units = context.units();
    for (int i = 0; i < units.size(); i++) {
      List<Cell> cells = new ArrayList<>(List.of(Cell.words(context.unitName(units.get(i)))));
      for (int k = 0; k < BY_UNIT.size(); k++) {
        cells.add(counts.get(k).cell(i, "value", BY_UNIT.get(k).format()));
      }
      rows.add(new Row(Row.Emphasis.NONE, cells));
    }
    List<Cell> whole = new ArrayList<>(List.of(Cell.words(context.regionName())));
    for (int k = 0; k < BY_UNIT.size(); k++) {
      whole.add(counts.get(k).wholeCell("value", BY_UNIT.get(k).format()));
    }
    rows.add(new Row(Row.Emphasis.TOTAL, whole));
    List<Column> columns =
        new ArrayList<>(List.of(Column.of(words.get("col.unit"), Format.text())));
    BY_UNIT.forEach(shown -> columns.add(Column.of(words.get(shown.labelKey()), shown.format())));
    return Table.of(
        "disputes-by-unit",
        words.get("annex.units.caption", words.quarter(context.quarter())),
        columns,
        rows);
  }

  /** How many records are known of each kind, and how many count. */
  static Block quality(ReviewContext context) {
    ReviewWords words = context.words;
    List<Row> rows = new ArrayList<>();
    for (GoldRow quality : context.inputs.table("gold.data_quality")) {
      Optional<GoldRow> row = Optional.of(quality);
      rows.add(
          Row.of(
              Cell.words(
                  words.orElse("record." + quality.words("record"), quality.words("record"))),
              context.cell(row, "known", Format.integer()),
              context.cell(row, "void", Format.integer()),
              context.cell(row, "merged", Format.integer()),
              context.cell(row, "counted", Format.integer()),
              context.cell(row, "unk_share", Format.percent(1)),
              context.cell(row, "retired_code", Format.integer())));
    }
    if (rows.isEmpty()) {
      return Paragraph.body(words.get("absent.NO_DATA"));
    }
    return Table.of(
        "data-quality",
        words.get("annex.quality.caption", words.day(context.asOf())),
        List.of(
            Column.of(words.get("col.record"), Format.text()),
            Column.of(words.get("col.known"), Format.integer()),
            Column.of(words.get("col.void"), Format.integer()),
            Column.of(words.get("col.merged"), Format.integer()),
            Column.of(words.get("col.counted"), Format.integer()),
            Column.of(words.get("col.unknown_share"), Format.percent(1)),
            Column.of(words.get("col.retired"), Format.integer())),
        rows);
  }

  /** What has changed in published quarters since their first release. */
  private static void revisions(ReviewContext context, List<Block> blocks) {
    ReviewWords words = context.words;
    blocks.add(Heading.unnumbered(2, words.get("annex.revisions")));
    if (context.isPublic()) {
      // The difference of two counts may be a small one.
      blocks.add(Paragraph.body(words.get("annex.revisions.internal")));
      return;
    }
    List<GoldRow> all =
        context.inputs.table("gold.revision_log").stream()
            .filter(row -> row.is("unit_id", context.root()) && row.text("category") == null)
            .toList();
    if (all.isEmpty()) {
      blocks.add(Paragraph.body(words.get("annex.revisions.none")));
      return;
    }
    List<Row> rows = new ArrayList<>();
    for (GoldRow revision : all.subList(0, Math.min(SHOWN_REVISIONS, all.size()))) {
      Optional<GoldRow> row = Optional.of(revision);
      rows.add(
          Row.of(
              Cell.words(Names.indicator(context, revision.words("indicator_id"))),
              Cell.words(revision.words("period")),
              context.cell(row, "old_value", Format.decimal(3)),
              context.cell(row, "new_value", Format.decimal(3)),
              Cell.words(reasons(words, revision.words("reason")))));
    }
    blocks.add(
        new Table(
            "revisions",
            words.get("annex.revisions.caption"),
            List.of(
                Column.of(words.get("col.indicator"), Format.text()),
                Column.of(words.get("col.period"), Format.text()),
                Column.of(words.get("col.first_value"), Format.decimal(3)),
                Column.of(words.get("col.value_now"), Format.decimal(3)),
                Column.of(words.get("col.reason"), Format.text())),
            rows,
            all.size() > SHOWN_REVISIONS
                ? List.of(
                    words.get(
                        "annex.revisions.more",
                        words.count(SHOWN_REVISIONS),
                        words.count(all.size())))
                : List.of()));
  }

  private static String reasons(ReviewWords words, String reasons) {
    List<String> names = new ArrayList<>();
    for (String reason : reasons.split(";")) {
      names.add(words.orElse("reason." + reason, reason));
    }
    return words.list(names);
  }

  /** The indicators that the review speaks of. */
  private static void definitions(ReviewContext context, List<Block> blocks) {
    ReviewWords words = context.words;
    blocks.add(Heading.unnumbered(2, words.get("annex.definitions")));
    blocks.add(
        Paragraph.note(
            words.get(
                "annex.definitions.note",
                words.day(context.asOf()),
                context.inputs.header().definitions())));
    Map<String, Row> rows = new TreeMap<>();
    for (GoldRow definition : context.inputs.table("gold.indicator_definition")) {
      String id = definition.words("indicator_id");
      boolean isUsed =
          context.values.find(id, context.root()).isPresent()
              || !context.values.categories(id, context.root()).isEmpty()
              || context.values.find(id, context.root(), "", context.year()).isPresent();
      if (isUsed) {
        rows.put(
            id,
            Row.of(
                Cell.words(id),
                Cell.words(words.name(definition.words("name_zh"), definition.words("name_en"))),
                Cell.words(words.name(definition.words("formula_zh"), definition.words("formula"))),
                Cell.words(
                    words.name(
                        definition.words("interval_method_zh"),
                        definition.words("interval_method")))));
      }
    }
    if (!rows.isEmpty()) {
      blocks.add(
          Table.of(
              "definitions",
              words.get("annex.definitions.caption"),
              List.of(
                  Column.of(words.get("col.id"), Format.text()),
                  Column.of(words.get("col.indicator"), Format.text()),
                  Column.of(words.get("col.formula"), Format.text()),
                  Column.of(words.get("col.interval"), Format.text())),
              List.copyOf(rows.values())));
    }
  }
}
