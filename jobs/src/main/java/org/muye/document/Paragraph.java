package org.muye.document;

/**
 * A paragraph.
 *
 * @param kind how it stands out from the others
 * @param text one or more words
 */
public record Paragraph(Kind kind, Text text) implements Block {
  /** How a paragraph stands out. */
  public enum Kind {
    /** Running text. */
    BODY,
    /** A remark in smaller print. */
    NOTE,
    /** What a reader must not miss, in a frame. */
    WARNING
  }

  /** Running text without references. */
  public static Paragraph body(String words) {
    return new Paragraph(Kind.BODY, Text.of(words));
  }

  /** A remark without references. */
  public static Paragraph note(String words) {
    return new Paragraph(Kind.NOTE, Text.of(words));
  }

  /** A warning without references. */
  public static Paragraph warning(String words) {
    return new Paragraph(Kind.WARNING, Text.of(words));
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.paragraph(this);
  }
}
