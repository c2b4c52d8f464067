package org.muye.review;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.muye.document.Block;
import org.muye.document.Cell;
import org.muye.document.Column;
import org.muye.document.Format;
import org.muye.document.Heading;
import org.muye.document.Paragraph;
import org.muye.document.Row;
import org.muye.document.Table;

/** Whether the duties were done: the five yearly tasks, leadership metrics, the assessment. */
final class DutySection implements Section {
  private static final List<String> STATUSES =
      List.of("DONE_ON_TIME", "DONE_LATE", "MISSED", "NOT_DUE");
  private static final List<String> METRICS =
      List.of("L1", "L2", "L2_ON_TIME", "L3", "L4", "L5", "L6", "L7", "L8", "L9", "L9_DUE", "L10");

  @Override
  public List<Block> blocks(ReviewContext context) {
    ReviewWords words = context.words;
    List<Block> blocks = new ArrayList<>();
    blocks.add(Heading.numbered(1, words.get("duty.title")));
    List<GoldRow> tasks = context.inputs.table("gold.duty_task");
    if (tasks.isEmpty()) {
      blocks.add(Paragraph.body(words.get("duty.nothing")));
    } else {
      Sentences.duties(context).ifPresent(s -> blocks.add(Paragraph.body(s)));
      blocks.add(Heading.numbered(2, words.get("duty.tasks")));
      blocks.add(byOrganisation(context, tasks));
      missing(context, tasks, blocks);
    }
    metrics(context).ifPresent(blocks::add);
    assessment(context, blocks);
    return blocks;
  }

  private static String unit(ReviewContext context, GoldRow row) {
    return row.is("unit_id", context.root()) ? context.regionName() : context.words.unitName(row);
  }

  private static Block byOrganisation(ReviewContext context, List<GoldRow> tasks) {
    ReviewWords words = context.words;
    Map<String, List<GoldRow>> byOrganisation = new LinkedHashMap<>();
    for (GoldRow task : tasks) {
      byOrganisation
          .computeIfAbsent(unit(context, task) + "|" + task.words("org_id"), k -> new ArrayList<>())
          .add(task);
    }
    List<Row> rows = new ArrayList<>();
    for (Map.Entry<String, List<GoldRow>> entry : byOrganisation.entrySet()) {
      List<Cell> cells = new ArrayList<>();
      cells.add(Cell.words(entry.getKey().substring(0, entry.getKey().lastIndexOf('|'))));
      cells.add(Cell.words(entry.getKey().substring(entry.getKey().lastIndexOf('|') + 1)));
      boolean missed = false;
      for (String status : STATUSES) {
        long n = entry.getValue().stream().filter(task -> task.is("status", status)).count();
        missed |= status.equals("MISSED") && n > 0;
        cells.add(Cell.number(n));
      }
      rows.add(new Row(missed ? Row.Emphasis.HIGHLIGHT : Row.Emphasis.NONE, cells));
    }
    List<Column> columns =
        new ArrayList<>(
            List.of(
                Column.of(words.get("col.unit"), Format.text()),
                Column.of(words.get("col.organisation"), Format.text())));
    STATUSES.forEach(
        status ->
            columns.add(
                Column.of(
                    words.get("status." + status), Format.integer(), words.get("unit.tasks"))));
    return new Table(
        "duty-tasks",
        words.get("duty.tasks.caption", context.year(), words.day(context.asOf())),
        columns,
        rows,
        List.of(words.get("duty.tasks.note")));
  }

  /** What is missing, and what falls due next. */
  private static void missing(ReviewContext context, List<GoldRow> tasks, List<Block> blocks) {
    ReviewWords words = context.words;
    List<Row> rows = new ArrayList<>();
    for (String status : List.of("MISSED", "NOT_DUE")) {
      tasks.stream()
          .filter(task -> task.is("status", status))
          .sorted((a, b) -> a.words("due_on").compareTo(b.words("due_on")))
          .forEach(
              task -> {
                Cell[] cells = {
                  Cell.words(unit(context, task)),
                  Cell.words(DutyNames.of(context, task)),
                  Optional.ofNullable(task.day("due_on"))
                      .map(Cell::day)
                      .orElse(Cell.absent(words.get("absent.NO_DATA"))),
                  Cell.words(words.get("status." + status))
                };
                rows.add(status.equals("MISSED") ? Row.highlight(cells) : Row.of(cells));
              });
    }
    if (!rows.isEmpty()) {
      blocks.add(
          Table.of(
              "duty-missing",
              words.get("duty.missing.caption", words.day(context.asOf())),
              List.of(
                  Column.of(words.get("col.unit"), Format.text()),
                  Column.of(words.get("col.task"), Format.text()),
                  Column.of(words.get("col.due_on"), Format.date()),
                  Column.of(words.get("col.status"), Format.text())),
              rows));
    }
  }

  private static Optional<Block> metrics(ReviewContext context) {
    ReviewWords words = context.words;
    List<Row> rows = new ArrayList<>();
    for (String metric : METRICS) {
      Optional<GoldRow> row = context.values.find(metric, context.root(), "", context.year());
      if (row.isPresent()) {
        rows.add(
            Row.of(
                Cell.words(Names.indicator(context, metric)),
                context.cell(row, "value", Format.percent(1)),
                context.cell(row, "numerator", Format.decimal(0)),
                context.cell(row, "denominator", Format.decimal(0))));
      }
    }
    return rows.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Table(
                "duty-metrics",
                words.get("duty.metrics.caption", context.regionName(), context.year()),
                List.of(
                    Column.of(words.get("col.indicator"), Format.text()),
                    Column.of(words.get("col.value"), Format.percent(1)),
                    Column.of(words.get("col.numerator"), Format.decimal(0)),
                    Column.of(words.get("col.denominator"), Format.decimal(0))),
                rows,
                List.of(words.get("duty.metrics.note"))));
  }

  private static void assessment(ReviewContext context, List<Block> blocks) {
    ReviewWords words = context.words;
    blocks.add(Heading.numbered(2, words.get("assessment.title")));
    if (context.isPublic()) {
      // By the rule book, which may be known, a score gives small counts back.
      blocks.add(Paragraph.body(words.get("assessment.withheld")));
      return;
    }
    List<GoldRow> scores = context.inputs.table("gold.assessment_score");
    if (scores.isEmpty()) {
      blocks.add(Paragraph.body(words.get("assessment.nothing")));
      return;
    }
    List<Row> rows = new ArrayList<>();
    for (GoldRow score : scores) {
      Optional<GoldRow> row = Optional.of(score);
      Cell[] cells = {
        Cell.words(unit(context, score)),
        context.cell(row, "base", Format.decimal(1)),
        context.cell(row, "deductions", Format.decimal(1)),
        context.cell(row, "bonus_counted", Format.decimal(1)),
        context.cell(row, "score", Format.decimal(1)),
        Cell.words(score.flag("veto") ? words.get("assessment.veto") : score.words("display"))
      };
      rows.add(score.flag("veto") ? Row.highlight(cells) : Row.of(cells));
    }
    blocks.add(
        new Table(
            "assessment",
            words.get(
                "assessment.caption", context.year(), scores.get(0).words("rulebook_version")),
            List.of(
                Column.of(words.get("col.unit"), Format.text()),
                Column.of(words.get("col.base"), Format.decimal(1)),
                Column.of(words.get("col.deductions"), Format.decimal(1)),
                Column.of(words.get("col.bonus"), Format.decimal(1)),
                Column.of(words.get("col.score"), Format.decimal(1)),
                Column.of(words.get("col.display"), Format.text())),
            rows,
            List.of(words.get("assessment.note"))));
    items(context).ifPresent(blocks::add);
  }

  private static Optional<Block> items(ReviewContext context) {
    ReviewWords words = context.words;
    List<Row> items = new ArrayList<>();
    for (GoldRow item : context.inputs.table("gold.assessment_item")) {
      Double points = item.number("points");
      if (points != null && points != 0) {
        items.add(
            Row.of(
                Cell.words(unit(context, item)),
                Cell.words(words.name(item.words("name_zh"), item.words("name_en"))),
                context.cell(Optional.of(item), "quantity", Format.decimal(2)),
                Cell.number(points),
                Cell.words(shortened(words, item.words("evidence_record_ids")))));
      }
    }
    return items.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Table.of(
                "assessment-items",
                words.get("assessment.items.caption"),
                List.of(
                    Column.of(words.get("col.unit"), Format.text()),
                    Column.of(words.get("col.rule"), Format.text()),
                    Column.of(words.get("col.quantity"), Format.decimal(2)),
                    Column.of(words.get("col.points"), Format.decimal(1)),
                    Column.of(words.get("col.record_ids"), Format.text())),
                items));
  }

  /** The first ids, and how many more there are. */
  private static String shortened(ReviewWords words, String ids) {
    if (ids.isEmpty()) {
      return words.get("cell.blank");
    }
    List<String> all = List.of(ids.split(";"));
    int shown = 5;
    return all.size() <= shown
        ? String.join(words.get("separator"), all)
        : words.get(
            "ids.more",
            String.join(words.get("separator"), all.subList(0, shown)),
            words.count(all.size()));
  }
}
