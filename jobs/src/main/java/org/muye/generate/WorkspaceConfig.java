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
        duplicates:
          incident: {same: [unit_id, category_effective, occurred_at, longitude, latitude]}
        """
        .formatted(options.seed(), options.region(), options.from());
  }
}
