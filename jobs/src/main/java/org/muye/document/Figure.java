package org.muye.document;

/**
 * A chart with its caption.
 *
 * @param name its name in references and file names, the same in every issue of the report: small
 *     letters, digits and hyphens
 * @param caption its words, without a number in front
 * @param chart what is drawn
 * @param alternative what the chart shows, in words for those who do not see it
 */
public record Figure(String name, String caption, Chart chart, String alternative)
    implements Block {
  /**
   * @throws IllegalArgumentException for another name, or no words
   */
  public Figure {
    if (!name.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
      throw new IllegalArgumentException("no name of a figure: " + name);
    }
    Require.words(caption, "the caption of " + name);
    Require.words(alternative, "the alternative of " + name);
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.figure(this);
  }
}
