package org.muye.job;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.muye.config.MuyeConfig;
import org.muye.indicator.FactTable;
import org.muye.indicator.Facts;
import org.muye.refine.CurrentRecords;
import org.muye.table.TableStore;
import org.muye.time.AsOf;

/** The records as they were known at a day, by the rules of a workspace. */
final class KnownRecords {
  private final Workspace workspace;
  private final CurrentRecords states;

  KnownRecords(Workspace workspace) {
    this.workspace = workspace;
    this.states = new CurrentRecords(workspace.region());
  }

  Dataset<Row> incidents(Dataset<Row> versions) {
    boolean corrections =
        workspace.config().sources().stream()
            .anyMatch(source -> workspace.mapping(source).corrections() != null);
    MuyeConfig.DuplicateRule rule = workspace.config().duplicates().get("incident");
    return states.incidents(versions, corrections, rule == null ? List.of() : rule.same());
  }

  Dataset<Row> disputes(Dataset<Row> versions, Dataset<Row> events, Instant end) {
    return states.disputes(versions, events, end);
  }

  Dataset<Row> trainings(Dataset<Row> versions) {
    return states.trainings(versions);
  }

  /**
   * The records known at the end of a day, in the shape of their current tables. Today's are those
   * tables; an earlier day's are rebuilt from the versions known by then.
   */
  Map<RecordKind, Dataset<Row>> records(AsOf asOf) {
    TableStore tables = workspace.tables();
    Instant end = asOf.endExclusive(workspace.region().timeZone());
    boolean today = end.isAfter(workspace.clock().now());
    Map<RecordKind, Dataset<Row>> records = new EnumMap<>(RecordKind.class);
    for (RecordKind kind : List.of(RecordKind.INCIDENT, RecordKind.DISPUTE, RecordKind.TRAINING)) {
      if (tables.exists(kind.versionTable())) {
        records.put(kind, today ? tables.read(kind.currentTable()) : asKnown(kind, end));
      }
    }
    return records;
  }

  private Dataset<Row> asKnown(RecordKind kind, Instant end) {
    Dataset<Row> versions = known(kind, end);
    return switch (kind) {
      case INCIDENT -> incidents(versions);
      case DISPUTE -> disputes(versions, known(RecordKind.DISPUTE_EVENT, end), end);
      default -> trainings(versions);
    };
  }

  /** The facts known at the end of a day. */
  Map<FactTable, Dataset<Row>> facts(AsOf asOf) {
    Facts facts = new Facts(workspace.region(), asOf);
    Map<FactTable, Dataset<Row>> byKind = new EnumMap<>(FactTable.class);
    Map<RecordKind, Dataset<Row>> all = records(asOf);
    all.forEach(
        (kind, records) -> {
          switch (kind) {
            case INCIDENT ->
                byKind.put(
                    FactTable.INCIDENT, facts.incidents(records, all.get(RecordKind.DISPUTE)));
            case DISPUTE -> byKind.put(FactTable.DISPUTE, facts.disputes(records));
            default -> byKind.put(FactTable.TRAINING, facts.trainings(records));
          }
        });
    return byKind;
  }

  private Dataset<Row> known(RecordKind kind, Instant end) {
    return CurrentRecords.knownBefore(workspace.tables().read(kind.versionTable()), end);
  }
}
