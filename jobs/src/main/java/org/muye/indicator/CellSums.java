package org.muye.indicator;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/**
 * Sums the contributions of records before they are shuffled: by place, measure, category and day,
 * each place then counting for its units.
 *
 * @param units what a place counts for
 * @param firstDay earlier days are left out, except of stocks, which keep what entered them
 * @param stocks ids of the measures that are stocks
 * @param mostEntries what is held of days and counts before it is handed on
 */
record CellSums(CountingUnits units, LocalDate firstDay, Set<String> stocks, int mostEntries)
    implements MapPartitionsFunction<Row, Row>, Serializable {

  /** The columns read, in order; the last as in {@link Contributions#TYPE}. */
  static final List<String> COLUMNS =
      List.of("unit_id", "subunit_id", "rebased_units", "as_of", "contributions");

  /** Some tens of megabytes. */
  static final int MOST_ENTRIES = 1_000_000;

  private record Place(
      @Nullable String unit, @Nullable String subunit, @Nullable String rebased, LocalDate asOf) {}

  private record Series(String measure, String category) {}

  @Override
  public Iterator<Row> call(Iterator<Row> records) {
    return new Batches(records);
  }

  /** The sums of so many records at a time as fit in memory. */
  private final class Batches implements Iterator<Row> {
    private final Iterator<Row> records;
    private final Map<Place, Map<Series, DayCounts>> sums = new HashMap<>();
    private int entries;
    private Iterator<Row> batch = List.<Row>of().iterator();

    Batches(Iterator<Row> records) {
      this.records = records;
    }

    @Override
    public boolean hasNext() {
      while (!batch.hasNext() && records.hasNext()) {
        while (records.hasNext() && entries < mostEntries) {
          add(records.next());
        }
        batch = rows(sums).iterator();
        sums.clear();
        entries = 0;
      }
      return batch.hasNext();
    }

    @Override
    public Row next() {
      return batch.next();
    }

    private void add(Row record) {
      Place place =
          new Place(
              record.getString(0),
              record.getString(1),
              record.getString(2),
              record.<LocalDate>getAs(3));
      Map<Series, DayCounts> bySeries = sums.computeIfAbsent(place, key -> new HashMap<>());
      for (Row contribution : record.<Row>getList(4)) {
        if (contribution != null && !contribution.isNullAt(2) && !contribution.isNullAt(3)) {
          add(bySeries, contribution);
        }
      }
    }

    private void add(Map<Series, DayCounts> bySeries, Row contribution) {
      String measure = contribution.getString(0);
      LocalDate day = contribution.getAs(2);
      double n = contribution.getDouble(3);
      if (n != 0 && (!day.isBefore(firstDay) || stocks.contains(measure))) {
        DayCounts counts =
            bySeries.computeIfAbsent(
                new Series(measure, contribution.getString(1)), key -> new DayCounts());
        int before = counts.size();
        counts.add(day, n);
        entries += counts.size() - before;
      }
    }
  }

  private List<Row> rows(Map<Place, Map<Series, DayCounts>> sums) {
    List<Row> rows = new ArrayList<>();
    sums.forEach(
        (place, bySeries) -> {
          List<CountingUnits.Target> targets =
              units.of(place.unit(), place.subunit(), place.rebased());
          bySeries.forEach(
              (series, counts) -> {
                targets.forEach(target -> rows.add(row(target, place, series, counts)));
              });
        });
    return rows;
  }

  private static Row row(
      CountingUnits.Target target, Place place, Series series, DayCounts counts) {
    return CellRows.row(
        target.unit(),
        place.asOf(),
        target.rebased(),
        series.measure(),
        series.category(),
        counts.toBytes(target.weight()));
  }
}
