package org.muye.refine;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_sort;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;

import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Spells of days during which nothing became known that could change the state of a record. Only
 * the days on which something did are looked at, and only for the records that it concerns, so that
 * what was known at the end of each of many days costs little more than what is known today.
 */
public final class Spells {
  /** Column with the day by whose end a version or event was known. */
  public static final String KNOWN_BY = "_known_by";

  /** Column with the first day of a spell. */
  public static final String FROM = "_from";

  /** Column with the first day after a spell; NULL while it lasts. */
  public static final String UNTIL = "_until";

  static final List<String> DAY = List.of(FROM);

  private Spells() {}

  /**
   * Every row once for each spell of its record that begins when the row is known.
   *
   * @param rows with {@link #KNOWN_BY}
   * @param news all rows of the same records with {@link #KNOWN_BY}: a spell begins with each day
   */
  static Dataset<Row> ofVersions(Dataset<Row> rows, Dataset<Row> news, String id) {
    Dataset<Row> days = news.groupBy(id).agg(array_sort(collect_set(KNOWN_BY)).as("_days"));
    return rows.join(days, id)
        .withColumn("_spell", explode(expr(spells("d >= " + KNOWN_BY, "null"))))
        .select(col("*"), col("_spell.*"))
        .drop("_days", "_spell", KNOWN_BY);
  }

  /**
   * The same spells, divided wherever a spell of a row with the same key begins or ends. Rows
   * without a complete key stay as they are.
   */
  static Dataset<Row> divided(Dataset<Row> rows, List<String> key) {
    Column[] columns = key.stream().map(name -> col(name)).toArray(Column[]::new);
    Dataset<Row> days =
        rows.where(areAllPresent(key))
            .withColumn("_day", explode(array(col(FROM), col(UNTIL))))
            .where("_day is not null")
            .groupBy(columns)
            .agg(array_sort(collect_set("_day")).as("_days"));
    String within = "d >= " + FROM + " and (" + UNTIL + " is null or d < " + UNTIL + ")";
    return rows.join(days, CollectionConverters.asScala(key).toSeq(), "left")
        .withColumn("_days", coalesce(col("_days"), array(col(FROM))))
        .withColumn("_spell", explode(expr(spells(within, UNTIL))))
        .drop(FROM, UNTIL, "_days")
        .select(col("*"), col("_spell.*"))
        .drop("_spell");
  }

  /** The spells that begin with the days of `_days` that meet a condition on `d`. */
  private static String spells(String condition, String end) {
    return "transform(filter(_days, d -> "
        + condition
        + "), d -> named_struct('"
        + FROM
        + "', d, '"
        + UNTIL
        + "', coalesce(get(filter(_days, e -> e > d), 0), "
        + end
        + ")))";
  }

  /**
   * Names of columns to join or group by.
   *
   * @param day {@link #DAY} where rows are meant as of several days, else none
   */
  static Seq<String> columns(List<String> names, List<String> day) {
    return CollectionConverters.asScala(Stream.concat(names.stream(), day.stream()).toList())
        .toSeq();
  }

  /** Whether none of the columns is NULL. */
  static Column areAllPresent(List<String> columns) {
    Column all = lit(true);
    for (String column : columns) {
      all = all.and(col(column).isNotNull());
    }
    return all;
  }
}
