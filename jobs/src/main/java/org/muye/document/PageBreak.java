package org.muye.document;

/** What follows begins on a new page, where the format has pages. */
public record PageBreak() implements Block {
  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.pageBreak(this);
  }
}
