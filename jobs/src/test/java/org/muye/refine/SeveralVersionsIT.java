package org.muye.refine;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.muye.spark.SparkSessions;

/**
 * Rows of records that have no other need no comparing: apart from the rest they come to the same.
 */
class SeveralVersionsIT {
  private static final StructType SCHEMA =
      new StructType()
          .add("id", DataTypes.StringType)
          .add("record_version", DataTypes.LongType)
          .add("known_at", DataTypes.TimestampType)
          .add("known_at_basis", DataTypes.StringType)
          .add("row_number", DataTypes.LongType)
          .add("content_hash", DataTypes.StringType)
          .add("file_sha256", DataTypes.StringType)
          .add("source", DataTypes.StringType)
          .add("run_id", DataTypes.StringType)
          .add("issues", DataTypes.createArrayType(DataTypes.StringType))
          .add("dispute_scale", DataTypes.StringType);

  private final SparkSession spark = SparkSessions.open("test");
  private final Random random = new Random(7);

  @Test
  void rowsOfRecordsWithoutAnotherAreNew() {
    Dataset<Row> stored = rows("run-1", 0, 150);
    // Some rows come again as they were stored, as after an interrupted run.
    Dataset<Row> batch = rows("run-2", 75, 300).unionByName(stored.limit(20));
    Dataset<Row> all = Versions.related(batch, stored, "id");

    Dataset<Row> several = Versions.several(batch, stored, "id");
    Dataset<Row> apart =
        Versions.alone(without(batch, several))
            .unionByName(Versions.related(of(batch, several), stored, "id"));

    assertThat(sorted(apart)).isEqualTo(sorted(all));
    assertThat(all.select(Versions.RELATION).distinct().collectAsList())
        .extracting(row -> row.getString(0))
        .contains(Versions.NEW, Versions.DUPLICATE, Versions.REPEAT, Versions.ALREADY_WRITTEN);
    assertThat(all.where("array_contains(issues, 'KEY_CONFLICT')").isEmpty()).isFalse();
    assertThat(several.count()).isBetween(50L, batch.select("id").distinct().count() - 50);
    assertThat(of(stored.select("id"), several).count())
        .as("records that the batch does not speak of are not compared")
        .isLessThan(stored.select("id").distinct().count());
  }

  @Test
  void theOnlyVersionIsTheNewest() {
    Dataset<Row> versions = rows("run-1", 0, 300);
    Dataset<Row> all = Versions.newest(versions.drop("dispute_scale"), "id");

    Dataset<Row> several = Versions.several(versions, "id");
    Dataset<Row> apart =
        without(versions, several)
            .unionByName(Versions.newest(of(versions, several).drop("dispute_scale"), "id"), true)
            .drop("dispute_scale");

    assertThat(sorted(apart)).isEqualTo(sorted(all));
    assertThat(several.count()).isBetween(50L, all.count() - 50);
  }

  @Test
  void theOnlyVersionIsTheNewestOnEachDay() {
    Dataset<Row> versions =
        rows("run-1", 0, 300)
            .drop("dispute_scale")
            .withColumn(
                Spells.FROM,
                expr(
                    "explode(filter(array(date'2025-01-05', date'2025-01-06', date'2025-01-07'),"
                        + " day -> dayofmonth(day) - 5 >= row_number % 3))"));
    Dataset<Row> all = CurrentRecords.newestByDay(versions, "id");

    Dataset<Row> several =
        Versions.several(versions.where(Spells.FROM + " = date'2025-01-07'"), "id");
    Dataset<Row> apart =
        without(versions, several)
            .unionByName(CurrentRecords.newestByDay(of(versions, several), "id"));

    assertThat(sorted(apart)).isEqualTo(sorted(all));
    assertThat(several.count()).isBetween(50L, all.select("id").distinct().count() - 50);
  }

  @Test
  void theOnlyVersionIsTheNewestFromTheDayOnItIsKnown() {
    Dataset<Row> versions =
        rows("run-1", 0, 300)
            .drop("dispute_scale")
            .withColumn(
                Spells.KNOWN_BY, expr("date_add(date'2025-01-05', cast(row_number % 4 as int))"));
    Dataset<Row> all = CurrentRecords.newestSpells(versions, "id");

    Dataset<Row> several = Versions.several(versions, "id");
    Dataset<Row> apart =
        CurrentRecords.onlySpells(without(versions, several))
            .unionByName(CurrentRecords.newestSpells(of(versions, several), "id"));

    assertThat(sorted(apart)).isEqualTo(sorted(all));
    assertThat(all.where(Spells.UNTIL + " is not null").count()).isGreaterThan(50);
  }

  /** About half of the rows are alone with their id; all else comes from few values. */
  private Dataset<Row> rows(String run, int firstId, int number) {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      boolean later = random.nextBoolean();
      rows.add(
          RowFactory.create(
              "r" + (firstId + random.nextInt(number)),
              random.nextInt(4) == 0 ? null : (long) random.nextInt(2),
              Instant.parse("2025-01-01T00:00:00Z").plusSeconds(random.nextInt(2)),
              later ? "INGESTION" : "SOURCE",
              (long) i,
              "content" + random.nextInt(2),
              "file" + run,
              "calls",
              run,
              new String[] {"UNIT_UNKNOWN"},
              "0" + random.nextInt(3)));
    }
    return spark.createDataFrame(rows, SCHEMA);
  }

  private static Dataset<Row> of(Dataset<Row> rows, Dataset<Row> ids) {
    return rows.join(ids, ids.columns(), "left_semi");
  }

  private static Dataset<Row> without(Dataset<Row> rows, Dataset<Row> ids) {
    return rows.join(ids, ids.columns(), "left_anti");
  }

  private static List<String> sorted(Dataset<Row> rows) {
    String[] names = rows.columns();
    Arrays.sort(names);
    Column[] columns = Arrays.stream(names).map(name -> col(name)).toArray(Column[]::new);
    return rows.select(columns).collectAsList().stream().map(Row::toString).sorted().toList();
  }
}
