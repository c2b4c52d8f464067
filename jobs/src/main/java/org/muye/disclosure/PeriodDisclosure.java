package org.muye.disclosure;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which rows of one period may not show their numbers: those with a small count (primary
 * suppression), and those without which a small count would follow from sums over units or classes
 * (complementary suppression). All rows of a period are judged together, because an equal count of
 * the same unit in another row would give a hidden one back; linked tables are gone through again
 * until nothing changes (backtracking; Hundepool et al., Statistical Disclosure Control, 2012,
 * section 4.5).
 */
public final class PeriodDisclosure implements Serializable {
  private static final long serialVersionUID = 1L;

  private static final Pattern LOWER_LEVEL = Pattern.compile("L[2-9]");

  private final String root;
  private final int limit;

  /**
   * The rules of a region.
   *
   * @param root the unit that sums all others
   * @param limit smallest count besides 0 that may be shown
   */
  public PeriodDisclosure(String root, int limit) {
    this.root = root;
    this.limit = limit;
  }

  /** The ids of the rows whose numbers may not be shown. */
  public Set<Integer> hidden(List<CountRow> rows) {
    Set<Figure> hidden = new HashSet<>();
    for (CountRow row : rows) {
      hideIfSmall(row, row.count(), hidden);
      hideIfSmall(row, row.whole(), hidden);
      hideIfSmall(row, row.rest(), hidden);
    }
    if (hidden.isEmpty()) {
      return Set.of();
    }
    List<CountTable> tables = tables(rows);
    boolean changed = true;
    while (changed) {
      changed = false;
      for (CountRow row : rows) {
        changed |= hidePartAndRest(row, hidden);
      }
      for (CountTable table : tables) {
        changed |= table.protect(hidden);
      }
    }
    Set<Integer> ids = new TreeSet<>();
    for (CountRow row : rows) {
      if (isHidden(row, row.count(), hidden)
          || isHidden(row, row.whole(), hidden)
          || isHidden(row, row.rest(), hidden)) {
        ids.add(row.id());
      }
    }
    return ids;
  }

  private void hideIfSmall(CountRow row, @Nullable Double count, Set<Figure> hidden) {
    if (count != null && SmallCounts.isSmall(count, limit)) {
      hidden.add(new Figure(row.unit(), count));
    }
  }

  private static boolean isHidden(CountRow row, @Nullable Double count, Set<Figure> hidden) {
    return count != null && count > 0 && hidden.contains(new Figure(row.unit(), count));
  }

  /** The whole may stand elsewhere, so that the part and the rest give each other back. */
  private static boolean hidePartAndRest(CountRow row, Set<Figure> hidden) {
    Double part = row.count();
    Double rest = row.rest();
    if (part == null || rest == null || part <= 0 || rest <= 0) {
      return false;
    }
    boolean changed = false;
    if (isHidden(row, part, hidden) || isHidden(row, rest, hidden)) {
      changed = hidden.add(new Figure(row.unit(), part));
      changed |= hidden.add(new Figure(row.unit(), rest));
    }
    return changed;
  }

  private List<CountTable> tables(List<CountRow> rows) {
    Map<String, List<CountRow>> bySeries = new TreeMap<>();
    rows.forEach(row -> bySeries.computeIfAbsent(row.series(), k -> new ArrayList<>()).add(row));
    List<CountTable> tables = new ArrayList<>();
    for (List<CountRow> series : bySeries.values()) {
      breakdowns(series, tables);
      byClass(series, CountRow::whole, tables);
      byClass(series, CountRow::rest, tables);
    }
    return tables;
  }

  /** The counts of each breakdown by unit and class, with the sums over both where there are. */
  private void breakdowns(List<CountRow> series, List<CountTable> tables) {
    Set<String> categories = new TreeSet<>();
    series.stream().map(CountRow::category).filter(Objects::nonNull).forEach(categories::add);
    Map<String, List<CountRow>> byBreakdown = new TreeMap<>();
    for (CountRow row : series) {
      byBreakdown.computeIfAbsent(sumOf(row, categories), k -> new ArrayList<>()).add(row);
    }
    List<CountRow> wholes = byBreakdown.getOrDefault("", List.of());
    for (Map.Entry<String, List<CountRow>> entry : byBreakdown.entrySet()) {
      if (entry.getKey().isEmpty()) {
        continue;
      }
      Map<String, Double> sums = new TreeMap<>();
      String parent = entry.getKey().substring(entry.getKey().indexOf('>') + 1);
      for (CountRow row : entry.getValue()) {
        if (parent.isEmpty() && row.isShare() && row.whole() != null) {
          sums.put(row.unit(), row.whole());
        }
      }
      for (CountRow row : parent.isEmpty() ? wholes : series) {
        if (row.count() != null && (parent.isEmpty() || parent.equals(row.category()))) {
          sums.put(row.unit(), row.count());
        }
      }
      CountTable table = new CountTable(!sums.isEmpty());
      for (CountRow row : entry.getValue()) {
        add(table, row.unit(), String.valueOf(row.category()), row.count(), false);
      }
      sums.forEach((unit, sum) -> add(table, unit, "", sum, true));
      tables.add(table);
    }
    byClass(wholes, CountRow::count, tables);
  }

  /**
   * The breakdown of a row and, after {@code >}, the class that its classes sum up to, empty for
   * the whole; an empty text for a row that is itself a whole. The classes of a second level, as in
   * {@code L2:0603}, sum up to the class of the first level that their code begins with.
   */
  private static String sumOf(CountRow row, Set<String> categories) {
    String category = row.category();
    if (category == null) {
      return "";
    }
    String breakdown = row.breakdown();
    String parent = "";
    if (LOWER_LEVEL.matcher(breakdown).matches()) {
      String above = "L" + (Integer.parseInt(breakdown.substring(1)) - 1) + ":";
      String code = category.substring(breakdown.length() + 1);
      for (String candidate : categories) {
        if (candidate.startsWith(above) && code.startsWith(candidate.substring(above.length()))) {
          parent = candidate;
        }
      }
    }
    return "=" + breakdown + ">" + parent;
  }

  /** One table of the units and their sum for each class. */
  private void byClass(
      List<CountRow> series, Function<CountRow, @Nullable Double> count, List<CountTable> tables) {
    Map<String, CountTable> byClass = new TreeMap<>();
    for (CountRow row : series) {
      add(
          byClass.computeIfAbsent(String.valueOf(row.category()), k -> new CountTable(false)),
          row.unit(),
          "",
          count.apply(row),
          false);
    }
    tables.addAll(byClass.values());
  }

  private void add(
      CountTable table, String unit, String column, @Nullable Double count, boolean columnOfSums) {
    if (count != null && count > 0) {
      table.add(unit, column, new Figure(unit, count), unit.equals(root), columnOfSums);
    }
  }
}
