package org.muye.region;

import com.univocity.parsers.common.record.Record;
import com.univocity.parsers.csv.CsvParser;
import com.univocity.parsers.csv.CsvParserSettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.muye.SharedData;

/** Region folders for tests: the shipped ones, and small ones made for one test. */
final class RegionFolders {
  private RegionFolders() {}

  static Path shipped(String name) {
    return SharedData.repository().resolve("schemas/regions").resolve(name);
  }

  static Region load(String shippedName) {
    return Region.load(shipped(shippedName));
  }

  /** Writes the files, by name, into the folder. */
  static Path write(Path folder, Map<String, String> files) {
    files.forEach((name, text) -> put(folder, name, text.getBytes(StandardCharsets.UTF_8)));
    return folder;
  }

  static void put(Path folder, String name, byte[] content) {
    try {
      Files.write(folder.resolve(name), content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Copies all files of a folder. */
  static Path copy(Path from, Path to) {
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(file.getFileName().toString()));
      }
      return to;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The records of a CSV file, packed or not, by column name. */
  static List<Record> records(Path file) {
    CsvParserSettings settings = new CsvParserSettings();
    settings.setHeaderExtractionEnabled(true);
    settings.setLineSeparatorDetectionEnabled(true);
    try (InputStream raw = Files.newInputStream(file);
        InputStream in = file.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw) {
      return new CsvParser(settings).parseAllRecords(in, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
