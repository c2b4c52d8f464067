package org.muye.job;

import static org.apache.spark.sql.functions.array_contains;
import static org.apache.spark.sql.functions.array_join;
import static org.apache.spark.sql.functions.array_sort;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.slice;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.muye.error.Message;
import org.muye.quality.IssueCode;
import org.muye.run.RunContext;

/**
 * How many records are void, merged, of unknown class or under a retired code, with their ids (R8,
 * R10).
 */
final class DataQuality {
  private static final String TABLE = "gold.data_quality";

  /** As many ids are named as a person would look up by hand. */
  private static final int NAMED_IDS = 100;

  private DataQuality() {}

  static void write(Workspace workspace, RunContext run, KnownRecords known) {
    double limit = workspace.config().quality().unknownShareLimit();
    List<Dataset<Row>> parts = new ArrayList<>();
    known
        .records(run.asOf())
        .forEach(
            (kind, records) -> {
              parts.add(summary(kind, records, unknown(kind), limit, run));
            });
    parts.stream()
        .reduce(Dataset::unionByName)
        .ifPresent(
            rows ->
                workspace
                    .tables()
                    .replaceWhere(TABLE, rows, "as_of = DATE'" + run.asOf().date() + "'"));
  }

  /**
   * Kinds of record of which none was known at the run's as-of day, and those with more unknown
   * classes than the configuration allows without a word.
   */
  static List<Message> warnings(Workspace workspace, RunContext run) {
    List<Message> warnings = new ArrayList<>();
    for (Row row :
        workspace
            .tables()
            .read(TABLE)
            .where(
                col("as_of")
                    .equalTo(run.asOf().date())
                    .and(col("known").equalTo(0).or(col("unk_gate_2pct").equalTo("WARN"))))
            .select("record", "known", "unk", "counted")
            .sort("record")
            .collectAsList()) {
      String record = row.getString(0);
      if (((Number) row.get(1)).longValue() == 0) {
        knownLater(workspace, run, RecordKind.of(record)).ifPresent(warnings::add);
      } else {
        long unknown = ((Number) row.get(2)).longValue();
        long counted = ((Number) row.get(3)).longValue();
        warnings.add(
            Message.of(
                "run.unknown_share",
                record,
                unknown,
                counted,
                100.0 * unknown / counted,
                100 * workspace.config().quality().unknownShareLimit()));
      }
    }
    return warnings;
  }

  /** What is stored of a kind although none of it was known at the day; empty without versions. */
  private static Optional<Message> knownLater(
      Workspace workspace, RunContext run, RecordKind kind) {
    Row stored =
        workspace
            .tables()
            .read(kind.versionTable())
            .agg(count(lit(1)), min(col("known_at")))
            .head();
    if (stored.isNullAt(1)) {
      return Optional.empty();
    }
    LocalDate first = stored.getInstant(1).atZone(workspace.region().timeZone()).toLocalDate();
    return Optional.of(
        Message.of(
            "run.nothing_known",
            kind.recordName(),
            stored.getLong(0),
            run.asOf().date().toString(),
            first.toString()));
  }

  /** Whether the class of a record, or its unit where it has no class, is unknown. */
  static Column unknown(RecordKind kind) {
    return switch (kind) {
      case INCIDENT -> col("category_effective").equalTo("UNK");
      case DISPUTE -> coalesce(col("dispute_category"), lit("UNK")).equalTo("UNK");
      case DUTY_ROSTER, RESPONSIBILITY_LETTER -> lit(false);
      default -> col("unit_id").startsWith("UNK");
    };
  }

  private static Dataset<Row> summary(
      RecordKind kind, Dataset<Row> records, Column unknown, double limit, RunContext run) {
    boolean dispute = kind == RecordKind.DISPUTE;
    Column isVoid =
        dispute ? col("is_deleted").or(col("voided_at").isNotNull()) : col("is_deleted");
    Column isMerged =
        dispute || kind == RecordKind.INCIDENT ? col("merged_into").isNotNull() : lit(false);
    Column retired = array_contains(col("issues"), IssueCode.RETIRED_UNIT_CODE.name());
    return records
        .select(
            col(kind.id()).as("id"),
            isVoid.as("void"),
            isMerged.as("merged"),
            unknown.as("unk"),
            retired.as("retired"))
        .withColumn("counted", expr("not void and not merged"))
        .agg(
            count(lit(1)).as("known"),
            total(col("void")).as("void"),
            total(col("merged").and(expr("not void"))).as("merged"),
            total(col("counted")).as("counted"),
            total(col("counted").and(col("unk"))).as("unk"),
            total(col("counted").and(col("retired"))).as("retired_code"),
            ids(col("counted").and(col("unk"))).as("unk_ids"),
            ids(col("counted").and(col("retired"))).as("retired_code_ids"))
        .withColumn("as_of", lit(run.asOf().date()))
        .withColumn("record", lit(kind.recordName()))
        .withColumn("unk_share", expr("try_divide(unk, counted)"))
        .withColumn("unk_gate_2pct", when(col("unk_share").gt(limit), "WARN").otherwise("OK"))
        .withColumn("run_id", lit(run.runId()));
  }

  private static Column total(Column condition) {
    return coalesce(sum(when(condition, 1).otherwise(0)), lit(0));
  }

  private static Column ids(Column condition) {
    return array_join(
        slice(array_sort(collect_list(when(condition, col("id")))), 1, NAMED_IDS), ";");
  }
}
