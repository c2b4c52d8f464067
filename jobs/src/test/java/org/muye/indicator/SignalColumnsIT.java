package org.muye.indicator;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.muye.region.SignalLevels;
import org.muye.region.SignalLevels.Level;
import org.muye.spark.SparkSessions;

/** Where records stand on a ladder: level 3 hotline, level 2 petition, level 1 cases. */
class SignalColumnsIT {
  private static final SignalLevels LADDER =
      new SignalLevels(
          List.of(
              new Level(
                  3,
                  "信号",
                  "Signals",
                  Map.of("source_channel", List.of("110"), "discovery_source", List.of("110"))),
              new Level(
                  2,
                  "扩散",
                  "Spread",
                  Map.of(
                      "source_channel", List.of("petition"),
                      "discovery_source", List.of("petition"),
                      "escalated_to", List.of("petition"))),
              new Level(
                  1,
                  "激化",
                  "Intense",
                  Map.of(
                      "escalated_to", List.of("criminal"),
                      "case_nature", List.of("02"),
                      "case_type", List.of("02"),
                      "incident_category", List.of("01")))),
          Map.of(
              "source_channel", List.of("court"),
              "escalated_to", List.of("litigation")));

  private static final StructType INCIDENTS =
      StructType.fromDDL(
          "incident_id string, source_channel string, case_nature string, case_type string,"
              + " category_effective string, linked_dispute_id string, event_date date, as_of date,"
              + " is_deleted boolean, merged_into string, withdrawn_by string, is_valid boolean");
  private static final StructType DISPUTES =
      StructType.fromDDL(
          "dispute_id string, discovery_source string, escalated_to string, escalated_on date,"
              + " event_date date, as_of date");
  private static final LocalDate ACCEPTED = LocalDate.of(2025, 7, 10);
  private static final LocalDate AS_OF = LocalDate.of(2025, 10, 20);

  private final SparkSession spark = SparkSessions.open("test");
  private final SignalColumns columns = new SignalColumns(LADDER);
  private final List<Row> incidents = new ArrayList<>();
  private final List<Row> disputes = new ArrayList<>();

  private void incident(
      String id,
      @Nullable String channel,
      @Nullable String nature,
      @Nullable String type,
      String category) {
    incidents.add(
        RowFactory.create(
            id, channel, nature, type, category, null, ACCEPTED, AS_OF, false, null, null, true));
  }

  /** A criminal case that names a dispute. */
  private void grewOutOf(String dispute, LocalDate day, boolean isValid) {
    incidents.add(
        RowFactory.create(
            "of " + dispute,
            "110",
            "02",
            null,
            "09",
            dispute,
            day,
            AS_OF,
            false,
            null,
            null,
            isValid));
  }

  private void dispute(
      String id,
      @Nullable String source,
      @Nullable String escalatedTo,
      @Nullable LocalDate escalatedOn) {
    disputes.add(RowFactory.create(id, source, escalatedTo, escalatedOn, ACCEPTED, AS_OF));
  }

  private Map<String, String> levels() {
    return spark
        .createDataFrame(incidents, INCIDENTS)
        .select(col("incident_id"), columns.ofIncident().as("level"))
        .collectAsList()
        .stream()
        .collect(Collectors.toMap(row -> row.getString(0), row -> row.getString(1)));
  }

  /** Level, highest level risen to, day of the first rise, level of the escalation. */
  private Map<String, String> rises(@Nullable Dataset<Row> known) {
    return columns
        .withIncidents(spark.createDataFrame(disputes, DISPUTES), known)
        .withColumns(columns.ofDispute(col("escalated_on")))
        .select("dispute_id", "signal_level", "raised_to", "raised_on", "escalation_level")
        .collectAsList()
        .stream()
        .collect(
            Collectors.toMap(
                row -> row.getString(0),
                row -> row.get(1) + " " + row.get(2) + " " + row.get(3) + " " + row.get(4)));
  }

  @Test
  void anIncidentStandsOnTheHighestLevelThatAnyOfItsCodesHas() {
    incident("call", "110", "03", null, "09");
    incident("petition", "petition", null, null, "09");
    incident("case that came as a petition", "petition", "02", null, "09");
    incident("mass incident", "110", null, "02", "09");
    incident("criminal class", "110", null, null, "01");
    incident("court", "court", null, null, "09");
    incident("case from the court", "court", "02", null, "09");
    incident("no channel", null, null, null, "UNK");
    incident("unlisted channel", "UNK", null, null, "09");
    assertThat(levels())
        .isEqualTo(
            Map.of(
                "call", "3",
                "petition", "2",
                "case that came as a petition", "1",
                "mass incident", "1",
                "criminal class", "1",
                "court", "NONE",
                "case from the court", "1",
                "no channel", "UNK",
                "unlisted channel", "UNK"));
  }

  @Test
  void aDisputeRisesByItsEscalationOrByAnIncidentThatGrewOutOfIt() {
    LocalDate later = LocalDate.of(2025, 8, 1);
    LocalDate muchLater = LocalDate.of(2025, 9, 1);
    dispute("calm", "110", null, null);
    dispute("petitioned", "110", "petition", later);
    dispute("stayed a petition", "petition", "petition", later);
    dispute("went to court", "110", "litigation", later);
    dispute("went nobody knows where", "110", null, later);
    dispute("both", "110", "petition", later);
    dispute("case", "petition", null, null);
    dispute("after the case", "110", null, null);
    dispute("false call", "110", null, null);
    dispute("found nobody knows how", null, "criminal", later);
    grewOutOf("both", muchLater, true);
    grewOutOf("case", ACCEPTED, true);
    grewOutOf("after the case", ACCEPTED.minusDays(1), true);
    grewOutOf("false call", later, false);
    assertThat(rises(spark.createDataFrame(incidents, INCIDENTS)))
        .isEqualTo(
            Map.of(
                "calm", "3 null null UNK",
                "petitioned", "3 2 2025-08-01 2",
                "stayed a petition", "2 null null 2",
                "went to court", "3 null null NONE",
                "went nobody knows where", "3 null null UNK",
                "both", "3 1 2025-08-01 2",
                "case", "2 1 2025-07-10 UNK",
                "after the case", "3 null null UNK",
                "false call", "3 null null UNK",
                "found nobody knows how", "UNK null null 1"));
  }

  @Test
  void withoutIncidentsOnlyEscalationsCount() {
    dispute("petitioned", "110", "petition", ACCEPTED);
    assertThat(rises(null)).isEqualTo(Map.of("petitioned", "3 2 2025-07-10 2"));
  }

  @Test
  void withoutALadderNoRecordHasALevel() {
    SignalColumns none = new SignalColumns(null);
    dispute("petitioned", "110", "petition", ACCEPTED);
    incident("call", "110", "02", null, "09");
    Row row =
        none.withIncidents(
                spark.createDataFrame(disputes, DISPUTES),
                spark.createDataFrame(incidents, INCIDENTS))
            .withColumns(none.ofDispute(col("escalated_on")))
            .select("signal_level", "raised_to", "raised_on", "escalation_level")
            .head();
    assertThat(row).isEqualTo(RowFactory.create(null, null, null, null));
    assertThat(
            spark
                .createDataFrame(incidents, INCIDENTS)
                .select(none.ofIncident())
                .head()
                .isNullAt(0))
        .isTrue();
  }
}
