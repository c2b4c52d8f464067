package org.muye.job;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_contains;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min_by;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import org.muye.quality.IssueCode;
import org.muye.table.DifferingRows;
import org.muye.table.TableStore;

/** Counts what records are like: all, or those that differ from what was counted before. */
final class QualityCounter {
  private final TableStore tables;
  private final Map<RecordKind, Earlier> earlier;
  private final String program = " " + ValueBasis.program();

  /**
   * What was counted before.
   *
   * @param states what {@link #mark} gave of the table of states then
   */
  record Earlier(QualityCounts counts, String states) {}

  /** Which rows of a kind are counted together. */
  private enum Part {
    ALL,
    GONE,
    CAME
  }

  QualityCounter(TableStore tables, Map<RecordKind, Earlier> earlier) {
    this.tables = tables;
    this.earlier = earlier;
  }

  /**
   * Tells the states of a kind, and the way in which this program counts them, from every other;
   * empty where it is less to count all than to find out what differs.
   */
  Optional<String> mark(RecordKind kind) {
    return tables.isLarge(kind.currentTable())
        ? tables.mark(kind.currentTable()).map(mark -> mark + program)
        : Optional.empty();
  }

  /**
   * Counts records by kind.
   *
   * @param records in the shape of the kinds' tables of states
   * @param states {@link #mark} of the kinds whose records are those of the table now
   */
  Map<RecordKind, QualityCounts> of(
      Map<RecordKind, Dataset<Row>> records, Map<RecordKind, String> states) {
    Map<RecordKind, QualityCounts> before = new EnumMap<>(RecordKind.class);
    List<Dataset<Row>> parts = new ArrayList<>();
    records.forEach(
        (kind, all) -> {
          Earlier last = states.containsKey(kind) ? earlier.get(kind) : null;
          Optional<DifferingRows> differing =
              last == null ? Optional.empty() : differing(kind, last);
          if (last != null && differing.isPresent()) {
            before.put(kind, last.counts());
            parts.add(counts(kind, Part.GONE, differing.get().before(), last.counts()));
            parts.add(counts(kind, Part.CAME, differing.get().now(), null));
          } else {
            parts.add(counts(kind, Part.ALL, all, null));
          }
        });
    Map<RecordKind, QualityCounts> counts = new EnumMap<>(RecordKind.class);
    counted(parts)
        .forEach(
            (kind, byPart) ->
                after(before.get(kind), byPart).ifPresent(now -> counts.put(kind, now)));
    List<Dataset<Row>> again = new ArrayList<>();
    records.forEach(
        (kind, all) -> {
          if (!counts.containsKey(kind)) {
            again.add(counts(kind, Part.ALL, all, null));
          }
        });
    counted(again)
        .forEach((kind, byPart) -> after(null, byPart).ifPresent(now -> counts.put(kind, now)));
    return counts;
  }

  private static Optional<QualityCounts> after(
      @Nullable QualityCounts before, Map<Part, QualityCounts> byPart) {
    QualityCounts all = byPart.get(Part.ALL);
    return all != null
        ? Optional.of(all)
        : Objects.requireNonNull(before)
            .changed(
                Objects.requireNonNull(byPart.get(Part.GONE)),
                Objects.requireNonNull(byPart.get(Part.CAME)));
  }

  /** Empty where all must be counted. */
  private Optional<DifferingRows> differing(RecordKind kind, Earlier last) {
    if (!last.counts().areWhole() || !last.states().endsWith(program)) {
      return Optional.empty();
    }
    String mark = last.states().substring(0, last.states().length() - program.length());
    return tables.differingRows(kind.currentTable(), mark);
  }

  private static Map<RecordKind, Map<Part, QualityCounts>> counted(List<Dataset<Row>> parts) {
    Map<RecordKind, Map<Part, QualityCounts>> counted = new EnumMap<>(RecordKind.class);
    for (Row row :
        parts.stream()
            .reduce(Dataset::unionByName)
            .map(rows -> rows.collectAsList())
            .orElse(List.of())) {
      counted
          .computeIfAbsent(RecordKind.valueOf(row.getString(0)), kind -> new EnumMap<>(Part.class))
          .put(
              Part.valueOf(row.getString(1)),
              new QualityCounts(
                  row.getLong(2),
                  row.getLong(3),
                  row.getLong(4),
                  row.getLong(5),
                  new QualityCounts.Named(row.getLong(6), row.getList(7)),
                  new QualityCounts.Named(row.getLong(8), row.getList(9))));
    }
    return counted;
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

  /**
   * One row of counts.
   *
   * @param before if not null, records are named only that are named there
   */
  private static Dataset<Row> counts(
      RecordKind kind, Part part, Dataset<Row> records, @Nullable QualityCounts before) {
    boolean dispute = kind == RecordKind.DISPUTE;
    Column isVoid =
        dispute ? col("is_deleted").or(col("voided_at").isNotNull()) : col("is_deleted");
    Column isMerged =
        dispute || kind == RecordKind.INCIDENT ? col("merged_into").isNotNull() : lit(false);
    Column retired = array_contains(col("issues"), IssueCode.RETIRED_UNIT_CODE.name());
    Column isUnknown = col("counted").and(col("unk"));
    Column isRetired = col("counted").and(col("retired"));
    return records
        .select(
            col(kind.id()).as("id"),
            isVoid.as("void"),
            isMerged.as("merged"),
            unknown(kind).as("unk"),
            retired.as("retired"))
        .withColumn("counted", expr("not void and not merged"))
        .agg(
            count(lit(1)).as("known"),
            total(col("void")).as("void"),
            total(col("merged").and(expr("not void"))).as("merged"),
            total(col("counted")).as("counted"),
            total(isUnknown).as("unk"),
            ids(before == null ? isUnknown : isUnknown.and(isOf(before.unknown()))).as("unk_ids"),
            total(isRetired).as("retired_code"),
            ids(before == null ? isRetired : isRetired.and(isOf(before.retired())))
                .as("retired_code_ids"))
        .select(lit(kind.name()).as("record"), lit(part.name()).as("part"), col("*"));
  }

  private static Column isOf(QualityCounts.Named named) {
    return col("id").isin(named.ids().toArray());
  }

  private static Column total(Column condition) {
    return coalesce(sum(when(condition, 1).otherwise(0)), lit(0L));
  }

  private static Column ids(Column condition) {
    Column id = when(condition, col("id"));
    return coalesce(min_by(id, id, QualityCounts.Named.MOST), array().cast("array<string>"));
  }
}
