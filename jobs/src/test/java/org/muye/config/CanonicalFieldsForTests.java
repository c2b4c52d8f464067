package org.muye.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The fields of the silver records as these tests need them, apart from the contracts. */
final class CanonicalFieldsForTests {
  private CanonicalFieldsForTests() {}

  private static final String INCIDENT =
      "incident_id* source_system source_channel occurred_at:timestamp* occurred_precision"
          + " reported_at:timestamp unit_code* town_code grid_id longitude:decimal latitude:decimal"
          + " category_intake category_final case_nature case_type case_grade public_order_problem"
          + " area_type is_valid:boolean* is_homicide:boolean involves_student_teacher:boolean"
          + " involves_line:boolean persons_involved:integer deaths:integer injuries:integer"
          + " economic_loss:decimal status solved:boolean closed_at:timestamp linked_dispute_id"
          + " merged_into";
  private static final String DISPUTE =
      "dispute_id* source_system occurred_on:date detected_at:timestamp accepted_at:timestamp*"
          + " unit_code* town_code village_code grid_id dispute_scale dispute_category"
          + " persons_involved:integer party_category party_pseudonym discovery_source warning_level"
          + " warned_at:timestamp deadline_on:date resolution_method resolving_org resolving_level"
          + " resolved:boolean resolved_at:timestamp closed_on_time:boolean"
          + " agreement_performed:boolean escalated_to escalated_at:timestamp reopen_count:integer"
          + " last_reopened_at:timestamp assessed_on:date assessment_result longitude:decimal"
          + " latitude:decimal merged_into";
  private static final String TRAINING =
      "session_id* campaign held_on:date* start_time end_time unit_code* venue_type venue_id"
          + " organiser_ids topics method attendance:integer attendance_qualifier"
          + " unique_attendees:integer materials_distributed:integer materials_qualifier"
          + " material_title hours:decimal pre_test_mean:decimal post_test_mean:decimal"
          + " lecturer_post_id";

  static SourceMappings mappings() {
    return new SourceMappings(byRecord());
  }

  static Map<String, List<CanonicalField>> byRecord() {
    return Map.of(
        "incident", fields(INCIDENT), "dispute", fields(DISPUTE), "training", fields(TRAINING));
  }

  private static List<CanonicalField> fields(String words) {
    List<CanonicalField> fields = new ArrayList<>();
    for (String word : words.split(" ", -1)) {
      String plain = word.replace("*", "");
      int colon = plain.indexOf(':');
      fields.add(
          new CanonicalField(
              colon < 0 ? plain : plain.substring(0, colon),
              colon < 0 ? "string" : plain.substring(colon + 1),
              word.endsWith("*")));
    }
    return fields;
  }
}
