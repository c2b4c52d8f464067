package org.muye.review;

import java.util.List;
import org.muye.document.Block;
import org.muye.document.Chart;
import org.muye.document.Figure;
import org.muye.document.Table;

/** Finds tables and charts among the blocks of a review by the names that they keep. */
final class ReviewBlocks {
  private ReviewBlocks() {}

  static Table table(List<Block> blocks, String sheet) {
    return blocks.stream()
        .filter(block -> isTable(block, sheet))
        .map(Table.class::cast)
        .findFirst()
        .orElseThrow();
  }

  static boolean isTable(Block block, String sheet) {
    return block instanceof Table table && table.sheet().equals(sheet);
  }

  static <C extends Chart> C chart(List<Block> blocks, String name, Class<C> kind) {
    return blocks.stream()
        .filter(block -> block instanceof Figure figure && figure.name().equals(name))
        .map(block -> kind.cast(((Figure) block).chart()))
        .findFirst()
        .orElseThrow();
  }
}
