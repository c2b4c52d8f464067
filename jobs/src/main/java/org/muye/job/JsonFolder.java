package org.muye.job;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.Options;
import org.muye.export.WholeFile;

/**
 * A folder of JSON documents, local or remote.
 *
 * @param place absolute local path, or a URI
 */
record JsonFolder(String place) {
  /**
   * Writes a document; it appears whole or not at all.
   *
   * @param name of the file, less its ending
   * @param hadoop how a remote folder is reached; asked for only then
   */
  void write(String name, String json, Supplier<Configuration> hadoop) throws IOException {
    byte[] content = (json + "\n").getBytes(StandardCharsets.UTF_8);
    if (isLocal()) {
      Files.createDirectories(Path.of(place));
      WholeFile.write(Path.of(place, name + ".json"), content);
    } else {
      writeRemote(name, content, hadoop.get());
    }
  }

  private void writeRemote(String name, byte[] content, Configuration settings) throws IOException {
    var file = new org.apache.hadoop.fs.Path(place, name + ".json");
    var fresh = new org.apache.hadoop.fs.Path(place, name + ".json.tmp");
    try (OutputStream out = file.getFileSystem(settings).create(fresh, true)) {
      out.write(content);
    }
    FileContext.getFileContext(file.toUri(), settings)
        .rename(fresh, file, Options.Rename.OVERWRITE);
  }

  boolean isLocal() {
    return !place.contains("://");
  }
}
