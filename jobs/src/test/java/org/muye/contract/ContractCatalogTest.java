package org.muye.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Period;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

/** Longer than 300 lines because it holds every table against the rules of the house. */
class ContractCatalogTest {
  /** From the folder: so they are held against the standard, too. */
  private static final ContractCatalog CATALOG = ContractCatalog.load(Path.of("..", "schemas"));

  /**
   * What must never pass bronze, whatever it is classified as: P2 of the privacy rules, and the
   * items 3, 7 to 16, 20, 21, 23 and 25 of GB/T 31000 table 30.
   */
  private static final Set<String> DENIED =
      Set.of(
          "name",
          "person_name",
          "party_name",
          "full_name",
          "victim",
          "suspect",
          "complainant",
          "phone",
          "telephone",
          "mobile",
          "contact",
          "email",
          "id_number",
          "id_card",
          "id_type",
          "document_number",
          "passport",
          "plate",
          "bank_card",
          "ethnicity",
          "nationality",
          "religion",
          "sex",
          "gender",
          "birth_date",
          "age",
          "education",
          "health",
          "address",
          "home_address",
          "place",
          "location",
          "title",
          "description",
          "summary",
          "remarks",
          "comment",
          "opinion",
          "raw");

  @Test
  void everyTableOfTheDesignHasAContract() {
    assertThat(CATALOG.contracts())
        .extracting(Contract::id)
        .containsExactlyInAnyOrder(
            "bronze.incident",
            "bronze.dispute",
            "bronze.dispute_event",
            "bronze.training",
            "bronze.duty_activity",
            "bronze.duty_roster",
            "bronze.responsibility_letter",
            "bronze.responsibility_action",
            "quarantine.record",
            "ops.ingested_file",
            "ops.run",
            "mart.duty_task_count",
            "mart.quarantine_count",
            "mart.source_freshness",
            "mart.unit_boundary",
            "ops.current_table",
            "ops.reconciliation",
            "silver.incident",
            "silver.incident_version",
            "silver.dispute",
            "silver.dispute_version",
            "silver.dispute_event",
            "silver.training",
            "silver.training_version",
            "silver.duty_activity",
            "silver.duty_activity_version",
            "silver.duty_roster",
            "silver.duty_roster_version",
            "silver.responsibility_letter",
            "silver.responsibility_letter_version",
            "silver.responsibility_action",
            "silver.responsibility_action_version",
            "gold.unit",
            "gold.period",
            "gold.indicator_definition",
            "gold.indicator_value",
            "gold.indicator_cell",
            "gold.reporting_triangle",
            "gold.indicator_release",
            "gold.review",
            "gold.review_finding",
            "ops.frozen_review",
            "ops.forgotten",
            "ops.erasure",
            "gold.revision_log",
            "gold.data_quality",
            "gold.duty_task",
            "gold.alarm_week",
            "gold.forecast",
            "gold.composite_index",
            "gold.four_isation",
            "gold.four_isation_component",
            "gold.warning",
            "gold.warning_evidence",
            "gold.backtest",
            "gold.spatial_autocorrelation",
            "gold.training_coverage",
            "gold.assessment_item",
            "gold.assessment_score");
    assertThat(CATALOG.layers())
        .containsExactly("bronze", "gold", "mart", "ops", "quarantine", "silver");
  }

  @Test
  void silverAndGoldHoldNothingThatNamesAPerson() {
    for (Contract contract : CATALOG.contracts()) {
      if (!Set.of("silver", "gold", "mart", "ops").contains(contract.layer())) {
        continue;
      }
      for (ContractColumn column : contract.columns()) {
        assertThat(column.piiClass().allowedBeyondBronze())
            .as(contract.id() + "." + column.name() + " is " + column.piiClass().text())
            .isTrue();
        assertThat(DENIED).as(contract.id()).doesNotContain(column.name());
      }
    }
  }

  @Test
  void rawRowsAreDirectAndShortLived() {
    for (String id : List.of("bronze.incident", "bronze.training", "quarantine.record")) {
      Contract contract = CATALOG.get(id);
      assertThat(contract.column("raw").piiClass()).isEqualTo(PiiClass.DIRECT);
      assertThat(contract.retention().period()).isEqualTo(Period.ofDays(90));
      assertThat(contract.retention().since()).isIn("ingested_at", "quarantined_at");
    }
  }

  @Test
  void everyCodeListThatAColumnNamesExists() {
    for (Contract contract : CATALOG.contracts()) {
      for (ContractColumn column : contract.columns()) {
        if (column.codeList() != null) {
          assertThat(CATALOG.codeLists().get(column.codeList()).size())
              .as(contract.id() + "." + column.name())
              .isPositive();
        }
      }
    }
  }

  @Test
  void standardFieldsCarryTheStandardsLists() {
    Contract incident = CATALOG.get("silver.incident");
    Contract dispute = CATALOG.get("silver.dispute");
    assertThat(incident.column("case_nature").codeList()).isEqualTo("case_nature");
    assertThat(incident.column("case_grade").codeList()).isEqualTo("case_grade");
    assertThat(dispute.column("dispute_category").codeList()).isEqualTo("dispute_category");
    assertThat(dispute.column("resolving_level").codeList()).isEqualTo("admin_level");
    assertThat(dispute.column("assessment_result").codeList()).isEqualTo("effect_evaluation");
    assertThat(CATALOG.get("silver.training").column("topics").codeList())
        .isEqualTo("training_topic");
    assertThat(CATALOG.get("silver.training").column("topics").separator()).isEqualTo(";");
  }

  @Test
  void keysAreThoseOfTheDesign() {
    assertThat(CATALOG.get("silver.incident").key()).containsExactly("incident_id");
    assertThat(CATALOG.get("silver.incident_version").key())
        .containsExactly("incident_id", "record_version", "known_at", "content_hash");
    assertThat(CATALOG.get("silver.training_version").key())
        .containsExactly("session_id", "record_version", "known_at", "content_hash");
    assertThat(CATALOG.get("gold.indicator_definition").key())
        .containsExactly("indicator_id", "definition_version");
    assertThat(CATALOG.get("gold.indicator_value").key())
        .containsExactly(
            "indicator_id",
            "definition_version",
            "unit_id",
            "boundary_version",
            "period_type",
            "period",
            "category");
  }

  @Test
  void currentTableIsVersionTablePlusStateColumns() {
    assertThat(added("incident")).containsExactly("withdrawn_by");
    assertThat(added("training")).isEmpty();
    assertThat(added("duty_activity")).isEmpty();
    assertThat(added("duty_roster")).isEmpty();
    assertThat(added("responsibility_letter")).isEmpty();
    assertThat(added("responsibility_action")).isEmpty();
    assertThat(added("dispute"))
        .containsExactly(
            "first_resolved_at",
            "effective_resolved_at",
            "effective_resolving_level",
            "resolved_undated",
            "first_reopened_at",
            "reopened_count",
            "first_escalated_at",
            "first_warned_at",
            "voided_at",
            "open_spells",
            "scale_at_detection");
  }

  private static List<String> added(String record) {
    List<String> versions = CATALOG.get("silver." + record + "_version").columnNames();
    List<String> current = CATALOG.get("silver." + record).columnNames();
    assertThat(current.subList(0, versions.size())).isEqualTo(versions);
    return current.subList(versions.size(), current.size());
  }

  @Test
  void indicatorValueHasTheColumnsOfTheDesignInOrder() {
    StructType schema = SparkSchema.of(CATALOG.get("gold.indicator_value"));
    // architecture.md §4, word for word, and the place with the variation between units allowed
    // for.
    assertThat(String.join(", ", schema.fieldNames()))
        .isEqualTo(
            "indicator_id, definition_version, unit_id, unit_code, unit_name_zh, unit_name_en,"
                + " boundary_version, period_type, period, period_start, period_end, as_of,"
                + " category, numerator, denominator, exposure_person_days, value, ci_low, ci_high,"
                + " value_smoothed, smoothed_low, smoothed_high, probability_above_city, funnel_95,"
                + " funnel_998, funnel_adjusted, previous_value, rate_ratio_yoy, rate_ratio_low,"
                + " rate_ratio_high, n, release, status_reason, suppressed, run_id");
    assertThat(SparkSchema.of(CATALOG.get("gold.indicator_release"))).isEqualTo(schema);
    assertThat(schema.apply("value").dataType()).isEqualTo(DataTypes.DoubleType);
    assertThat(schema.apply("numerator").nullable()).isTrue();
    assertThat(schema.apply("n").dataType()).isEqualTo(DataTypes.LongType);
    assertThat(schema.apply("period_start").dataType()).isEqualTo(DataTypes.DateType);
    assertThat(schema.apply("suppressed").dataType()).isEqualTo(DataTypes.BooleanType);
    assertThat(schema.apply("unit_id").nullable()).isFalse();
  }

  @Test
  void sparkTypesAreThoseOfTheContract() {
    StructType incident = SparkSchema.of(CATALOG.get("silver.incident"));
    assertThat(incident.apply("longitude").dataType())
        .isEqualTo(DataTypes.createDecimalType(12, 8));
    assertThat(incident.apply("economic_loss").dataType())
        .isEqualTo(DataTypes.createDecimalType(18, 2));
    assertThat(incident.apply("persons_involved").dataType()).isEqualTo(DataTypes.IntegerType);
    assertThat(incident.apply("occurred_at").dataType()).isEqualTo(DataTypes.TimestampType);
    assertThat(incident.apply("issues").dataType())
        .isEqualTo(DataTypes.createArrayType(DataTypes.StringType));
    assertThat(SparkSchema.of(CATALOG.get("bronze.incident")).apply("raw").dataType())
        .isEqualTo(DataTypes.createMapType(DataTypes.StringType, DataTypes.StringType));
  }

  @Test
  void typesMeanTheSameAsInSparksDdl() {
    // Spark's own parser as the second opinion.
    for (Contract contract : CATALOG.contracts()) {
      for (ContractColumn column : contract.columns()) {
        assertThat(SparkSchema.type(column.type()).orElseThrow().spark())
            .isEqualTo(DataType.fromDDL(column.type()));
      }
    }
    assertThat(SparkSchema.type("decimal(39,2)")).isEmpty();
    assertThat(SparkSchema.type("decimal(5,6)")).isEmpty();
    assertThat(SparkSchema.type("String")).isEmpty();
  }

  @Test
  void everySparkColumnIsCommented() {
    for (Contract contract : CATALOG.contracts()) {
      for (StructField field : SparkSchema.of(contract).fields()) {
        assertThat(field.getComment().get()).as(contract.id() + "." + field.name()).isNotBlank();
      }
    }
    StructField accepted = SparkSchema.of(CATALOG.get("silver.dispute")).apply("accepted_at");
    assertThat(accepted.getComment().get())
        .isEqualTo("受理时间 | When it was accepted, UTC; decides the period");
  }

  @Test
  void requiredCanonicalFieldsAreRequired() {
    assertThat(required("silver.incident"))
        .contains("incident_id", "occurred_at", "is_valid", "unit_id", "event_date", "known_at")
        .doesNotContain("unit_code", "category_final", "withdrawn_by");
    assertThat(required("silver.dispute")).contains("dispute_id", "accepted_at");
    assertThat(required("silver.dispute_event")).contains("dispute_id", "event", "at");
    assertThat(required("silver.training")).contains("session_id", "held_on");
  }

  private static Set<String> required(String id) {
    return CATALOG.get(id).columns().stream()
        .filter(ContractColumn::required)
        .map(ContractColumn::name)
        .collect(Collectors.toSet());
  }

  @Test
  void limitsComeFromTheContract() {
    ContractColumn latitude = CATALOG.get("silver.incident").column("latitude");
    assertThat(latitude.minimum()).isEqualTo(-90.0);
    assertThat(latitude.maximum()).isEqualTo(90.0);
    ContractColumn start = CATALOG.get("silver.training").column("start_time");
    assertThat("09:00").matches(String.valueOf(start.pattern()));
    assertThat("24:00").doesNotMatch(String.valueOf(start.pattern()));
  }

  /** Each start of the program reads them without the standard. */
  @Test
  void travelWithTheProgramAsTheyLieInTheFolder() {
    assertThat(ContractCatalog.load().sha256()).isEqualTo(CATALOG.sha256());
  }
}
