package org.muye.disclosure;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.muye.error.PipelineBug;
import org.muye.time.Period;
import org.muye.time.PeriodType;

/**
 * The published rows of a year as tables of counts with sums. Of each series there are
 *
 * <ul>
 *   <li>units by quarter with the half, and by half with the year, each with the region,
 *   <li>units by class in each quarter, half and year, with the region and the totals of the units,
 *       for each breakdown and each class of its first level,
 *   <li>the region, and its classes, by month with the quarter, quarter with the half and half with
 *       the year.
 * </ul>
 *
 * <p>Whatever is published is an inner cell or a sum of one of them, so that no further table links
 * the same counts.
 */
final class YearTables {
  /** Sums over units are dearer than any number of units. */
  private static final double COST_OF_A_SUM = 1e9;

  private static final Pattern LOWER_LEVEL = Pattern.compile("L[2-9]");
  private static final String UNKNOWN = "UNK";
  private static final String SUM = "\u0000sum";

  private final String root;
  private final List<CountRow> rows;
  private final SmallUnits small;
  private final List<CountTable> tables = new ArrayList<>();

  /** A count of a row, where the row's unit, period and class place it. */
  private record Counted(CountRow row, Figure figure, double count, double rest) {
    Period period() {
      return row.period();
    }

    /** The count of a row; a zero is shown, and can be nothing else, but of a small unit. */
    static @Nullable Counted count(CountRow row, SmallUnits small) {
      Double count = row.count();
      return count == null || (count <= 0 && !small.contains(row))
          ? null
          : new Counted(
              row,
              row.figure(),
              count,
              row.restFigure() == null ? Double.POSITIVE_INFINITY : row.rest());
    }

    static @Nullable Counted whole(CountRow row) {
      Figure figure = row.wholeFigure();
      Double whole = row.whole();
      return figure == null || whole == null || whole <= 0
          ? null
          : new Counted(row, figure, whole, Double.POSITIVE_INFINITY);
    }
  }

  YearTables(String root, List<CountRow> rows, SmallUnits small) {
    this.root = root;
    this.small = small;
    this.rows = rows;
  }

  /** All tables, those of the totals first. */
  List<CountTable> tables() {
    Collection<List<CountRow>> series = groups(rows, YearTables::layer).values();
    for (List<CountRow> ofSeries : series) {
      for (List<CountRow> ofClass :
          groups(ofSeries, row -> Objects.toString(row.category(), "")).values()) {
        totals(ofClass, row -> Counted.count(row, small));
        totals(ofClass, Counted::whole);
      }
    }
    for (List<CountRow> ofSeries : series) {
      classes(ofSeries);
    }
    return tables;
  }

  private static String layer(CountRow row) {
    return String.join("\u0001", row.series(), row.boundaries(), String.valueOf(row.isFirst()));
  }

  private static <T> Map<String, List<T>> groups(List<T> rows, Function<T, String> key) {
    Map<String, List<T>> groups = new TreeMap<>();
    rows.forEach(row -> groups.computeIfAbsent(key.apply(row), k -> new ArrayList<>()).add(row));
    return groups;
  }

  private boolean isRoot(CountRow row) {
    return row.unit().equals(root);
  }

  /** Units by quarter and half, the region by month as well. */
  private void totals(List<CountRow> ofClass, Function<CountRow, @Nullable Counted> number) {
    List<Counted> all = distinct(ofClass.stream().map(number).filter(Objects::nonNull).toList());
    overTime(
        all,
        counted -> isRoot(counted.row()) ? SUM : counted.row().unit(),
        List.of(PeriodType.QUARTER, PeriodType.HALF));
    overTime(
        all.stream().filter(counted -> isRoot(counted.row())).toList(),
        counted -> "",
        List.of(PeriodType.MONTH, PeriodType.QUARTER, PeriodType.HALF));
  }

  /**
   * Lines of counts by periods with the sum of these: months of a quarter, quarters of a half,
   * halves of the year.
   *
   * @param line name of the line a count stands in
   */
  private void overTime(
      List<Counted> counts, Function<Counted, String> line, List<PeriodType> parts) {
    for (PeriodType part : parts) {
      PeriodType whole = longer(part);
      Map<String, CountTable> ofWholes = new TreeMap<>();
      for (Counted counted : counts) {
        PeriodType type = counted.period().type();
        if (type != part && type != whole) {
          continue;
        }
        boolean isSum = line.apply(counted).equals(SUM);
        boolean isWhole = type == whole;
        add(
            ofWholes.computeIfAbsent(
                Period.containing(whole, counted.period().start()).label(), k -> new CountTable()),
            new CountTable.Place(
                line.apply(counted),
                isWhole ? SUM : counted.period().label(),
                isSum,
                isWhole,
                isSum ? COST_OF_A_SUM : 0,
                isSum || (isWhole && whole != PeriodType.YEAR)),
            counted);
      }
      tables.addAll(ofWholes.values());
    }
  }

  /** The type of period that periods of a type sum up to. */
  private static PeriodType longer(PeriodType part) {
    return switch (part) {
      case MONTH -> PeriodType.QUARTER;
      case QUARTER -> PeriodType.HALF;
      case HALF -> PeriodType.YEAR;
      case WEEK, YEAR -> throw new PipelineBug(part + "s are parts of no published period");
    };
  }

  /** The tables of each breakdown of a series, and of each class that is broken down further. */
  private void classes(List<CountRow> series) {
    Set<String> categories = new TreeSet<>();
    series.stream().map(CountRow::category).filter(Objects::nonNull).forEach(categories::add);
    Map<String, List<CountRow>> byBreakdown = groups(series, row -> sumOf(row, categories));
    List<CountRow> wholes = byBreakdown.getOrDefault("", List.of());
    byBreakdown.forEach(
        (breakdown, ofClasses) -> {
          if (!breakdown.isEmpty()) {
            String parent = breakdown.substring(breakdown.indexOf('>') + 1);
            List<Counted> sums =
                parent.isEmpty()
                    ? sums(ofClasses, wholes)
                    : counted(
                        series.stream().filter(row -> parent.equals(row.category())).toList());
            breakdown(counted(ofClasses), sums);
          }
        });
  }

  private List<Counted> counted(List<CountRow> rows) {
    return distinct(
        rows.stream().map(row -> Counted.count(row, small)).filter(Objects::nonNull).toList());
  }

  /** What the classes of a breakdown are shares of, or else the rows without a class. */
  private List<Counted> sums(List<CountRow> ofClasses, List<CountRow> wholes) {
    List<Counted> sums = new ArrayList<>();
    ofClasses.stream().filter(CountRow::isShare).map(Counted::whole).forEach(sums::add);
    sums.removeIf(Objects::isNull);
    if (sums.isEmpty()) {
      wholes.stream().map(row -> Counted.count(row, small)).forEach(sums::add);
      sums.removeIf(Objects::isNull);
    }
    // The classes of a unit repeat their whole.
    Set<Figure> known = new HashSet<>();
    return sums.stream()
        .filter(sum -> known.add(new Figure(sum.row().unit(), sum.period(), "")))
        .toList();
  }

  /** The same figure once. */
  private static List<Counted> distinct(List<Counted> counted) {
    Set<Figure> known = new HashSet<>();
    return counted.stream().filter(one -> known.add(one.figure())).toList();
  }

  private void breakdown(List<Counted> ofClasses, List<Counted> sums) {
    Map<String, List<Counted>> byPeriod = groups(ofClasses, one -> one.period().label());
    byPeriod.forEach(
        (label, inPeriod) -> {
          if (inPeriod.get(0).period().type() != PeriodType.MONTH) {
            units(
                inPeriod, sums.stream().filter(sum -> sum.period().label().equals(label)).toList());
          }
        });

    List<Counted> ofRegion =
        Stream.concat(ofClasses.stream(), sums.stream()).filter(one -> isRoot(one.row())).toList();
    Set<Figure> ofSums = new HashSet<>();
    sums.forEach(sum -> ofSums.add(sum.figure()));
    Function<Counted, String> line =
        one -> ofSums.contains(one.figure()) ? SUM : Objects.toString(one.row().category(), "");
    overTime(ofRegion, line, List.of(PeriodType.MONTH, PeriodType.QUARTER, PeriodType.HALF));
  }

  /** Units by class in one period. */
  private void units(List<Counted> ofClasses, List<Counted> sums) {
    CountTable table = new CountTable();
    for (Counted one : ofClasses) {
      boolean isRoot = isRoot(one.row());
      add(
          table,
          new CountTable.Place(
              isRoot ? SUM : one.row().unit(),
              Objects.toString(one.row().category(), ""),
              isRoot,
              false,
              isRoot ? COST_OF_A_SUM : 0,
              isRoot),
          one);
    }
    for (Counted sum : sums) {
      boolean isRoot = isRoot(sum.row());
      add(
          table,
          new CountTable.Place(
              isRoot ? SUM : sum.row().unit(),
              SUM,
              isRoot,
              true,
              isRoot ? COST_OF_A_SUM : CountTable.COST_OF_A_TOTAL,
              true),
          sum);
    }
    tables.add(table);
  }

  /**
   * The breakdown of a row and, after {@code >}, the class that its classes sum up to, empty for
   * the whole; an empty text for a row that is itself a whole. The classes of a second level, as in
   * {@code L2:0603}, or {@code 0603} beside {@code L1:06}, sum up to the class of the first level
   * that their code begins with; what is unknown is a class of the first level.
   */
  private static String sumOf(CountRow row, Set<String> categories) {
    String category = row.category();
    if (category == null) {
      return "";
    }
    String breakdown = row.breakdown();
    String code = category.substring(category.indexOf(':') + 1);
    boolean hasLevels = categories.stream().anyMatch(other -> other.startsWith("L1:"));
    if (breakdown.isEmpty() && hasLevels) {
      breakdown = code.equals(UNKNOWN) ? "L1" : "L2";
    }
    String parent = "";
    if (LOWER_LEVEL.matcher(breakdown).matches()) {
      String above = "L" + (Integer.parseInt(breakdown.substring(1)) - 1) + ":";
      for (String candidate : categories) {
        if (candidate.startsWith(above) && code.startsWith(candidate.substring(above.length()))) {
          parent = candidate;
        }
      }
    }
    return "=" + breakdown + ">" + parent;
  }

  private static void add(CountTable table, CountTable.Place place, Counted counted) {
    table.add(place, counted.figure(), counted.count(), counted.rest());
  }
}
