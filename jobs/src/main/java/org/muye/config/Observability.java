package org.muye.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What runs leave for other programs.
 *
 * @param reports absolute folder, or URI, of the run reports; null for `ops/reports` below the
 *     warehouse
 * @param accessLog absolute folder, or URI, of who read what; null for `access` below the warehouse
 * @param prometheusFile absolute path of the metrics file for node_exporter, or null for none
 * @param lineage where OpenLineage events go, or null for nowhere
 * @param notices who is told how a run ended
 */
public record Observability(
    @Nullable String reports,
    @Nullable String accessLog,
    @Nullable Path prometheusFile,
    @Nullable Lineage lineage,
    List<Notice> notices) {
  /** Reports in the warehouse, and nothing else. */
  public static final Observability NONE = new Observability(null, null, null, null, List.of());

  /**
   * Where OpenLineage events go: to a file or to a server.
   *
   * @param file absolute path of a file with one event a line, or null
   * @param url address of the server's endpoint, or null
   * @param apiKey where its bearer token is kept, or null when it asks for none
   * @param namespace namespace of the jobs
   * @param timeoutSeconds how long a server may take
   */
  public record Lineage(
      @Nullable Path file,
      @Nullable String url,
      @Nullable SecretPlace apiKey,
      String namespace,
      int timeoutSeconds) {}

  /**
   * A command or a web address that is told how a run ended.
   *
   * @param on ends of runs that are told of
   * @param runs commands whose runs are told of
   * @param command program and arguments, which get the report on standard input; or null
   * @param webhook where the address is kept to which the report is posted; or null
   * @param timeoutSeconds how long it may take
   */
  public record Notice(
      Set<End> on,
      Set<String> runs,
      @Nullable List<String> command,
      @Nullable Webhook webhook,
      int timeoutSeconds) {}

  /**
   * An address, itself or where it is kept: addresses of chat services hold a key.
   *
   * @param url the address, or null
   * @param place where the address is kept, or null
   */
  public record Webhook(@Nullable String url, @Nullable SecretPlace place) {}

  /** How a run ended. */
  public enum End {
    /** Exit code 0. */
    OK,
    /** Exit code 1, 2 or 3. */
    FAILED,
    /** Exit code 4. */
    QUALITY_GATE,
    /** Exit code 5. */
    CONFLICT;

    /** The end with that exit code. */
    public static End of(int exitCode) {
      return switch (exitCode) {
        case 0 -> OK;
        case 4 -> QUALITY_GATE;
        case 5 -> CONFLICT;
        default -> FAILED;
      };
    }
  }
}
