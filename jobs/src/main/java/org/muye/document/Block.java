package org.muye.document;

/** A part of a document's body, in reading order. */
public sealed interface Block permits Heading, Paragraph, NumberedList, Table, Figure, PageBreak {

  /** Calls the visitor's method for this kind of block. */
  <R> R accept(Visitor<R> visitor);

  /**
   * One method for each kind of block.
   *
   * @param <R> what the methods return
   */
  interface Visitor<R> {
    /** Visits a heading. */
    R heading(Heading heading);

    /** Visits a paragraph. */
    R paragraph(Paragraph paragraph);

    /** Visits a numbered list. */
    R list(NumberedList list);

    /** Visits a table. */
    R table(Table table);

    /** Visits a figure. */
    R figure(Figure figure);

    /** Visits a page break. */
    R pageBreak(PageBreak pageBreak);
  }
}
