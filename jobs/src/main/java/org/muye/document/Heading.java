package org.muye.document;

/**
 * A heading.
 *
 * @param level 1 to 3, 1 for a chapter
 * @param words without a number in front
 * @param isNumbered whether it takes part in the numbering of its level
 */
public record Heading(int level, String words, boolean isNumbered) implements Block {
  /** The lowest level. */
  public static final int LEVELS = 3;

  /**
   * @throws IllegalArgumentException for another level, or no words
   */
  public Heading {
    if (level < 1 || level > LEVELS) {
      throw new IllegalArgumentException("no level of headings: " + level);
    }
    Require.words(words, "a heading");
  }

  /** A heading with a number, such as 一、 or 1. */
  public static Heading numbered(int level, String words) {
    return new Heading(level, words, true);
  }

  /** A heading without a number, such as that of the annexes. */
  public static Heading unnumbered(int level, String words) {
    return new Heading(level, words, false);
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.heading(this);
  }
}
