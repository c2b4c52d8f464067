package org.muye.indicator;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.api.java.UDF3;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * The units a record counts for: the region where the kind of record adds up, its unit, its
 * subunit, and those it lies in on today's boundaries.
 *
 * @param kind the records
 * @param rootId the whole region
 */
record CountingUnits(FactTable kind, String rootId)
    implements UDF3<String, String, String, List<Row>>, Serializable {
  /** Of the column that {@link #call} makes. */
  static final DataType TYPE =
      DataTypes.createArrayType(
          new StructType()
              .add("unit", DataTypes.StringType)
              .add("rebased", DataTypes.BooleanType)
              .add("weight", DataTypes.DoubleType));

  /**
   * A unit a record counts for.
   *
   * @param rebased whether on today's boundaries, else on those of the time
   * @param weight how much of the record counts
   */
  record Target(String unit, boolean rebased, double weight) {}

  /**
   * The units.
   *
   * @param today those of today's boundaries as {@code unit:weight;unit:weight}; null or blank in a
   *     region without boundary changes
   */
  List<Target> of(@Nullable String unit, @Nullable String subunit, @Nullable String today) {
    List<Target> targets = new ArrayList<>();
    if (kind.addsUp()) {
      targets.add(new Target(rootId, false, 1));
    }
    targets.add(new Target(Objects.requireNonNull(unit), false, 1));
    if (subunit != null) {
      targets.add(new Target(subunit, false, 1));
    }
    if (today != null && !today.isEmpty()) {
      for (String part : today.split(";", -1)) {
        // The id of the unknown unit has a colon itself.
        int colon = part.lastIndexOf(':');
        double weight = Double.parseDouble(part.substring(colon + 1));
        targets.add(new Target(part.substring(0, colon), true, weight));
      }
    }
    return targets;
  }

  @Override
  public List<Row> call(@Nullable String unit, @Nullable String subunit, @Nullable String today) {
    return of(unit, subunit, today).stream()
        .map(target -> RowFactory.create(target.unit(), target.rebased(), target.weight()))
        .toList();
  }
}
