package org.muye.job;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.date_sub;
import static org.apache.spark.sql.functions.datediff;
import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.from_utc_timestamp;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.to_date;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import org.muye.indicator.FactTable;
import org.muye.indicator.Facts;
import org.muye.refine.CurrentRecords;
import org.muye.refine.Spells;
import org.muye.time.AsOf;

/** What was known of the records of a workspace, through time. */
final class FactSpells {
  /** The kinds of which weekly counts may be watched. */
  private static final Set<RecordKind> COUNTED =
      EnumSet.of(RecordKind.INCIDENT, RecordKind.DISPUTE, RecordKind.TRAINING);

  private final Workspace workspace;
  private final CurrentRecords states;
  private final IncidentRules rules;

  FactSpells(Workspace workspace) {
    this.workspace = workspace;
    this.states = new CurrentRecords(workspace.region());
    this.rules = IncidentRules.of(workspace);
  }

  /**
   * The facts through time, with the days {@link Spells#FROM} and {@link Spells#UNTIL} between
   * which each was known, as of days a whole number of weeks before a day.
   *
   * @param since if not null, only what tells of event days from then on
   * @param except kinds to leave out
   */
  Map<FactTable, Dataset<Row>> of(AsOf asOf, @Nullable LocalDate since, Set<RecordKind> except) {
    Facts facts = new Facts(workspace.region());
    Map<FactTable, Dataset<Row>> byKind = new EnumMap<>(FactTable.class);
    for (RecordKind kind : COUNTED) {
      if (except.contains(kind) || !workspace.tables().exists(kind.versionTable())) {
        continue;
      }
      Dataset<Row> versions = knownBy(kind, asOf);
      if (since != null) {
        versions = tellingOf(since, versions);
      }
      switch (kind) {
        case INCIDENT -> byKind.put(FactTable.INCIDENT, incidents(newest(kind, versions)));
        case DISPUTE ->
            byKind.put(
                FactTable.DISPUTE,
                facts.disputes(
                    states.disputeSpells(versions, knownBy(RecordKind.DISPUTE_EVENT, asOf)),
                    // Which incidents grew out of a dispute changes no watched rate.
                    null));
        default -> byKind.put(FactTable.TRAINING, facts.trainings(newest(kind, versions)));
      }
    }
    return byKind;
  }

  /**
   * The facts of all incidents that tell of event days from one on, as of every day on which
   * something became known.
   */
  Dataset<Row> incidentsSince(LocalDate since) {
    Dataset<Row> versions = workspace.tables().read(RecordKind.INCIDENT.versionTable());
    return incidents(newest(RecordKind.INCIDENT, onTheirDays(tellingOf(since, versions))));
  }

  /**
   * The facts of the incidents of some versions, as of every day on which something became known.
   */
  Dataset<Row> incidentsOf(Dataset<Row> versions) {
    return incidents(CurrentRecords.newestSpells(onTheirDays(versions), RecordKind.INCIDENT.id()));
  }

  private Dataset<Row> incidents(Dataset<Row> newest) {
    return new Facts(workspace.region())
        .incidents(
            CurrentRecords.incidentSpells(newest, rules.withCorrections(), rules.sameFields()),
            // Which disputes an incident grew out of changes no watched rate.
            null);
  }

  /**
   * Versions with an event day from one on, and those that became known since, which may take
   * another version's place, withdraw or repeat it. One that does so although the other was known
   * before and is the later version by its number is taken for the newest here; whoever needs all
   * of those asks for all days.
   */
  private Dataset<Row> tellingOf(LocalDate since, Dataset<Row> versions) {
    ZoneId zone = workspace.region().timeZone();
    return versions.where(
        col("event_date")
            .geq(lit(since))
            .or(col("known_at").geq(lit(since.atStartOfDay(zone).toInstant()))));
  }

  private Dataset<Row> newest(RecordKind kind, Dataset<Row> versions) {
    return RecordsToCompare.newest(
        versions,
        RecordsToCompare.several(workspace.tables(), kind, versions),
        CurrentRecords::onlySpells,
        rows -> CurrentRecords.newestSpells(rows, kind.id()));
  }

  private Dataset<Row> knownBy(RecordKind kind, AsOf asOf) {
    Dataset<Row> versions = workspace.tables().read(kind.versionTable());
    return CurrentRecords.knownBefore(versions, asOf.endExclusive(workspace.region().timeZone()))
        .withColumn("as_of", lit(asOf.date()))
        .withColumn(Spells.KNOWN_BY, endOfWeek(knownOn(), asOf));
  }

  /** The last day of the week in which a day lies, of weeks that end on the as-of day's weekday. */
  static Column endOfWeek(Column day, AsOf asOf) {
    Column weeksEarlier = floor(datediff(lit(asOf.date()), day).divide(7)).cast("int");
    return date_sub(lit(asOf.date()), weeksEarlier.multiply(7));
  }

  private Dataset<Row> onTheirDays(Dataset<Row> versions) {
    return versions.withColumn(Spells.KNOWN_BY, knownOn());
  }

  private Column knownOn() {
    return to_date(from_utc_timestamp(col("known_at"), workspace.region().timeZone().getId()));
  }
}
