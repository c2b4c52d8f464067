package org.muye.refine;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_union;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.first;
import static org.apache.spark.sql.functions.lag;
import static org.apache.spark.sql.functions.last;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.when;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import org.muye.quality.IssueCode;

/**
 * Versions of records in the order in which they became known. The order is total and rests on the
 * records alone, so that the result does not depend on the order in which files arrived.
 */
public final class Versions {
  /** Column that says how a row relates to the versions known before. */
  public static final String RELATION = "_relation";

  /** Relation: says something new. */
  public static final String NEW = "NEW";

  /** Relation: repeats the version before it. */
  public static final String DUPLICATE = "DUPLICATE";

  /**
   * Relation: repeats the version before it as of a later moment. It says nothing new, but is
   * stored: a version in between may still arrive, after which it counts again.
   */
  public static final String REPEAT = "REPEAT";

  /** Relation: new, and written already by an interrupted run. */
  public static final String ALREADY_WRITTEN = "ALREADY_WRITTEN";

  /** The key of a record that never has a second version. */
  private static final String OWN_VERSION = "content_hash";

  private Versions() {}

  /**
   * Compares new rows with each other and with the versions of the same records that are stored.
   *
   * @param batch parsed rows
   * @param stored stored versions; only those of the batch's records matter
   * @param id column with the record's key
   * @return the batch with {@link #RELATION}; a row that contradicts one of the same version and
   *     moment carries the issue KEY_CONFLICT
   */
  public static Dataset<Row> related(Dataset<Row> batch, Dataset<Row> stored, String id) {
    Dataset<Row> known =
        stored
            .join(batch.select(id).distinct(), new String[] {id}, "left_semi")
            .withColumn("_new", lit(false));
    Dataset<Row> all = batch.withColumn("_new", lit(true)).unionByName(known, true);
    // What an interrupted run stored of the batch is left out, so that every row is judged as if
    // the run had not been interrupted.
    Column storedTwin =
        max(not(col("_new")))
            .over(
                Window.partitionBy(
                    col(id), col("source"), col("file_sha256"), col("row_number"), col("run_id")));
    Column newTwin =
        max(col("_new"))
            .over(
                Window.partitionBy(
                    col(id), col("source"), col("file_sha256"), col("row_number"), col("run_id")));
    // The order rests on the rows alone, never on which of them were stored first. Only where a
    // stored row is taken again, which is the same in all else, the stored one precedes.
    WindowSpec order =
        Window.partitionBy(col(id))
            .orderBy(
                col("record_version"),
                col("known_at"),
                col("row_number"),
                col("content_hash"),
                col("file_sha256"),
                col("_new"));
    WindowSpec moment = Window.partitionBy(col(id), col("record_version"), col("known_at"));
    Column repeats = neighbour("content_hash", 1, order);
    // A stored row further down another file of the same moment says it already.
    Column foretold =
        neighbour("content_hash", -1, order)
            .and(neighbour("record_version", -1, order))
            .and(neighbour("known_at", -1, order))
            .and(not(coalesce(lag("_new", -1).over(order), lit(true))));
    // Reading a table again moves the moment of ingestion on: nothing can arrive in between.
    Column later =
        id.equals(OWN_VERSION)
            ? lit(false)
            : not(neighbour("record_version", 1, order))
                .or(
                    not(neighbour("known_at", 1, order))
                        .and(col("known_at_basis").notEqual("INGESTION")));
    Column contradicted =
        min("content_hash").over(moment).notEqual(max("content_hash").over(moment));
    return all.withColumns(Map.of("_stored", storedTwin, "_given", newTwin))
        .where(col("_new").or(not(col("_given"))))
        .withColumns(
            Map.of(
                "_repeats",
                repeats,
                "_foretold",
                foretold,
                "_later",
                later,
                "_conflict",
                contradicted))
        .where("_new")
        .withColumns(
            Map.of(
                RELATION,
                when(
                        col("_repeats").and(col("_later")),
                        when(col("_stored"), DUPLICATE).otherwise(REPEAT))
                    .when(col("_repeats").or(col("_foretold")), DUPLICATE)
                    .when(col("_stored"), ALREADY_WRITTEN)
                    .otherwise(NEW),
                "issues",
                when(
                        col("_conflict"),
                        array_union(col("issues"), array(lit(IssueCode.KEY_CONFLICT.name()))))
                    .otherwise(col("issues"))))
        .drop("_new", "_stored", "_given", "_repeats", "_foretold", "_later", "_conflict");
  }

  /**
   * Rows without any other of the same record, with {@link #RELATION}: what {@link #related} would
   * give, without a comparison.
   */
  public static Dataset<Row> alone(Dataset<Row> batch) {
    return batch.withColumn(RELATION, lit(NEW));
  }

  /**
   * The keys of the records of which a batch has more than one row, or one beside stored versions.
   */
  public static Dataset<Row> several(Dataset<Row> batch, Dataset<Row> stored, String id) {
    return batch
        .select(col(id), lit(true).as("_new"))
        .unionByName(stored.select(col(id), lit(false).as("_new")))
        .groupBy(id)
        .agg(count(lit(1)).as("_rows"), max("_new").as("_new"))
        .where("_new and _rows > 1")
        .select(id);
  }

  /** The keys of the records that have more than one version. */
  public static Dataset<Row> several(Dataset<Row> versions, String id) {
    return versions.groupBy(id).agg(count(lit(1)).as("_rows")).where("_rows > 1").select(id);
  }

  /** Whether the row so many places before (after, when negative) has the same value. */
  private static Column neighbour(String column, int places, WindowSpec order) {
    return lag(column, places).over(order).eqNullSafe(col(column));
  }

  /**
   * The newest version of each record. Its `known_at` is the moment its content first became known,
   * and `first_scale` (disputes) the scale of the first version.
   */
  static Dataset<Row> newest(Dataset<Row> versions, String id) {
    return newest(versions, new Column[] {col(id)});
  }

  /**
   * The newest version of each record as of several days, one row for each.
   *
   * @param versions each version once for every day by which it was known
   * @param day column with that day
   */
  static Dataset<Row> newest(Dataset<Row> versions, String id, String day) {
    return newest(versions, new Column[] {col(id), col(day)});
  }

  private static Dataset<Row> newest(Dataset<Row> versions, Column[] record) {
    WindowSpec newestFirst =
        Window.partitionBy(record)
            .orderBy(
                col("record_version").desc(),
                col("known_at").desc(),
                col("row_number").desc(),
                col("content_hash").desc());
    WindowSpec all =
        newestFirst.rowsBetween(Window.unboundedPreceding(), Window.unboundedFollowing());
    Map<String, Column> added = new LinkedHashMap<>();
    added.put("_rank", row_number().over(newestFirst));
    added.put("_newest_content", first("content_hash").over(all));
    if (Arrays.asList(versions.columns()).contains("dispute_scale")) {
      added.put("scale_at_detection", last("dispute_scale").over(all));
    }
    Dataset<Row> ranked = versions.withColumns(added);
    return ranked
        .withColumn(
            "known_at",
            min(when(col("content_hash").equalTo(col("_newest_content")), col("known_at")))
                .over(Window.partitionBy(record)))
        .where("_rank = 1")
        .drop("_rank", "_newest_content");
  }
}
