package org.muye.source;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.date_format;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.map_filter;
import static org.apache.spark.sql.functions.map_from_arrays;
import static org.apache.spark.sql.functions.monotonically_increasing_id;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.trim;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.spark.api.java.function.ForeachPartitionFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.types.TimestampType;
import org.muye.error.Failures;
import org.muye.error.Message;
import org.muye.error.UserError;

/** Rows that Spark itself reads (Parquet files, database tables) in the shape of a bronze table. */
public final class BronzeRows {
  /** Key under which the text of a row that cannot be split is kept. */
  public static final String BROKEN_ROW = "_row";

  private BronzeRows() {}

  /**
   * The rows of a Parquet file, which is read to its end here already: a damaged one is refused
   * before any row is taken, and alone, as files of text are.
   *
   * @throws UserError when it is not a whole Parquet file, or lacks columns
   */
  public static Dataset<Row> ofParquet(
      SparkSession spark,
      SourceFile file,
      List<ColumnLayout> columns,
      List<String> nullValues,
      String sha256,
      FileRows.Delivery delivery) {
    try {
      Dataset<Row> rows =
          ofTyped(
              spark.read().parquet(file.path()),
              columns,
              nullValues,
              file.name(),
              sha256,
              delivery);
      rows.foreachPartition(new ReadToItsEnd());
      return rows;
    } catch (UserError e) {
      throw e;
    } catch (Exception e) {
      // Spark throws checked exceptions that it does not declare.
      List<Throwable> chain = Failures.chain(e);
      throw UserError.of(
          "source.parquet_unreadable",
          file.name(),
          Failures.firstLine(chain.get(chain.size() - 1)));
    }
  }

  /**
   * Values as text by mapping column, blanks and null values left out.
   *
   * @param rows typed rows
   * @param columns the mapping's columns, found by name
   * @param origin the file or table, for messages
   * @throws UserError when a column that is not optional is missing
   */
  public static Dataset<Row> ofTyped(
      Dataset<Row> rows,
      List<ColumnLayout> columns,
      List<String> nullValues,
      String origin,
      String sha256,
      FileRows.Delivery delivery) {
    List<Column> names = new ArrayList<>();
    List<Column> values = new ArrayList<>();
    List<Message> missing = new ArrayList<>();
    for (ColumnLayout column : columns) {
      Optional<StructField> field = find(rows.schema(), column);
      if (field.isEmpty() && !column.optional()) {
        missing.add(
            Message.of(
                "source.missing_column", column.key(), Message.joined("list.or", column.names())));
      }
      if (field.isPresent() && !column.drop()) {
        names.add(lit(column.key()));
        values.add(trim(text(field.get())));
      }
    }
    if (!missing.isEmpty()) {
      throw UserError.of(
          "source.lacks_columns",
          origin,
          Message.joined("list.comma", missing),
          String.join(", ", rows.columns()));
    }
    Column raw =
        map_filter(
            map_from_arrays(
                array(names.toArray(Column[]::new)), array(values.toArray(Column[]::new))),
            (key, value) ->
                value
                    .isNotNull()
                    .and(value.notEqual(""))
                    .and(not(value.isin(nullValues.toArray()))));
    return rows.select(
        lit(delivery.source()).as("source"),
        lit(delivery.mapping()).as("mapping"),
        lit(origin).as("file_name"),
        lit(sha256).as("file_sha256"),
        monotonically_increasing_id().plus(1).as("row_number"),
        raw.as("raw"),
        lit(null).cast("string").as("problem"),
        lit(null).cast("string").as("problem_detail"),
        lit(delivery.deliveredAt()).cast("timestamp").as("known_at"),
        lit(delivery.runId()).as("run_id"),
        lit(delivery.ingestedAt()).as("ingested_at"));
  }

  private static Optional<StructField> find(StructType schema, ColumnLayout column) {
    for (String name : column.names()) {
      for (StructField field : schema.fields()) {
        if (field.name().strip().equalsIgnoreCase(name)) {
          return Optional.of(field);
        }
      }
    }
    return Optional.empty();
  }

  /** An instant is written with its offset; everything else as Spark writes it. */
  private static Column text(StructField field) {
    Column value = col("`" + field.name().replace("`", "``") + "`");
    return field.dataType() instanceof TimestampType
        ? date_format(value, "yyyy-MM-dd'T'HH:mm:ss.SSSSSSXXX")
        : value.cast("string");
  }

  /** Meets what cannot be decoded, and keeps nothing. */
  private static final class ReadToItsEnd implements ForeachPartitionFunction<Row> {
    private static final long serialVersionUID = 1L;

    @Override
    public void call(Iterator<Row> rows) {
      rows.forEachRemaining(row -> {});
    }
  }
}
