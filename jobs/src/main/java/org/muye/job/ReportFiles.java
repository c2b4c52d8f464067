package org.muye.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.muye.config.MuyeConfig;
import org.muye.error.UserError;

/** The run reports as files, one a run, in the folder of the configuration. */
final class ReportFiles {
  private final JsonFolder folder;

  private ReportFiles(JsonFolder folder) {
    this.folder = folder;
  }

  static ReportFiles of(MuyeConfig config) {
    String own = config.observability().reports();
    return new ReportFiles(new JsonFolder(own != null ? own : config.warehouse() + "/ops/reports"));
  }

  /**
   * Writes a report; it appears whole or not at all.
   *
   * @param hadoop how a remote folder is reached; asked for only then
   * @throws UserError when the folder cannot be written
   */
  void write(String runId, String json, Supplier<Configuration> hadoop) {
    try {
      folder.write(runId, json, hadoop);
    } catch (IOException e) {
      throw UserError.of("report.not_written", folder.place(), String.valueOf(e.getMessage()));
    }
  }

  /** The reports of a local folder, the newest first; none when it is remote or absent. */
  List<Path> newestFirst() {
    if (!folder.isLocal() || !Files.isDirectory(Path.of(folder.place()))) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(Path.of(folder.place()))) {
      return files
          .filter(file -> file.toString().endsWith(".json"))
          .sorted(Comparator.comparing(Path::toString).reversed())
          .toList();
    } catch (IOException e) {
      return List.of();
    }
  }
}
