package org.muye.source;

import java.io.Serializable;
import java.util.List;

/**
 * Where one column of a mapping stands in the file.
 *
 * @param key the mapping's name of the column
 * @param names header names, tried in order
 * @param position position from 1, or 0 when the column is found by name
 * @param optional an absent column is not an error
 * @param drop the column is never handed on
 */
public record ColumnLayout(
    String key, List<String> names, int position, boolean optional, boolean drop)
    implements Serializable {

  /** Copies the names. */
  public ColumnLayout {
    names = List.copyOf(names);
  }
}
