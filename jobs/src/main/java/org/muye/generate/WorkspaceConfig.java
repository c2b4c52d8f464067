package org.muye.generate;

/** The muye.yaml that fits the made files. */
final class WorkspaceConfig {
  private WorkspaceConfig() {}

  static String text(GeneratorOptions options) {
    return """
        # Made city, seed %d. Set MUYE_PSEUDONYM_KEY, then run: muye nightly
        region: %s
        warehouse: ./warehouse
        first_period: %s
        sources:
          - {name: police, record: incident, mapping: police-110, path: inbox/incidents/police/*.csv.gz}
          - {name: hotline, record: incident, mapping: hotline-12345, path: inbox/incidents/hotline/*.jsonl}
          - {name: grid, record: incident, mapping: grid-events, path: inbox/incidents/grid/*.xlsx}
          - {name: disputes, record: dispute, mapping: gbt31000-table30, path: inbox/disputes/*.csv}
          - {name: dispute_log, record: dispute_event, mapping: dispute-log, path: inbox/dispute-log/*.csv}
          - {name: training, record: training, mapping: training-register, path: inbox/training/*.xlsx}
          - {name: duty_activity, record: duty_activity, mapping: canonical-duty-activity, path: inbox/duty/activity/*.csv}
          - {name: duty_roster, record: duty_roster, mapping: canonical-duty-roster, path: inbox/duty/roster/*.csv}
          - {name: responsibility_letter, record: responsibility_letter, mapping: canonical-responsibility-letter, path: inbox/duty/letter/*.csv}
          - {name: responsibility_action, record: responsibility_action, mapping: canonical-responsibility-action, path: inbox/duty/action/*.csv}
        # An invented rule book; replace it by your own.
        assessment: {rule_book: sample}
        duplicates:
          incident: {same: [unit_id, category_effective, occurred_at, longitude, latitude]}
        """
        .formatted(options.seed(), options.region(), options.from());
  }
}
