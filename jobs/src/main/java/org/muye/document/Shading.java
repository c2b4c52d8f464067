package org.muye.document;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The classes of a map or heat map, from light to dark.
 *
 * @param classes their names, two to six, the lightest first
 * @param absent name of the class without a value, drawn hatched
 */
public record Shading(List<String> classes, String absent) {
  private static final int FEWEST = 2;
  private static final int MOST = 6;

  /**
   * @throws IllegalArgumentException for another number of classes, or no words for the absent
   */
  public Shading {
    classes = List.copyOf(classes);
    Require.words(absent, "the absent class");
    if (classes.size() < FEWEST || classes.size() > MOST) {
      throw new IllegalArgumentException("no shading of " + classes.size() + " classes");
    }
  }

  void require(@Nullable Integer shade, String label) {
    if (shade != null && (shade < 0 || shade >= classes.size())) {
      throw new IllegalArgumentException(
          label + ": class " + shade + " of " + classes.size() + ", counted from 0");
    }
  }
}
