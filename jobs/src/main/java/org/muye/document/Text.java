package org.muye.document;

import java.util.ArrayList;
import java.util.List;

/**
 * Words in a row, some of them strong, some of them references to a table or figure.
 *
 * @param parts one or more
 */
public record Text(List<Part> parts) {
  /** A part of a text. */
  public sealed interface Part permits Plain, Strong, Reference {}

  /** Ordinary words. */
  public record Plain(String words) implements Part {}

  /** Words in bold. */
  public record Strong(String words) implements Part {}

  /**
   * The number of a table or figure, shown as 表1 or Figure 2.
   *
   * @param target the table's sheet or the figure's name
   */
  public record Reference(String target) implements Part {}

  /**
   * @throws IllegalArgumentException without a part
   */
  public Text {
    parts = List.copyOf(parts);
    if (parts.isEmpty()) {
      throw new IllegalArgumentException("a text without words");
    }
  }

  /**
   * A text of ordinary words.
   *
   * @throws IllegalArgumentException without words
   */
  public static Text of(String words) {
    Require.words(words, "a text");
    return new Text(List.of(new Plain(words)));
  }

  /** A text that begins with words in bold. */
  public static Text ofStrong(String words) {
    Require.words(words, "a text");
    return new Text(List.of(new Strong(words)));
  }

  /** This text with ordinary words behind. */
  public Text plain(String words) {
    return with(new Plain(words));
  }

  /** This text with words in bold behind. */
  public Text strong(String words) {
    return with(new Strong(words));
  }

  /** This text with the number of a table (by its sheet) or figure (by its name) behind. */
  public Text reference(String target) {
    return with(new Reference(target));
  }

  private Text with(Part part) {
    List<Part> all = new ArrayList<>(parts);
    all.add(part);
    return new Text(all);
  }
}
