package org.muye.disclosure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.muye.time.Period;

/**
 * A year of records of some units, by month and class, some of them resolved, and the rows a region
 * publishes of them: totals, shares of the classes, and the share that is resolved.
 */
final class MadeYear {
  static final String CITY = "city";
  static final List<String> CLASSES = List.of("L1:01", "L1:02", "UNK");
  static final String TOTAL = "total";
  static final String RESOLVED = "resolved";

  private final List<CountRow> rows = new ArrayList<>();
  private final Map<String, Double> counts = new TreeMap<>();
  private final List<String> units;

  /** Counts by unit, month 0 to 11 and class, and how many of each are resolved. */
  MadeYear(int[][][] records, int[][][] resolved) {
    units = IntStream.range(0, records.length).mapToObj(unit -> "U" + unit).toList();
    for (int unit = 0; unit < records.length; unit++) {
      for (int month = 0; month < 12; month++) {
        for (int category = 0; category < CLASSES.size(); category++) {
          for (String period : periods(month)) {
            for (String of : List.of(units.get(unit), CITY)) {
              add(of, period, TOTAL, records[unit][month][category]);
              add(of, period, CLASSES.get(category), records[unit][month][category]);
              add(of, period, RESOLVED, resolved[unit][month][category]);
            }
          }
        }
      }
    }
    List<String> all = new ArrayList<>(units);
    all.add(CITY);
    for (String unit : all) {
      for (String period : periods()) {
        row("totals", unit, period, null, TOTAL, null);
        CLASSES.forEach(category -> row("classes", unit, period, category, category, TOTAL));
        row("resolved", unit, period, null, RESOLVED, TOTAL);
      }
    }
  }

  /** Numbers of records around a mean that grows from unit to unit, the same for each seed. */
  static MadeYear random(long seed, int units, double mean) {
    Random random = new Random(seed);
    int[][][] records = new int[units][12][CLASSES.size()];
    int[][][] resolved = new int[units][12][CLASSES.size()];
    for (int unit = 0; unit < units; unit++) {
      for (int month = 0; month < 12; month++) {
        for (int category = 0; category < CLASSES.size(); category++) {
          double expected = mean * (unit + 0.2) / (1 + 2 * category);
          records[unit][month][category] = number(random, expected);
          for (int i = 0; i < records[unit][month][category]; i++) {
            resolved[unit][month][category] += random.nextDouble() < 0.9 ? 1 : 0;
          }
        }
      }
    }
    return new MadeYear(records, resolved);
  }

  /** How many of a hundred happen. */
  private static int number(Random random, double mean) {
    return (int) random.doubles(100).filter(draw -> draw < mean / 100).count();
  }

  List<CountRow> rows() {
    return rows;
  }

  List<String> units() {
    return units;
  }

  /** All periods of the year. */
  static List<String> periods() {
    Map<String, Boolean> periods = new LinkedHashMap<>();
    IntStream.range(0, 12)
        .forEach(month -> periods(month).forEach(period -> periods.put(period, true)));
    return List.copyOf(periods.keySet());
  }

  private static List<String> periods(int month) {
    return List.of(
        "2024",
        "2024H" + (month / 6 + 1),
        "2024Q" + (month / 3 + 1),
        String.format("2024-%02d", month + 1));
  }

  double count(String unit, String period, String of) {
    return counts.getOrDefault(unit + "|" + period + "|" + of, 0.0);
  }

  private void add(String unit, String period, String of, double count) {
    counts.merge(unit + "|" + period + "|" + of, count, Double::sum);
  }

  private void row(
      String series,
      String unit,
      String period,
      @Nullable String category,
      String of,
      @Nullable String whole) {
    double count = count(unit, period, of);
    Double all = whole == null ? null : (Double) count(unit, period, whole);
    // A class that does not occur has no row.
    if (category == null || count > 0) {
      rows.add(
          row(
              rows.size(),
              series,
              unit,
              period,
              category,
              of,
              count,
              whole == null ? "" : whole,
              all));
    }
  }

  /** A row; a share where it has a whole. */
  static CountRow row(
      int id,
      String series,
      String unit,
      String period,
      @Nullable String category,
      String of,
      double count,
      String whole,
      @Nullable Double all) {
    return new CountRow(
        id,
        series,
        "",
        false,
        false,
        unit,
        Period.parse(period),
        category,
        of,
        count,
        whole,
        all,
        all != null,
        of.equals(TOTAL));
  }

  /** The same row with another count, as first published or on other boundaries. */
  static CountRow with(CountRow row, int id, boolean isFirst, String boundaries, double count) {
    return new CountRow(
        id,
        row.series(),
        boundaries,
        isFirst,
        row.isProvisional(),
        row.unit(),
        row.period(),
        row.category(),
        row.measure(),
        count,
        row.wholeMeasure(),
        row.whole(),
        row.isShare(),
        row.isRate());
  }
}
