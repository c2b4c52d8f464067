package org.muye.review;

import java.util.List;
import org.muye.document.Block;
import org.muye.document.Heading;
import org.muye.document.Paragraph;

/** The four-isations 社会化、法治化、智能化、专业化: no sub-index is computed yet, and the chapter says so. */
final class FourIsationSection implements Section {
  @Override
  public List<Block> blocks(ReviewContext context) {
    return List.of(
        Heading.numbered(1, context.words.get("isation.title")),
        Paragraph.body(context.words.get("isation.nothing")));
  }
}
