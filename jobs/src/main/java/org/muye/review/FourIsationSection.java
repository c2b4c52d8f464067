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
import org.muye.review.ReviewInputs.UnitName;

/**
 * The four-isations 社会化、法治化、智能化、专业化: the indices, their components with what is missing, the
 * districts, and the resources of the grass roots beside them.
 */
final class FourIsationSection implements Section {
  /** What a reader of a component must know, in this order. */
  private static final List<String> MARKS =
      List.of("AT_LEAST", "CLAMPED", "PROJECTED", "POP_CARRIED");

  @Override
  public List<Block> blocks(ReviewContext context) {
    ReviewWords words = context.words;
    List<Block> blocks = new ArrayList<>();
    blocks.add(Heading.numbered(1, words.get("isation.title")));
    FourIsations isations = new FourIsations(context);
    List<GoldRow> indices = isations.indices(context.root(), context.quarter());
    if (indices.isEmpty()) {
      blocks.add(Paragraph.body(words.get("isation.nothing")));
      return blocks;
    }
    blocks.add(Paragraph.body(summary(context, isations, indices)));
    blocks.add(
        Paragraph.body(
            words.get(
                "isation.how",
                indices.get(0).words("book_version"),
                words.percent(leastShare(indices)))));
    blocks.add(table(context, isations, indices));
    blocks.add(components(context, isations, indices));
    missing(context, isations, indices).ifPresent(blocks::add);
    blocks.add(units(context, isations, indices));
    blocks.addAll(new ResourceTable(context).blocks());
    return blocks;
  }

  private static double leastShare(List<GoldRow> indices) {
    Double share = indices.get(0).number("least_share");
    return share == null ? 0 : share;
  }

  private static String summary(
      ReviewContext context, FourIsations isations, List<GoldRow> indices) {
    ReviewWords words = context.words;
    List<String> parts = new ArrayList<>();
    for (GoldRow index : indices) {
      Double score = index.number("score");
      int present = index.whole("components_present");
      String key =
          isations.isIndexHidden(index)
              ? "isation.part.hidden"
              : score != null
                  ? "isation.part"
                  : present > 0 ? "isation.part.too_few" : "isation.part.none";
      String listed = words.count(index.whole("components_listed"));
      String name = isations.name(index);
      parts.add(
          key.equals("isation.part") && score != null
              ? words.get(key, name, words.decimal(score, 1), listed, words.count(present))
              : words.get(key, name, listed, words.count(present)));
    }
    return words.get(
        "isation.sentence",
        words.quarterOnly(context.quarter()),
        context.regionName(),
        String.join(words.get("semicolon"), parts));
  }

  private static Table table(ReviewContext context, FourIsations isations, List<GoldRow> indices) {
    ReviewWords words = context.words;
    List<Row> rows = new ArrayList<>();
    for (GoldRow index : indices) {
      rows.add(
          Row.of(
              Cell.words(isations.name(index)),
              isations.score(Optional.of(index)),
              Cell.words(
                  words.get(
                      "isation.count",
                      words.count(index.whole("components_listed")),
                      words.count(index.whole("components_present")))),
              isations.score(
                  isations.index(index.words("isation"), context.root(), context.yearEarlier()))));
    }
    return new Table(
        "isations",
        words.get("isation.caption", words.quarter(context.quarter())),
        List.of(
            Column.of(words.get("col.isation"), Format.text()),
            Column.of(words.get("col.score"), Format.decimal(1)),
            Column.of(words.get("col.components"), Format.text()),
            Column.of(words.get("col.score_before"), Format.decimal(1))),
        rows,
        List.of(words.get("isation.note")));
  }

  private static Table components(
      ReviewContext context, FourIsations isations, List<GoldRow> indices) {
    ReviewWords words = context.words;
    List<Row> rows = new ArrayList<>();
    for (GoldRow index : indices) {
      for (GoldRow component : isations.components(index)) {
        Optional<GoldRow> row = Optional.of(component);
        Format format = FourIsations.format(component);
        boolean hidden = isations.isHidden(component);
        rows.add(
            Row.of(
                Cell.words(isations.name(index)),
                Cell.words(isations.componentName(component)),
                hidden ? context.suppressed() : context.cell(row, "value", format),
                hidden ? context.suppressed() : context.interval(row, format),
                goalposts(words, component, format),
                hidden ? context.suppressed() : componentScore(words, component),
                Cell.words(hidden ? words.get("cell.blank") : remarks(words, component))));
      }
    }
    return new Table(
        "isation-components",
        words.get(
            "isation.components.caption", words.quarter(context.quarter()), context.regionName()),
        List.of(
            Column.of(words.get("col.isation"), Format.text()),
            Column.of(words.get("col.component"), Format.text()),
            Column.of(words.get("col.value"), Format.decimal(2)),
            Column.ofIntervals(words.get("col.interval"), Format.decimal(2)),
            Column.ofIntervals(words.get("col.goalposts"), Format.decimal(2)),
            Column.of(words.get("col.score"), Format.decimal(1)),
            Column.of(words.get("col.remark"), Format.text())),
        rows,
        List.of(words.get("isation.components.note")));
  }

  /** The value's cell says already why there is none. */
  private static Cell componentScore(ReviewWords words, GoldRow component) {
    Double score = component.number("score");
    return score == null ? Cell.words(words.get("cell.blank")) : Cell.number(score);
  }

  private static Cell goalposts(ReviewWords words, GoldRow component, Format format) {
    Double low = component.number("goalpost_low");
    Double high = component.number("goalpost_high");
    return low == null || high == null
        ? Cell.absent(words.get("absent.NO_DATA"))
        : Cell.interval(low, high, format);
  }

  private static String remarks(ReviewWords words, GoldRow component) {
    List<String> remarks = new ArrayList<>();
    if (component.is("better", "low")) {
      remarks.add(words.get("isation.mark.LOWER"));
    }
    List<String> reasons = List.of(component.words("status_reason").split(";", -1));
    MARKS.stream()
        .filter(reasons::contains)
        .forEach(mark -> remarks.add(words.get("isation.mark." + mark)));
    return remarks.isEmpty() ? words.get("cell.blank") : String.join(words.get("comma"), remarks);
  }

  /** Names what has no value, and why. */
  private static Optional<Block> missing(
      ReviewContext context, FourIsations isations, List<GoldRow> indices) {
    ReviewWords words = context.words;
    List<String> parts = new ArrayList<>();
    for (GoldRow index : indices) {
      List<String> names =
          isations.components(index).stream()
              .filter(component -> component.number("value") == null)
              .map(
                  component ->
                      words.get(
                          "isation.missing.component",
                          isations.componentName(component),
                          words.absence(component.text("status_reason"))))
              .toList();
      if (!names.isEmpty()) {
        parts.add(words.get("isation.missing.part", isations.name(index), words.list(names)));
      }
    }
    return parts.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Paragraph.body(
                words.get("isation.missing", String.join(words.get("semicolon"), parts))));
  }

  private static Table units(ReviewContext context, FourIsations isations, List<GoldRow> indices) {
    ReviewWords words = context.words;
    List<Column> columns = new ArrayList<>();
    columns.add(Column.of(words.get("col.unit"), Format.text()));
    indices.forEach(index -> columns.add(Column.of(isations.name(index), Format.decimal(1))));
    List<Row> rows = new ArrayList<>();
    for (UnitName unit : context.units()) {
      rows.add(
          new Row(
              Row.Emphasis.NONE,
              scores(context, isations, indices, unit.id(), context.unitName(unit))));
    }
    rows.add(
        new Row(
            Row.Emphasis.TOTAL,
            scores(context, isations, indices, context.root(), context.regionName())));
    return new Table(
        "isation-units",
        words.get("isation.units.caption", words.quarter(context.quarter())),
        columns,
        rows,
        List.of(words.get("isation.note")));
  }

  private static List<Cell> scores(
      ReviewContext context,
      FourIsations isations,
      List<GoldRow> indices,
      String unit,
      String name) {
    List<Cell> cells = new ArrayList<>();
    cells.add(Cell.words(name));
    for (GoldRow index : indices) {
      cells.add(isations.score(isations.index(index.words("isation"), unit, context.quarter())));
    }
    return cells;
  }
}
