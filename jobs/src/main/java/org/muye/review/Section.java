package org.muye.review;

import java.util.List;
import org.muye.document.Block;

/** A chapter of the review. */
interface Section {
  /** Its blocks, the heading first. */
  List<Block> blocks(ReviewContext context);
}
