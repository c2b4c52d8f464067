package org.muye.job;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import org.muye.indicator.DutyFacts;
import org.muye.indicator.FactTable;
import org.muye.indicator.Facts;
import org.muye.indicator.OrganisationRows;
import org.muye.refine.ChangedRecords;
import org.muye.refine.CurrentRecords;
import org.muye.refine.Spells;
import org.muye.time.AsOf;

/**
 * The records as they were known at a day, by the rules of a workspace; serves one run, in which no
 * version is added.
 */
final class KnownRecords {
  private static final String AS_OF = "as_of";

  /** The kinds that have a table of current states; an event is part of its dispute's. */
  private static final Set<RecordKind> WITH_STATE =
      EnumSet.complementOf(EnumSet.of(RecordKind.DISPUTE_EVENT));

  private static final StructType CLOSINGS =
      new StructType()
          .add("event_date", DataTypes.DateType)
          .add("closing", DataTypes.TimestampType);

  private final Workspace workspace;
  private final CurrentRecords states;
  private final IncidentRules rules;
  private final Map<AsOf, Set<RecordKind>> unchanged = new ConcurrentHashMap<>();
  private final Map<RecordKind, Optional<RecordsToCompare>> several = new ConcurrentHashMap<>();

  KnownRecords(Workspace workspace) {
    this.workspace = workspace;
    this.states = new CurrentRecords(workspace.region());
    this.rules = IncidentRules.of(workspace);
  }

  /** The incidents that follow from the newest version of each. */
  Dataset<Row> incidents(Dataset<Row> newest) {
    return CurrentRecords.incidents(newest, rules.withCorrections(), rules.sameFields());
  }

  /** The incidents whose state new versions may have changed. */
  ChangedRecords changedIncidents(Dataset<Row> versions, Column isNew) {
    return ChangedRecords.incidents(versions, isNew, rules.withCorrections(), rules.sameFields());
  }

  /**
   * The incidents that may count otherwise than when the periods of their days were closed, see
   * {@link ChangedRecords#incidentsSinceClosing}; none where no incident was ever delivered.
   *
   * @param closedAt for each day of a period the first moment after its closing
   */
  ChangedRecords incidentsSinceClosing(NavigableMap<LocalDate, Instant> closedAt) {
    List<Row> closings = new ArrayList<>();
    closedAt.forEach((day, at) -> closings.add(RowFactory.create(day, at)));
    Dataset<Row> versions = versions(RecordKind.INCIDENT);
    if (!rules.withCorrections() && rules.sameFields().isEmpty()) {
      // Other versions decide nothing, and statistics of files spare reading most of them.
      versions =
          versions.where(
              col("known_at")
                  .geq(lit(Collections.min(closedAt.values())))
                  .or(col("event_date").between(closedAt.firstKey(), closedAt.lastKey())));
    }
    return ChangedRecords.incidentsSinceClosing(
        versions,
        workspace.spark().createDataFrame(closings, CLOSINGS),
        rules.withCorrections(),
        rules.sameFields());
  }

  /** The rules by which the states of incidents follow from versions, as text. */
  String rules() {
    return rules.withCorrections() + " " + rules.sameFields();
  }

  Dataset<Row> disputes(Dataset<Row> versions, Dataset<Row> events, Instant end) {
    return states.disputes(versions, events, end);
  }

  /** Records of a kind that nothing but a newer version changes. */
  static Dataset<Row> newest(RecordKind kind, Dataset<Row> versions) {
    return CurrentRecords.newest(versions, kind.id());
  }

  /**
   * The records known at the end of a day, in the shape of their current tables with the day in
   * `as_of`. Today's are those tables, and an earlier day's where nothing became known since;
   * others are rebuilt from the versions known by then.
   */
  Map<RecordKind, Dataset<Row>> records(AsOf asOf) {
    List<RecordKind> kinds = withState();
    Set<RecordKind> current = current(asOf, kinds);
    Map<RecordKind, Dataset<Row>> records = new EnumMap<>(RecordKind.class);
    for (RecordKind kind : kinds) {
      if (current.contains(kind)) {
        records.put(kind, workspace.tables().read(kind.currentTable()));
      }
    }
    asOf(asOf, records);
    records.putAll(
        recordsByDay(
            List.of(asOf), kinds.stream().filter(kind -> !current.contains(kind)).toList(), null));
    return records;
  }

  /** The kinds whose records of a day are those of their current tables. */
  private Set<RecordKind> current(AsOf asOf, List<RecordKind> kinds) {
    return isPast(asOf)
        ? unchanged.computeIfAbsent(asOf, day -> UnchangedKinds.since(workspace, kinds, day))
        : Set.copyOf(kinds);
  }

  /** Whether a kind's records of a day are read from its current table. */
  boolean isCurrent(RecordKind kind, AsOf asOf) {
    return current(asOf, withState()).contains(kind);
  }

  /** The kinds of which something was delivered and whose records have a state. */
  List<RecordKind> withState() {
    return kinds(WITH_STATE);
  }

  /** Those of the kinds of which something was delivered. */
  private List<RecordKind> kinds(Set<RecordKind> among) {
    return among.stream().filter(kind -> workspace.tables().exists(kind.versionTable())).toList();
  }

  /**
   * The records as known at the end of each of some days, one row for each in one plan.
   *
   * @param incidents if not null, what the states of these rest on is enough
   */
  private Map<RecordKind, Dataset<Row>> recordsByDay(
      List<AsOf> days, List<RecordKind> kinds, @Nullable ChangedRecords incidents) {
    VersionsByDay byDay = VersionsByDay.of(workspace, days);
    Map<RecordKind, Dataset<Row>> records = new EnumMap<>(RecordKind.class);
    for (RecordKind kind : kinds) {
      Dataset<Row> known =
          switch (kind) {
            case INCIDENT ->
                CurrentRecords.incidentsByDay(
                    incidents == null
                        ? byDay.newest(kind, versions(kind), several(kind))
                        : newestOf(incidents, byDay),
                    rules.withCorrections(),
                    rules.sameFields());
            case DISPUTE ->
                states.disputesByDay(
                    byDay.all(versions(kind)), byDay.all(versions(RecordKind.DISPUTE_EVENT)));
            default -> byDay.newest(kind, versions(kind), several(kind));
          };
      records.put(kind, known.withColumnRenamed(Spells.FROM, AS_OF));
    }
    return records;
  }

  private Dataset<Row> newestOf(ChangedRecords incidents, VersionsByDay byDay) {
    Dataset<Row> versions = ChangedRecords.of(versions(RecordKind.INCIDENT), incidents.needed());
    return byDay.newest(
        RecordKind.INCIDENT,
        versions,
        RecordsToCompare.several(workspace.tables(), RecordKind.INCIDENT, versions));
  }

  /** Those of all records of a kind, which several steps of a run ask for. */
  private Optional<RecordsToCompare> several(RecordKind kind) {
    return several.computeIfAbsent(
        kind, key -> RecordsToCompare.several(workspace.tables(), key, versions(key)));
  }

  private static Map<RecordKind, Dataset<Row>> asOf(
      AsOf asOf, Map<RecordKind, Dataset<Row>> records) {
    records.replaceAll((kind, states) -> states.withColumn(AS_OF, lit(asOf.date())));
    return records;
  }

  /**
   * The facts of {@link #facts(AsOf)} without the current tables: for a day that is not past from
   * other states, for an earlier one from the versions.
   */
  Map<FactTable, Dataset<Row>> facts(AsOf asOf, Map<RecordKind, Dataset<Row>> states) {
    return isPast(asOf) ? facts(List.of(asOf)) : facts(asOf(asOf, states));
  }

  private boolean isPast(AsOf day) {
    return !day.endExclusive(workspace.region().timeZone()).isAfter(workspace.clock().now());
  }

  /** The facts known at the end of a day. */
  Map<FactTable, Dataset<Row>> facts(AsOf asOf) {
    return facts(records(asOf));
  }

  /** The facts known at the end of each of some past days, told apart by `as_of`. */
  Map<FactTable, Dataset<Row>> facts(List<AsOf> days) {
    return facts(recordsByDay(days, withState(), null));
  }

  /** The same, of incidents only some. */
  Map<FactTable, Dataset<Row>> facts(List<AsOf> days, ChangedRecords incidents) {
    return facts(only(incidents, recordsByDay(days, withState(), incidents)));
  }

  /** The facts known at the end of a day, of incidents only some. */
  Map<FactTable, Dataset<Row>> facts(AsOf asOf, ChangedRecords incidents) {
    return facts(only(incidents, records(asOf)));
  }

  private static Map<RecordKind, Dataset<Row>> only(
      ChangedRecords incidents, Map<RecordKind, Dataset<Row>> records) {
    records.computeIfPresent(
        RecordKind.INCIDENT, (kind, rows) -> ChangedRecords.of(rows, incidents.ids()));
    return records;
  }

  private Dataset<Row> versions(RecordKind kind) {
    return workspace.tables().read(kind.versionTable());
  }

  private Map<FactTable, Dataset<Row>> facts(Map<RecordKind, Dataset<Row>> all) {
    Facts facts = new Facts(workspace.region());
    Map<FactTable, Dataset<Row>> byKind = new EnumMap<>(FactTable.class);
    all.forEach(
        (kind, records) -> {
          switch (kind) {
            case INCIDENT ->
                byKind.put(
                    FactTable.INCIDENT, facts.incidents(records, all.get(RecordKind.DISPUTE)));
            case DISPUTE ->
                byKind.put(
                    FactTable.DISPUTE, facts.disputes(records, all.get(RecordKind.INCIDENT)));
            case TRAINING -> byKind.put(FactTable.TRAINING, facts.trainings(records));
            case DUTY_ACTIVITY ->
                byKind.put(
                    FactTable.DUTY, DutyFacts.of(organisations(all), workspace.region().duty()));
            case RESPONSIBILITY_ACTION ->
                byKind.put(FactTable.RESPONSIBILITY_ACTION, facts.actions(records));
            default -> {
              // Counts with the activities of its organisation.
            }
          }
        });
    return byKind;
  }

  /** The leadership teams with all that is known of them, see {@link OrganisationRows}. */
  Dataset<Row> organisations(AsOf asOf) {
    return organisations(records(asOf));
  }

  private Dataset<Row> organisations(Map<RecordKind, Dataset<Row>> records) {
    return OrganisationRows.of(
        orNone(records, RecordKind.DUTY_ACTIVITY),
        orNone(records, RecordKind.DUTY_ROSTER),
        orNone(records, RecordKind.RESPONSIBILITY_LETTER),
        orNone(records, RecordKind.TRAINING));
  }

  /** A table that was never written reads as empty. */
  private Dataset<Row> orNone(Map<RecordKind, Dataset<Row>> records, RecordKind kind) {
    Dataset<Row> known = records.get(kind);
    return known == null
        ? workspace.tables().read(kind.currentTable()).withColumn(AS_OF, lit(null).cast("date"))
        : known;
  }
}
