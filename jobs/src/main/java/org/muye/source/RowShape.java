package org.muye.source;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns the fields of a row into values by key, for formats with numbered columns. */
final class RowShape {
  private final RowValues.Keys keys;
  private final int[] positions;
  private final Set<Integer> dropped;
  private final Set<String> nullValues;
  private final int fewest;
  private final int most;

  RowShape(HeaderMatch match, FileLayout layout) {
    List<String> kept = new ArrayList<>();
    List<Integer> keptPositions = new ArrayList<>();
    this.dropped = new HashSet<>();
    int last = 0;
    int lastRequired = 0;
    for (ColumnLayout column : layout.columns()) {
      Integer position = match.positions().get(column.key());
      if (position == null) {
        continue;
      }
      last = Math.max(last, position + 1);
      lastRequired = column.optional() ? lastRequired : Math.max(lastRequired, position + 1);
      if (column.drop()) {
        dropped.add(position);
      } else {
        kept.add(column.key());
        keptPositions.add(position);
      }
    }
    this.keys = new RowValues.Keys(kept);
    this.positions = keptPositions.stream().mapToInt(Integer::intValue).toArray();
    this.nullValues = layout.nullValues();
    // Without a header the layout itself says how many fields there are.
    this.fewest = layout.header() ? match.header().size() : lastRequired;
    this.most = layout.header() ? match.header().size() : last;
  }

  /**
   * How the number of fields differs from the header's, or null; blank extra fields are allowed.
   */
  @Nullable String raggedness(@Nullable String[] fields) {
    int got = fields.length;
    while (got > most && isBlank(fields[got - 1])) {
      got--;
    }
    if (got >= fewest && got <= most) {
      return null;
    }
    return "got " + fields.length + ", expected " + (got < fewest ? fewest : most);
  }

  /** The most fields that a row may have. */
  int mostFields() {
    return most;
  }

  boolean isDropped(int position) {
    return dropped.contains(position);
  }

  boolean hasDropped() {
    return !dropped.isEmpty();
  }

  Map<String, String> values(@Nullable String[] fields) {
    @Nullable String[] values = new @Nullable String[keys.size()];
    for (int i = 0; i < values.length; i++) {
      int position = positions[i];
      values[i] = position < fields.length ? FieldText.clean(fields[position], nullValues) : null;
    }
    return keys.row(values);
  }

  private static boolean isBlank(@Nullable String field) {
    return field == null || FieldText.trim(field).isEmpty();
  }
}
