package org.muye.refine;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_union;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.first;
import static org.apache.spark.sql.functions.lag;
import static org.apache.spark.sql.functions.last;
import static org.apache.spark.sql.functions.lit;
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

  /** Relation: this very row was written by an interrupted run. */
  public static final String ALREADY_WRITTEN = "ALREADY_WRITTEN";

  private Versions() {}

  /**
   * Compares new rows with each other and with the versions of the same records that are stored.
   *
   * @param batch parsed rows
   * @param stored stored versions; only those of the batch's records matter
   * @param id column with the record's key
   * @return the batch with {@link #RELATION}; a new row that contradicts one of the same version
   *     and moment carries the issue KEY_CONFLICT
   */
  public static Dataset<Row> related(Dataset<Row> batch, Dataset<Row> stored, String id) {
    Dataset<Row> known =
        stored
            .join(batch.select(id).distinct(), new String[] {id}, "left_semi")
            .withColumn("_new", lit(false));
    Dataset<Row> all = batch.withColumn("_new", lit(true)).unionByName(known, true);
    WindowSpec order =
        Window.partitionBy(col(id))
            .orderBy(
                col("record_version"),
                col("known_at"),
                col("_new"),
                col("row_number"),
                col("content_hash"),
                col("file_sha256"));
    Column sameAsBefore = lag("content_hash", 1).over(order).eqNullSafe(col("content_hash"));
    Column sameRow =
        lag("file_sha256", 1)
            .over(order)
            .eqNullSafe(col("file_sha256"))
            .and(lag("row_number", 1).over(order).eqNullSafe(col("row_number")))
            .and(lag("_new", 1).over(order).eqNullSafe(lit(false)));
    Column sameMoment =
        lag("known_at", 1)
            .over(order)
            .eqNullSafe(col("known_at"))
            .and(lag("record_version", 1).over(order).eqNullSafe(col("record_version")));
    return all.withColumns(
            Map.of(
                "_same",
                sameAsBefore,
                "_same_row",
                sameRow,
                "_conflict",
                sameMoment.and(not(sameAsBefore))))
        .where("_new")
        .withColumns(
            Map.of(
                RELATION,
                when(col("_same").and(col("_same_row")), ALREADY_WRITTEN)
                    .when(col("_same"), DUPLICATE)
                    .otherwise(NEW),
                "issues",
                when(
                        col("_conflict"),
                        array_union(col("issues"), array(lit(IssueCode.KEY_CONFLICT.name()))))
                    .otherwise(col("issues"))))
        .drop("_new", "_same", "_same_row", "_conflict");
  }

  /**
   * The newest version of each record. Its `known_at` is the moment its content first became known,
   * and `first_scale` (disputes) the scale of the first version.
   */
  static Dataset<Row> newest(Dataset<Row> versions, String id) {
    WindowSpec newestFirst =
        Window.partitionBy(col(id))
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
                .over(Window.partitionBy(col(id))))
        .where("_rank = 1")
        .drop("_rank", "_newest_content");
  }
}
