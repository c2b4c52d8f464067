package org.muye.refine;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.function.FlatMapGroupsFunction;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import scala.collection.immutable.Seq;

/** Which incident each correction withdraws, see {@link CorrectionMatcher}. */
final class Withdrawals {
  private Withdrawals() {}

  /** The incidents where no source withdraws rows: all but what claims to be a correction. */
  static Dataset<Row> none(Dataset<Row> newest) {
    return newest
        .where("not coalesce(correction, false)")
        .withColumn("withdrawn_by", lit(null).cast("string"));
  }

  /**
   * The incidents with the correction that withdraws each in {@code withdrawn_by}.
   *
   * @param newest newest versions of incidents and corrections
   * @param day the column with the day as of which a row is meant, where there are several; else
   *     none
   */
  static Dataset<Row> of(Dataset<Row> newest, List<String> day) {
    Dataset<Row> matches = matches(newest, day).withColumnRenamed("_withdrawn_id", "incident_id");
    return newest
        .where("not coalesce(correction, false)")
        .join(matches, Spells.columns(List.of("incident_id"), day), "left")
        .withColumn("withdrawn_by", col("_correction_id"))
        .drop("_correction_id");
  }

  /** The corrections that withdraw none of the incidents. */
  static Dataset<Row> withoutOriginal(Dataset<Row> newest) {
    return newest
        .where("correction")
        .join(
            matches(newest, List.of()),
            col("incident_id").equalTo(col("_correction_id")),
            "left_anti");
  }

  private static Dataset<Row> matches(Dataset<Row> newest, List<String> day) {
    Dataset<Row> corrections = newest.where("correction and not is_deleted");
    Seq<String> key = Spells.columns(List.of("correction_key"), day);
    StructType pair =
        new StructType()
            .add("_correction_id", DataTypes.StringType)
            .add("_withdrawn_id", DataTypes.StringType);
    if (!day.isEmpty()) {
      pair = pair.add(day.get(0), DataTypes.DateType);
    }
    return newest
        .where("not is_deleted")
        .join(
            corrections.select("correction_key", day.toArray(String[]::new)).distinct(),
            key,
            "left_semi")
        .select(
            col("correction_key"),
            col("incident_id"),
            col("correction"),
            col("known_at"),
            col("row_number"),
            col("correction_prefer"),
            day.isEmpty() ? lit(null).cast("date").as("_day") : col(day.get(0)))
        .groupByKey(
            (MapFunction<Row, String>) row -> row.get(6) + "|" + row.getString(0),
            Encoders.STRING())
        .flatMapGroups(new Match(day.isEmpty()), Encoders.row(pair));
  }

  private record Match(boolean oneDay)
      implements FlatMapGroupsFunction<String, Row, Row>, Serializable {
    @Override
    public Iterator<Row> call(String key, Iterator<Row> rows) {
      List<CorrectionMatcher.Candidate> candidates = new ArrayList<>();
      LocalDate day = null;
      while (rows.hasNext()) {
        Row row = rows.next();
        day = row.<@Nullable LocalDate>getAs(6);
        candidates.add(
            new CorrectionMatcher.Candidate(
                row.getString(1),
                row.getBoolean(2),
                row.<Instant>getAs(3),
                row.getLong(4),
                row.getString(5)));
      }
      List<Row> pairs = new ArrayList<>();
      for (Map.Entry<String, String> match : CorrectionMatcher.match(candidates).entrySet()) {
        pairs.add(
            oneDay
                ? RowFactory.create(match.getKey(), match.getValue())
                : RowFactory.create(match.getKey(), match.getValue(), day));
      }
      return pairs.iterator();
    }
  }
}
