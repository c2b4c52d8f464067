package org.muye.job;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.Options;
import org.muye.config.MuyeConfig;
import org.muye.error.UserError;
import org.muye.export.WholeFile;

/** The run reports as files, one a run, in the folder of the configuration. */
final class ReportFiles {
  private final String folder;

  private ReportFiles(String folder) {
    this.folder = folder;
  }

  static ReportFiles of(MuyeConfig config) {
    String own = config.observability().reports();
    return new ReportFiles(own != null ? own : config.warehouse() + "/ops/reports");
  }

  /**
   * Writes a report; it appears whole or not at all.
   *
   * @param hadoop how a remote folder is reached; asked for only then
   * @throws UserError when the folder cannot be written
   */
  void write(String runId, String json, Supplier<Configuration> hadoop) {
    byte[] content = (json + "\n").getBytes(StandardCharsets.UTF_8);
    try {
      if (isLocal()) {
        Files.createDirectories(Path.of(folder));
        WholeFile.write(Path.of(folder, runId + ".json"), content);
      } else {
        writeRemote(runId, content, hadoop.get());
      }
    } catch (IOException e) {
      throw new UserError(
          "the run report cannot be written to " + folder,
          String.valueOf(e.getMessage()),
          "check that the storage can be reached and written, or name another folder as"
              + " observability.reports in muye.yaml");
    }
  }

  private void writeRemote(String runId, byte[] content, Configuration settings)
      throws IOException {
    var place = new org.apache.hadoop.fs.Path(folder, runId + ".json");
    var fresh = new org.apache.hadoop.fs.Path(folder, runId + ".json.tmp");
    try (OutputStream out = place.getFileSystem(settings).create(fresh, true)) {
      out.write(content);
    }
    FileContext.getFileContext(place.toUri(), settings)
        .rename(fresh, place, Options.Rename.OVERWRITE);
  }

  /** The reports of a local folder, the newest first; none when it is remote or absent. */
  List<Path> newestFirst() {
    if (!isLocal() || !Files.isDirectory(Path.of(folder))) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(Path.of(folder))) {
      return files
          .filter(file -> file.toString().endsWith(".json"))
          .sorted(Comparator.comparing(Path::toString).reversed())
          .toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  private boolean isLocal() {
    return !folder.contains("://");
  }
}
