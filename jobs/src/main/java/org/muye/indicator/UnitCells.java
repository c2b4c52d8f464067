package org.muye.indicator;

import java.time.LocalDate;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;
import org.muye.error.PipelineBug;

/** The summed contributions of one unit: by measure, boundary view, window or day, and category. */
public final class UnitCells {
  /** Stands for "no category" inside the maps. */
  static final String WHOLE = "";

  private record FlowKey(String measure, boolean rebased, int window) {}

  private record StockKey(String measure, boolean rebased, String category) {}

  private final Map<FlowKey, SortedMap<String, Double>> flows = new HashMap<>();
  private final Map<StockKey, NavigableMap<LocalDate, Double>> changes = new HashMap<>();
  private boolean accumulated;

  /** Whether nothing was added. */
  boolean isEmpty() {
    return flows.isEmpty() && changes.isEmpty();
  }

  /** Adds a sum over a window. */
  public void addFlow(String measure, boolean rebased, int window, String category, double n) {
    flows
        .computeIfAbsent(new FlowKey(measure, rebased, window), key -> new TreeMap<>())
        .merge(category, n, Double::sum);
  }

  /** Adds the net change of a stock on a day; all changes come before the first reading. */
  public void addChange(String measure, boolean rebased, LocalDate day, String category, double n) {
    if (accumulated) {
      throw new PipelineBug("a stock was read before all of its changes were added");
    }
    changes
        .computeIfAbsent(new StockKey(measure, rebased, category), key -> new TreeMap<>())
        .merge(day, n, Double::sum);
  }

  /** The sums of a measure in a window by category; empty when nothing was counted. */
  SortedMap<String, Double> flow(String measure, boolean rebased, int window) {
    return flows.getOrDefault(new FlowKey(measure, rebased, window), Collections.emptySortedMap());
  }

  /** The level of a stock at the end of a day. */
  double stock(String measure, boolean rebased, String category, LocalDate endOf) {
    accumulate();
    NavigableMap<LocalDate, Double> levels = changes.get(new StockKey(measure, rebased, category));
    Map.Entry<LocalDate, Double> last = levels == null ? null : levels.floorEntry(endOf);
    return last == null ? 0 : last.getValue();
  }

  private void accumulate() {
    if (accumulated) {
      return;
    }
    for (NavigableMap<LocalDate, Double> byDay : changes.values()) {
      double level = 0;
      for (Map.Entry<LocalDate, Double> change : byDay.entrySet()) {
        level += change.getValue();
        change.setValue(level);
      }
    }
    accumulated = true;
  }
}
