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
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which rows of one period may not show their numbers: those with a small count (primary
 * suppression), and those without which a small count would follow from sums over units or classes
 * (complementary suppression). All rows of a period are judged together, because an equal total of
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
      figures(row).stream()
          .filter(figure -> SmallCounts.isSmall(figure.count(), limit))
          .forEach(hidden::add);
    }
    if (hidden.isEmpty()) {
      return Set.of();
    }
    List<CountTable> tables = tables(rows);
    boolean changed = true;
    while (changed) {
      changed = false;
      for (CountTable table : tables) {
        changed |= table.protect(hidden);
      }
    }
    Set<Integer> ids = new TreeSet<>();
    for (CountRow row : rows) {
      if (figures(row).stream().anyMatch(hidden::contains)) {
        ids.add(row.id());
      }
    }
    return ids;
  }

  /** The counts above 0 that a row shows or gives back. */
  private static List<Figure> figures(CountRow row) {
    List<Figure> figures = new ArrayList<>();
    Double count = row.count();
    Double whole = row.whole();
    Double rest = row.rest();
    if (count != null) {
      figures.add(Figure.count(row, count));
    }
    if (whole != null) {
      figures.add(Figure.total(row.unit(), whole));
    }
    if (rest != null) {
      figures.add(Figure.rest(row, rest));
    }
    figures.removeIf(figure -> figure.count() <= 0);
    return figures;
  }

  private List<CountTable> tables(List<CountRow> rows) {
    Map<String, List<CountRow>> bySeries = new TreeMap<>();
    rows.forEach(row -> bySeries.computeIfAbsent(row.series(), k -> new ArrayList<>()).add(row));
    List<CountTable> tables = new ArrayList<>();
    for (List<CountRow> series : bySeries.values()) {
      breakdowns(series, tables);
      byClass(series, CountRow::whole, (row, whole) -> Figure.total(row.unit(), whole), tables);
      byClass(series, CountRow::rest, Figure::rest, tables);
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
      Map<String, Figure> sums = new TreeMap<>();
      String parent = entry.getKey().substring(entry.getKey().indexOf('>') + 1);
      for (CountRow row : entry.getValue()) {
        if (parent.isEmpty() && row.isShare() && row.whole() != null) {
          sums.put(row.unit(), Figure.total(row.unit(), row.whole()));
        }
      }
      for (CountRow row : parent.isEmpty() ? wholes : series) {
        if (row.count() != null && (parent.isEmpty() || parent.equals(row.category()))) {
          sums.put(row.unit(), Figure.count(row, row.count()));
        }
      }
      CountTable table = new CountTable(addUp(entry.getValue(), sums));
      for (CountRow row : entry.getValue()) {
        if (row.count() != null) {
          add(table, String.valueOf(row.category()), Figure.count(row, row.count()), false);
        }
      }
      sums.values().forEach(sum -> add(table, "", sum, true));
      tables.add(table);
    }
    byClass(wholes, CountRow::count, Figure::count, tables);
  }

  /**
   * Whether the classes are all there are: of the whole region, or of every unit where it is not
   * among the rows. Classes that leave some records out do not give each other back.
   */
  private boolean addUp(List<CountRow> classes, Map<String, Figure> sums) {
    Map<String, Double> found = new TreeMap<>();
    for (CountRow row : classes) {
      if (row.count() != null) {
        found.merge(row.unit(), row.count(), Double::sum);
      }
    }
    Figure all = sums.get(root);
    return all == null
        ? !sums.isEmpty()
            && sums.values().stream()
                .allMatch(sum -> found.getOrDefault(sum.unit(), 0.0).equals(sum.count()))
        : found.getOrDefault(root, 0.0).equals(all.count());
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
      List<CountRow> series,
      Function<CountRow, @Nullable Double> count,
      BiFunction<CountRow, Double, Figure> figure,
      List<CountTable> tables) {
    Map<String, CountTable> byClass = new TreeMap<>();
    for (CountRow row : series) {
      Double number = count.apply(row);
      if (number != null) {
        CountTable table =
            byClass.computeIfAbsent(String.valueOf(row.category()), k -> new CountTable(false));
        add(table, "", figure.apply(row, number), false);
      }
    }
    tables.addAll(byClass.values());
  }

  private void add(CountTable table, String column, Figure figure, boolean columnOfSums) {
    if (figure.count() > 0) {
      table.add(figure.unit(), column, figure, figure.unit().equals(root), columnOfSums);
    }
  }
}
