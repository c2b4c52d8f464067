package org.muye.job;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.map;
import static org.apache.spark.sql.functions.struct;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Small whole Parquet files: plain ones, and ones with values at the limits of their types. */
final class FuzzedParquet {
  static final String MAPPING =
      """
      mapping: typed
      version: 1
      record: incident
      format: parquet
      time_zone: Asia/Shanghai
      columns:
        no: {names: [no], class: safe}
        at: {names: [at], class: quasi}
        unit: {names: [unit], class: safe}
        kind: {names: [kind], class: safe}
        persons: {names: [persons], class: safe, optional: true}
        loss: {names: [loss], class: sensitive, optional: true}
      key: [no]
      known_at: {column: at, patterns: [iso], end_of: day}
      fields:
        occurred_at: {column: at, patterns: [iso]}
        unit_code: {column: unit}
        category_final: {column: kind}
        persons_involved: {column: persons}
        economic_loss: {column: loss}
        is_valid: {constant: "1"}
      """;

  private FuzzedParquet() {}

  static List<byte[]> files(SparkSession spark, Path folder) throws IOException {
    Dataset<Row> plain =
        spark
            .range(20)
            .select(
                expr("concat('N', id)").as("no"),
                expr("timestamp'2019-07-05 08:20:00' + make_dt_interval(0, id)").as("at"),
                lit("410702").as("unit"),
                lit("01").as("kind"),
                expr("cast(id as int)").as("persons"),
                expr("cast(id as decimal(12,2))").as("loss"));
    List<Dataset<Row>> all = new ArrayList<>();
    all.add(plain);
    all.add(plain.withColumn("at", expr("timestamp'0001-01-01 00:00:00'")));
    all.add(plain.withColumn("at", expr("timestamp_micros(9223372036854775807)")));
    all.add(plain.withColumn("at", expr("timestamp_micros(-9223372036854775808)")));
    all.add(plain.withColumn("at", expr("date_from_unix_date(2147483647)")));
    all.add(plain.withColumn("at", expr("timestamp_ntz'2019-07-05 08:20:00'")));
    all.add(plain.withColumn("loss", expr("double('NaN')")));
    all.add(plain.withColumn("loss", expr("double('-Infinity')")));
    all.add(plain.withColumn("loss", expr("cast(1e37 as decimal(38,0))")));
    all.add(plain.withColumn("persons", expr("9223372036854775807L")));
    all.add(plain.withColumn("kind", array(lit("01"), lit("02"))));
    all.add(plain.withColumn("kind", struct(lit("01").as("a"), lit(2).as("b"))));
    all.add(plain.withColumn("kind", map(lit("a"), lit(1))));
    all.add(plain.withColumn("kind", expr("x'ff00fe'")));
    all.add(plain.withColumn("unit", expr("cast(null as string)")));
    all.add(plain.withColumn("unit", expr("interval '1' day")));
    all.add(plain.drop("at"));
    all.add(plain.where("id < 0"));
    List<byte[]> files = new ArrayList<>();
    for (Dataset<Row> rows : all) {
      Path target = folder.resolve("typed-" + files.size());
      rows.coalesce(1).write().parquet(target.toString());
      files.add(only(target));
    }
    return files;
  }

  private static byte[] only(Path folder) throws IOException {
    try (Stream<Path> parts = Files.list(folder)) {
      Path part =
          parts.filter(file -> file.toString().endsWith(".parquet")).findFirst().orElseThrow();
      return Files.readAllBytes(part);
    }
  }
}
