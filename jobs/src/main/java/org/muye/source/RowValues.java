package org.muye.source;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An immutable map over one array, because a hash map for each row costs more than parsing it. */
final class RowValues extends AbstractMap<String, String> {
  private final Keys keys;
  private final @Nullable String[] values;

  /** The keys that all rows of a file share. */
  static final class Keys {
    private final List<String> names;
    private final Map<String, Integer> index;

    Keys(List<String> names) {
      this.names = List.copyOf(names);
      Map<String, Integer> positions = new java.util.HashMap<>();
      for (int i = 0; i < names.size(); i++) {
        positions.put(names.get(i), i);
      }
      this.index = Map.copyOf(positions);
    }

    int size() {
      return names.size();
    }

    /** Takes the array over; it must not be changed afterwards. */
    Map<String, String> row(@Nullable String[] values) {
      return new RowValues(this, values);
    }
  }

  private RowValues(Keys keys, @Nullable String[] values) {
    this.keys = keys;
    this.values = values;
  }

  @Override
  public @Nullable String get(@Nullable Object key) {
    Integer position = key == null ? null : keys.index.get(key);
    return position == null ? null : values[position];
  }

  @Override
  public boolean containsKey(@Nullable Object key) {
    return get(key) != null;
  }

  @Override
  public Set<Entry<String, String>> entrySet() {
    return new AbstractSet<>() {
      @Override
      public int size() {
        int present = 0;
        for (String value : values) {
          present += value == null ? 0 : 1;
        }
        return present;
      }

      @Override
      public Iterator<Entry<String, String>> iterator() {
        return new Entries();
      }
    };
  }

  private final class Entries implements Iterator<Entry<String, String>> {
    private int next;

    @Override
    public boolean hasNext() {
      while (next < values.length && values[next] == null) {
        next++;
      }
      return next < values.length;
    }

    @Override
    public Entry<String, String> next() {
      if (hasNext()) {
        String value = values[next];
        if (value != null) {
          return Map.entry(keys.names.get(next++), value);
        }
      }
      throw new NoSuchElementException();
    }
  }
}
