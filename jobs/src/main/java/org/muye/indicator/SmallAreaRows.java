package org.muye.indicator;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import org.muye.statistics.smallarea.FunnelClass;

/** Carries small-area estimates between the two passes, and to the values of one unit. */
final class SmallAreaRows {
  static final StructType SCHEMA =
      new StructType()
          .add("unit", DataTypes.StringType)
          .add("as_of", DataTypes.DateType)
          .add("indicator", DataTypes.StringType)
          .add("category", DataTypes.StringType)
          .add("window", DataTypes.IntegerType)
          .add("rebased", DataTypes.BooleanType)
          .add("smoothed", DataTypes.DoubleType)
          .add("low", DataTypes.DoubleType)
          .add("high", DataTypes.DoubleType)
          .add("probability", DataTypes.DoubleType)
          .add("funnel", DataTypes.StringType)
          .add("funnel_adjusted", DataTypes.StringType);

  private record View(int window, boolean rebased) {}

  private record Series(String indicator, @Nullable String category) {}

  /** In two steps: the hashes of all four together collide. */
  private final Map<View, Map<Series, SmallAreaEstimate>> byView = new HashMap<>();

  /** The slice of the last value: its values follow each other. */
  private @Nullable Slice lastSlice;

  private Map<Series, SmallAreaEstimate> ofSlice = Map.of();

  private SmallAreaRows() {}

  /**
   * The estimates of units as rows.
   *
   * @param rates in the shape of {@link UnitRates#SCHEMA}
   * @param estimates one for each of them; an empty one has no row
   */
  static List<Row> write(List<Row> rates, List<Optional<SmallAreaEstimate>> estimates) {
    List<Row> rows = new ArrayList<>(rates.size());
    for (int i = 0; i < rates.size(); i++) {
      Row rate = rates.get(i);
      estimates.get(i).ifPresent(estimate -> rows.add(row(rate, estimate)));
    }
    return rows;
  }

  private static Row row(Row rate, SmallAreaEstimate estimate) {
    return RowFactory.create(
        rate.getAs("unit"),
        rate.getAs("as_of"),
        rate.getAs("indicator"),
        rate.getAs("category"),
        rate.getAs("window"),
        rate.getAs("rebased"),
        estimate.smoothed(),
        estimate.low(),
        estimate.high(),
        estimate.probabilityAboveCity(),
        name(estimate.funnel()),
        name(estimate.adjustedFunnel()));
  }

  private static @Nullable String name(@Nullable FunnelClass place) {
    return place == null ? null : place.name();
  }

  /** The estimates of one unit from its rows. */
  static SmallAreaRows read(Iterator<Row> rows) {
    SmallAreaRows estimates = new SmallAreaRows();
    while (rows.hasNext()) {
      Row row = rows.next();
      View view = new View(row.<Integer>getAs("window"), row.<Boolean>getAs("rebased"));
      estimates
          .byView
          .computeIfAbsent(view, key -> new HashMap<>())
          .put(
              new Series(row.getAs("indicator"), row.getAs("category")),
              new SmallAreaEstimate(
                  row.<Double>getAs("smoothed"),
                  row.getAs("low"),
                  row.getAs("high"),
                  row.getAs("probability"),
                  place(row.getAs("funnel")),
                  place(row.getAs("funnel_adjusted"))));
    }
    return estimates;
  }

  private static @Nullable FunnelClass place(@Nullable String name) {
    return name == null ? null : FunnelClass.valueOf(name);
  }

  /** The value with its estimate, where there is one. */
  IndicatorValue addTo(IndicatorValue value) {
    if (value.slice() != lastSlice) {
      lastSlice = value.slice();
      ofSlice =
          byView.getOrDefault(
              new View(value.slice().windowId(), value.slice().rebased()), Map.of());
    }
    SmallAreaEstimate estimate =
        ofSlice.get(new Series(value.definition().id(), value.estimate().category()));
    return estimate == null ? value : value.with(estimate);
  }
}
