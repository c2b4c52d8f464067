package org.muye.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muye.config.MappingDraft;
import org.muye.contract.ContractCatalog;
import org.muye.error.UserError;

/** First versions of files that a person finishes. Needs no engine. */
public final class Drafts {
  private Drafts() {}

  /**
   * A draft of a mapping.
   *
   * @param name name of the mapping
   * @param record kind of record
   * @param yaml the text
   * @param warnings what to know before using it
   */
  public record Mapping(String name, String record, String yaml, List<String> warnings) {}

  /**
   * Drafts a mapping from the first rows of a file.
   *
   * @param record the kind of record, or null to guess it
   */
  public static Mapping mapping(Path file, @Nullable String record) {
    if (record != null && !List.of("incident", "dispute", "training").contains(record)) {
      throw UserError.of(UserError.Kind.USAGE, "init.no_draft_for_record", record);
    }
    MappingDraft draft =
        MappingDraft.of(file, Workspace.canonicalFields(ContractCatalog.load()), record);
    return new Mapping(draft.name(), draft.record(), draft.yaml(), draft.warnings());
  }

  /**
   * Writes a commented muye.yaml and an empty inbox.
   *
   * @param region name of a shipped region or path of a region folder
   * @return the written file
   */
  public static Path workspace(String region, Path folder) {
    RegionFolders.load(Path.of(region).toFile().isDirectory() ? absolute(region) : region);
    Path file = folder.resolve("muye.yaml");
    if (Files.exists(file)) {
      throw UserError.of("init.configuration_exists", file.toString());
    }
    String named = Path.of(region).toFile().isDirectory() ? absolute(region) : region;
    try {
      Files.createDirectories(folder.resolve("inbox"));
      Files.writeString(file, text(named));
    } catch (IOException e) {
      throw UserError.of("init.configuration_not_written", file.toString(), e.getMessage());
    } catch (UncheckedIOException e) {
      throw UserError.of("init.folder_not_writable", file.toString(), e.toString());
    }
    return file;
  }

  private static String absolute(String region) {
    return Path.of(region).toAbsolutePath().normalize().toString();
  }

  private static String text(String region) {
    return """
    # What Muye reads, where it writes and how strict it is. Relative paths start at this file.
    region: %s            # a shipped region (xinxiang, st-louis, chicago) or the path of a region folder
    warehouse: ./warehouse     # where the tables live: a local folder, hdfs:// or s3a://

    # One entry for each kind of file. `mapping` is a shipped mapping or the path of your own;
    # draft one from a file:  muye init --from inbox/FILE --out FILE.yaml
    sources:
      - name: disputes
        record: dispute          # incident | dispute | dispute_event | training | duty_activity | duty_roster | responsibility_letter | responsibility_action
        mapping: gbt31000-table30
        path: inbox/disputes/*.csv
    #  - name: incidents
    #    record: incident
    #    mapping: ./incidents.yaml
    #    path: inbox/incidents/*.xlsx
    #  - name: training          # a table of a database
    #    record: training
    #    mapping: ./training.yaml
    #    jdbc: {url: "jdbc:postgresql://host/db", table: public.training, user: muye, password_env: TRAINING_PASSWORD}

    # first_period: 2020-01-01   # first day to compute; default: where the records begin
    # indicators: {first_releases: 1}   # closed periods that get their first release too
    # quality:
    #   quarantine_share_limit: 0.2     # above this share of unusable rows nothing is published
    #   unknown_share_limit: 0.02       # above this share of unknown classes there is a warning
    #   freshness_hours: 30             # more gates, also for single sources: docs/observability.md
    # observability: {prometheus_file: /var/lib/node_exporter/textfile_collector/muye.prom}
    # notify: [{on: [failed, quality_gate, conflict], command: [/usr/local/bin/notify]}]   # docs/scheduling.md
    # duplicates:                       # when two channels report the same
    #   incident: {same: [unit_id, category_effective, occurred_at, longitude, latitude]}
    """
        .formatted(region);
  }
}
