package org.muye.review;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.muye.document.Block;
import org.muye.document.Cell;
import org.muye.document.Column;
import org.muye.document.Format;
import org.muye.document.Heading;
import org.muye.document.Paragraph;
import org.muye.document.Row;
import org.muye.document.Table;
import org.muye.review.ReviewInputs.UnitName;

/** The resources of the grass roots (资源下沉) by district: grids, people, equipment. */
final class ResourceTable {
  private static final List<String> METRICS = List.of("R1", "R2", "R3", "R4", "R5", "R6");

  private final ReviewContext context;

  ResourceTable(ReviewContext context) {
    this.context = context;
  }

  List<Block> blocks() {
    ReviewWords words = context.words;
    List<Block> blocks = new ArrayList<>();
    blocks.add(Heading.numbered(2, words.get("isation.resources.title")));
    List<String> shown =
        METRICS.stream()
            .filter(metric -> context.values.find(metric, context.root()).isPresent())
            .toList();
    if (shown.isEmpty()) {
      blocks.add(
          Paragraph.body(
              words.sentences(
                  List.of(
                      words.get("isation.resources.nothing"),
                      words.get("isation.resources.social")))));
      return blocks;
    }
    blocks.add(table(shown));
    blocks.add(Paragraph.body(words.get("isation.resources.social")));
    return blocks;
  }

  private Table table(List<String> metrics) {
    ReviewWords words = context.words;
    List<Column> columns = new ArrayList<>();
    columns.add(Column.of(words.get("col.unit"), Format.text()));
    for (String metric : metrics) {
      columns.add(Column.of(Names.indicator(context, metric), format(metric)));
    }
    List<Row> rows = new ArrayList<>();
    for (UnitName unit : context.units()) {
      rows.add(new Row(Row.Emphasis.NONE, cells(metrics, unit.id(), context.unitName(unit))));
    }
    rows.add(new Row(Row.Emphasis.TOTAL, cells(metrics, context.root(), context.regionName())));
    return new Table(
        "resources",
        words.get("isation.resources.caption", words.quarter(context.quarter())),
        columns,
        rows,
        oldest()
            .map(day -> List.of(words.get("isation.resources.note", words.day(day))))
            .orElse(List.of()));
  }

  private List<Cell> cells(List<String> metrics, String unit, String name) {
    List<Cell> cells = new ArrayList<>();
    cells.add(Cell.words(name));
    for (String metric : metrics) {
      cells.add(context.cell(context.values.find(metric, unit), "value", format(metric)));
    }
    return cells;
  }

  private static Format format(String metric) {
    return switch (metric) {
      case "R1" -> Format.percent(1);
      case "R2" -> Format.decimal(1);
      default -> Format.decimal(2);
    };
  }

  /** The day of the oldest figures shown. */
  private Optional<LocalDate> oldest() {
    return context.inputs.table("gold.four_isation_component").stream()
        .filter(row -> row.is("period", context.quarter()) && row.number("value") != null)
        .map(row -> row.day("reference_date"))
        .filter(Objects::nonNull)
        .min(Comparator.naturalOrder());
  }
}
