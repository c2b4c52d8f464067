package org.muye.job;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.date_sub;
import static org.apache.spark.sql.functions.datediff;
import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.from_utc_timestamp;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.to_date;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import org.muye.config.MuyeConfig;
import org.muye.indicator.FactTable;
import org.muye.indicator.Facts;
import org.muye.refine.CurrentRecords;
import org.muye.refine.Spells;
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
    return states.incidents(versions, hasCorrections(), fieldsOfRepeats());
  }

  private boolean hasCorrections() {
    return workspace.config().sources().stream()
        .anyMatch(source -> workspace.mapping(source).corrections() != null);
  }

  private List<String> fieldsOfRepeats() {
    MuyeConfig.DuplicateRule rule = workspace.config().duplicates().get("incident");
    return rule == null ? List.of() : rule.same();
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

  /**
   * The facts through time, with the days {@link Spells#FROM} and {@link Spells#UNTIL} between
   * which each was known, as of days a whole number of weeks before a day.
   *
   * @param since if not null, only records of which some version has an event day from then on: an
   *     older one that withdraws or repeats a newer one is missed
   */
  Map<FactTable, Dataset<Row>> factSpells(AsOf asOf, @Nullable LocalDate since) {
    Facts facts = new Facts(workspace.region(), asOf);
    Map<FactTable, Dataset<Row>> byKind = new EnumMap<>(FactTable.class);
    for (RecordKind kind : List.of(RecordKind.INCIDENT, RecordKind.DISPUTE, RecordKind.TRAINING)) {
      if (!workspace.tables().exists(kind.versionTable())) {
        continue;
      }
      Dataset<Row> versions = knownBy(kind, asOf);
      if (since != null) {
        Dataset<Row> recent =
            versions.where(col("event_date").geq(lit(since))).select(kind.id()).distinct();
        versions = versions.join(recent, new String[] {kind.id()}, "left_semi");
      }
      switch (kind) {
        case INCIDENT ->
            byKind.put(
                FactTable.INCIDENT,
                // Which disputes an incident grew out of changes no watched rate.
                facts.incidents(
                    states.incidentSpells(versions, hasCorrections(), fieldsOfRepeats()), null));
        case DISPUTE ->
            byKind.put(
                FactTable.DISPUTE,
                facts.disputes(
                    states.disputeSpells(versions, knownBy(RecordKind.DISPUTE_EVENT, asOf))));
        default -> byKind.put(FactTable.TRAINING, facts.trainings(states.trainingSpells(versions)));
      }
    }
    return byKind;
  }

  private Dataset<Row> knownBy(RecordKind kind, AsOf asOf) {
    ZoneId zone = workspace.region().timeZone();
    Column day = to_date(from_utc_timestamp(col("known_at"), zone.getId()));
    Column weeksEarlier = floor(datediff(lit(asOf.date()), day).divide(7)).cast("int");
    return known(kind, asOf.endExclusive(zone))
        .withColumn(Spells.KNOWN_BY, date_sub(lit(asOf.date()), weeksEarlier.multiply(7)));
  }

  private Dataset<Row> known(RecordKind kind, Instant end) {
    return CurrentRecords.knownBefore(workspace.tables().read(kind.versionTable()), end);
  }
}
