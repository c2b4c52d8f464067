package org.muye.job;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.struct;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.jspecify.annotations.Nullable;
import org.muye.error.Message;
import org.muye.run.RunContext;

/**
 * How many records are void, merged, of unknown class or under a retired code, with their ids (R8,
 * R10). Of a large table of states only what changed since it was counted last is counted.
 */
final class DataQuality {
  private static final String TABLE = "gold.data_quality";
  private static final String SEPARATOR = ";";

  private DataQuality() {}

  static void write(Workspace workspace, RunContext run, KnownRecords known) {
    Map<RecordKind, Dataset<Row>> records = known.records(run.asOf());
    if (records.isEmpty()) {
      return;
    }
    QualityCounter counter = new QualityCounter(workspace.tables(), earlier(workspace));
    Map<RecordKind, String> states = new EnumMap<>(RecordKind.class);
    for (RecordKind kind : records.keySet()) {
      if (known.isCurrent(kind, run.asOf())) {
        counter.mark(kind).ifPresent(mark -> states.put(kind, mark));
      }
    }
    double limit = workspace.config().quality().unknownShareLimit();
    List<Row> rows = new ArrayList<>();
    counter
        .of(records, states)
        .forEach((kind, counts) -> rows.add(row(run, kind, counts, limit, states.get(kind))));
    workspace
        .tables()
        .replaceWhere(
            TABLE,
            workspace.spark().createDataFrame(rows, workspace.tables().schema(TABLE)),
            "as_of = DATE'" + run.asOf().date() + "'");
  }

  /** What was counted last of each kind from a table of states. */
  private static Map<RecordKind, QualityCounter.Earlier> earlier(Workspace workspace) {
    Map<RecordKind, QualityCounter.Earlier> earlier = new EnumMap<>(RecordKind.class);
    for (Row row :
        workspace
            .tables()
            .read(TABLE)
            .where("states is not null")
            .groupBy("record")
            .agg(
                max_by(
                        struct(
                            col("known"),
                            col("void"),
                            col("merged"),
                            col("counted"),
                            col("unk"),
                            col("unk_ids"),
                            col("retired_code"),
                            col("retired_code_ids"),
                            col("states")),
                        col("as_of"))
                    .as("last"))
            .collectAsList()) {
      Row last = row.getStruct(1);
      earlier.put(
          RecordKind.of(row.getString(0)),
          new QualityCounter.Earlier(
              new QualityCounts(
                  last.getLong(0),
                  last.getLong(1),
                  last.getLong(2),
                  last.getLong(3),
                  named(last, 4),
                  named(last, 6)),
              last.getString(8)));
    }
    return earlier;
  }

  private static QualityCounts.Named named(Row row, int column) {
    String ids = row.isNullAt(column + 1) ? "" : row.getString(column + 1);
    return new QualityCounts.Named(
        row.getLong(column), ids.isEmpty() ? List.of() : List.of(ids.split(SEPARATOR, -1)));
  }

  private static Row row(
      RunContext run,
      RecordKind kind,
      QualityCounts counts,
      double limit,
      @Nullable String states) {
    Double unknownShare =
        counts.counted() == 0 ? null : (double) counts.unknown().number() / counts.counted();
    return RowFactory.create(
        run.asOf().date(),
        kind.recordName(),
        counts.known(),
        counts.isVoid(),
        counts.merged(),
        counts.counted(),
        counts.unknown().number(),
        unknownShare,
        unknownShare != null && unknownShare > limit ? "WARN" : "OK",
        counts.retired().number(),
        String.join(SEPARATOR, counts.unknown().ids()),
        String.join(SEPARATOR, counts.retired().ids()),
        states,
        run.runId());
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
}
