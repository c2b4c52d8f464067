package org.muye.job;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.muye.SharedData;

/** Files under our own field names, with every column that the mapping knows. */
final class CanonicalFile {
  private CanonicalFile() {}

  /** Writes records by field name; a field that a record does not name is empty. */
  static Path write(Path file, String mapping, List<Map<String, String>> records) {
    List<String> lines = new ArrayList<>();
    try {
      List<String> header = new ArrayList<>();
      new YAMLMapper()
          .readTree(
              SharedData.repository().resolve("schemas/sources/" + mapping + ".yaml").toFile())
          .path("columns")
          .fieldNames()
          .forEachRemaining(header::add);
      lines.add(String.join(",", header));
      for (Map<String, String> record : records) {
        if (!header.containsAll(record.keySet())) {
          throw new IllegalArgumentException("fields that the mapping has not: " + record);
        }
        lines.add(header.stream().map(name -> record.getOrDefault(name, "")).collect(joining(",")));
      }
      return Files.write(file, lines);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
