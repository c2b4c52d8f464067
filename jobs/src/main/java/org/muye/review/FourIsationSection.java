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

/** The four-isations 社会化、法治化、智能化、专业化, with their components and what is missing. */
final class FourIsationSection implements Section {
  @Override
  public List<Block> blocks(ReviewContext context) {
    ReviewWords words = context.words;
    List<Block> blocks = new ArrayList<>();
    blocks.add(Heading.numbered(1, words.get("isation.title")));
    List<GoldRow> parts =
        context.inputs.table("gold.four_isation").stream()
            .filter(row -> row.is("unit_id", context.root()) && row.is("period", context.quarter()))
            .toList();
    if (parts.isEmpty()) {
      blocks.add(Paragraph.body(words.get("isation.nothing")));
      return blocks;
    }
    List<Row> rows = new ArrayList<>();
    for (GoldRow part : parts) {
      Optional<GoldRow> row = Optional.of(part);
      boolean isIndex = part.is("component", "INDEX");
      Cell[] cells = {
        Cell.words(words.name(part.words("index_name_zh"), part.words("index_name_en"))),
        Cell.words(words.name(part.words("component_name_zh"), part.words("component_name_en"))),
        isIndex ? Cell.words(words.get("cell.blank")) : context.cell(row, "value", null),
        context.cell(row, "score", Format.decimal(1))
      };
      rows.add(isIndex ? Row.total(cells) : Row.of(cells));
    }
    blocks.add(
        new Table(
            "four-isations",
            words.get("isation.caption", words.quarter(context.quarter()), context.regionName()),
            List.of(
                Column.of(words.get("col.isation"), Format.text()),
                Column.of(words.get("col.component"), Format.text()),
                Column.of(words.get("col.value"), Format.decimal(3)),
                Column.of(words.get("col.score"), Format.decimal(1))),
            rows,
            List.of(words.get("isation.note"))));
    return blocks;
  }
}
