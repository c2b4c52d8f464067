package org.muye.review;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.muye.document.Block;
import org.muye.document.Cell;
import org.muye.document.Column;
import org.muye.document.Format;
import org.muye.document.Heading;
import org.muye.document.Paragraph;
import org.muye.document.Row;
import org.muye.document.Table;

/**
 * Findings with the unit responsible and a deadline, and what became of those of the last review.
 */
final class FindingSection implements Section {
  private final List<Finding> findings;

  FindingSection(List<Finding> findings) {
    this.findings = findings;
  }

  @Override
  public List<Block> blocks(ReviewContext context) {
    ReviewWords words = context.words;
    List<Block> blocks = new ArrayList<>();
    blocks.add(Heading.numbered(1, words.get("finding.title")));
    if (findings.isEmpty()) {
      blocks.add(Paragraph.body(words.get("finding.nothing")));
    } else {
      blocks.add(Paragraph.note(words.get("finding.note")));
      List<Row> rows = new ArrayList<>();
      for (Finding finding : findings) {
        rows.add(
            Row.of(
                Cell.number(finding.number()),
                Cell.words(words.name(finding.unitZh(), finding.unitEn())),
                Cell.words(words.isChinese() ? finding.problemZh() : finding.problemEn()),
                Cell.words(words.isChinese() ? finding.suggestionZh() : finding.suggestionEn()),
                Cell.day(finding.deadline()),
                Cell.words(words.get("finding.status." + finding.status()))));
      }
      blocks.add(
          Table.of(
              "findings",
              words.get("finding.caption", words.quarter(context.quarter())),
              List.of(
                  Column.of(words.get("col.number"), Format.integer()),
                  Column.of(words.get("col.responsible"), Format.text()),
                  Column.of(words.get("col.problem"), Format.text()),
                  Column.of(words.get("col.suggestion"), Format.text()),
                  Column.of(words.get("col.deadline"), Format.date()),
                  Column.of(words.get("col.status"), Format.text())),
              rows));
    }
    before(context, blocks);
    return blocks;
  }

  /** The findings of the review before, and whether the records still show them. */
  private void before(ReviewContext context, List<Block> blocks) {
    ReviewWords words = context.words;
    blocks.add(Heading.numbered(2, words.get("finding.before")));
    List<GoldRow> earlier = context.inputs.table("gold.review_finding");
    if (earlier.isEmpty()) {
      blocks.add(Paragraph.body(words.get("finding.before.none")));
      return;
    }
    Set<String> still =
        findings.stream().map(f -> f.rule() + "|" + f.unitId()).collect(Collectors.toSet());
    List<Row> rows = new ArrayList<>();
    for (GoldRow row : earlier) {
      boolean isOpen = still.contains(row.words("rule") + "|" + row.words("unit_id"));
      LocalDate deadline = row.day("deadline");
      boolean isLate = isOpen && deadline != null && deadline.isBefore(context.asOf());
      Cell[] cells = {
        Cell.words(words.quarter(row.words("quarter"))),
        Cell.words(words.unitName(row)),
        Cell.words(words.name(row.words("problem_zh"), row.words("problem_en"))),
        deadline == null ? Cell.absent(words.get("absent.NO_DATA")) : Cell.day(deadline),
        Cell.words(
            words.get(
                isLate
                    ? "finding.status.LATE"
                    : isOpen ? "finding.status.OPEN" : "finding.status.GONE"))
      };
      rows.add(isOpen ? Row.highlight(cells) : Row.of(cells));
    }
    blocks.add(
        new Table(
            "findings-before",
            words.get("finding.before.caption"),
            List.of(
                Column.of(words.get("col.quarter"), Format.text()),
                Column.of(words.get("col.responsible"), Format.text()),
                Column.of(words.get("col.problem"), Format.text()),
                Column.of(words.get("col.deadline"), Format.date()),
                Column.of(words.get("col.status"), Format.text())),
            rows,
            List.of(words.get("finding.before.note"))));
  }
}
