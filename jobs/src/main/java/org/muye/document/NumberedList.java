package org.muye.document;

import java.util.List;

/**
 * A list whose items are numbered from 1.
 *
 * @param items one or more
 */
public record NumberedList(List<Text> items) implements Block {
  /**
   * @throws IllegalArgumentException without an item
   */
  public NumberedList {
    items = List.copyOf(items);
    if (items.isEmpty()) {
      throw new IllegalArgumentException("a list without items");
    }
  }

  /** A list of items without references. */
  public static NumberedList of(List<String> items) {
    return new NumberedList(items.stream().map(Text::of).toList());
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.list(this);
  }
}
