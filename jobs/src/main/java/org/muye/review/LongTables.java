package org.muye.review;

import java.util.ArrayList;
import java.util.List;
import org.muye.document.Block;
import org.muye.document.Paragraph;
import org.muye.document.Table;

/**
 * Chapters without the tables that are too long to be read between their sentences, and these
 * tables, which the annex has.
 *
 * @param chapters where a table was, a sentence says where it stands
 * @param tables in the order of the chapters
 */
record LongTables(List<Block> chapters, List<Table> tables) {
  /** Some three pages. */
  static final int MOST_ROWS = 100;

  /** Takes the long tables out of chapters. */
  static LongTables takenOutOf(List<Block> blocks, ReviewWords words) {
    List<Block> chapters = new ArrayList<>();
    List<Table> tables = new ArrayList<>();
    for (Block block : blocks) {
      if (block instanceof Table table && table.rows().size() > MOST_ROWS) {
        tables.add(table);
        chapters.add(place(table, words));
      } else {
        chapters.add(block);
      }
    }
    return new LongTables(chapters, tables);
  }

  private static Paragraph place(Table table, ReviewWords words) {
    return new Paragraph(
        Paragraph.Kind.NOTE,
        words.see(
            words.get("table.long", table.caption(), words.count(table.rows().size())),
            table.sheet()));
  }
}
