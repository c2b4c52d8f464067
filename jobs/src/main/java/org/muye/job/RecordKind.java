package org.muye.job;

import java.util.Arrays;

/** The kinds of records that are refined, in the order in which they are. */
enum RecordKind {
  INCIDENT("incident", "silver.incident_version", "incident_id"),
  DISPUTE_EVENT("dispute_event", "silver.dispute_event", "content_hash"),
  DISPUTE("dispute", "silver.dispute_version", "dispute_id"),
  TRAINING("training", "silver.training_version", "session_id"),
  DUTY_ACTIVITY("duty_activity", "silver.duty_activity_version", "activity_id"),
  DUTY_ROSTER("duty_roster", "silver.duty_roster_version", "term_id"),
  RESPONSIBILITY_LETTER(
      "responsibility_letter", "silver.responsibility_letter_version", "letter_id"),
  RESPONSIBILITY_ACTION(
      "responsibility_action", "silver.responsibility_action_version", "action_id");

  private final String recordName;
  private final String versionTable;
  private final String id;

  RecordKind(String recordName, String versionTable, String id) {
    this.recordName = recordName;
    this.versionTable = versionTable;
    this.id = id;
  }

  /** As in mappings and table names. */
  String recordName() {
    return recordName;
  }

  /** The append-only table of all versions. */
  String versionTable() {
    return versionTable;
  }

  /** The table of text rows. */
  String bronzeTable() {
    return "bronze." + recordName;
  }

  /** The table of current states. */
  String currentTable() {
    return "silver." + recordName;
  }

  /** What two versions of one record have in common; an event is its own version. */
  String id() {
    return id;
  }

  static RecordKind of(String recordName) {
    return Arrays.stream(values())
        .filter(kind -> kind.recordName.equals(recordName))
        .findFirst()
        .orElseThrow();
  }
}
