package org.muye.indicator;

import static org.apache.spark.sql.functions.array_contains;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.split;
import static org.muye.indicator.DisputeMeasures.COUNTED;
import static org.muye.indicator.DisputeMeasures.RESOLVED_STATE;

import org.apache.spark.sql.Column;

/** What is counted for the four-isations 社会化、法治化、智能化、专业化 besides what other indicators count. */
final class FourIsationMeasures {
  private FourIsationMeasures() {}

  private static final Column METHOD = col("resolution_method");

  /**
   * Resolved by social forces: people's, commercial, trade or lawyer mediation or a negotiated
   * settlement (GB/T 31000 5.58 codes 0103, 0105, 0106, 0107, 06).
   */
  static final Measure BY_SOCIAL_FORCES =
      resolvedBy("dispute.by_social_forces", METHOD.isin("0103", "0105", "0106", "0107", "06"));

  /** Resolved by mediation, arbitration, review, ruling or lawsuit (codes 01 to 05). */
  static final Measure BY_FORMAL_METHODS =
      resolvedBy("dispute.by_formal_methods", METHOD.rlike("^0[1-5]"));

  /** Resolved by trade or lawyer mediation (codes 0106, 0107). */
  static final Measure BY_SPECIALISTS =
      resolvedBy("dispute.by_specialists", METHOD.isin("0106", "0107"));

  private static final Column HAS_AGREEMENT_ACCOUNT =
      RESOLVED_STATE.and(col("agreement_performed").isNotNull());

  /** Resolved disputes of which it is known whether the agreement was kept. */
  static final Measure AGREEMENT_KNOWN =
      Measure.count("dispute.agreement_known", FactTable.DISPUTE, HAS_AGREEMENT_ACCOUNT);

  /** Of these, those whose agreement was kept. */
  static final Measure AGREEMENT_KEPT =
      Measure.count(
          "dispute.agreement_kept",
          FactTable.DISPUTE,
          HAS_AGREEMENT_ACCOUNT.and(col("agreement_performed")));

  private static final Column DISCOVERY = coalesce(col("discovery_source"), lit("UNK"));

  /** Disputes that the public reported. */
  static final Measure FOUND_BY_PUBLIC = foundBy("dispute.found_by_public", "self_report");

  /** Disputes that a sensor found. */
  static final Measure FOUND_BY_SENSOR = foundBy("dispute.found_by_sensor", "sensor");

  /** Disputes of which it is not known who found them. */
  static final Measure FINDER_UNKNOWN = foundBy("dispute.finder_unknown", "UNK");

  private static final Column HAS_COORDINATES =
      col("longitude").isNotNull().and(col("latitude").isNotNull());

  /** Reports with coordinates. */
  static final Measure LOCATED_INCIDENTS =
      Measure.count(
          "incident.located", FactTable.INCIDENT, not(col("merged")).and(HAS_COORDINATES));

  /** Disputes with coordinates. */
  static final Measure LOCATED_DISPUTES =
      Measure.count("dispute.located", FactTable.DISPUTE, COUNTED.and(HAS_COORDINATES));

  /** Sessions on the rule of law (topic 08). */
  static final Measure LAW_SESSIONS =
      Measure.count(
          "training.law_sessions",
          FactTable.TRAINING,
          array_contains(split(col("topics"), ";"), "08"));

  private static Measure resolvedBy(String id, Column method) {
    return Measure.count(id, FactTable.DISPUTE, RESOLVED_STATE.and(method));
  }

  private static Measure foundBy(String id, String source) {
    return Measure.count(id, FactTable.DISPUTE, COUNTED.and(DISCOVERY.equalTo(source)));
  }
}
