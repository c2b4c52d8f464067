package org.muye.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.muye.SharedData;
import org.muye.config.MuyeConfig;
import org.muye.config.SourceMapping;
import org.muye.config.SourceMappings;
import org.muye.contract.ContractCatalog;
import org.muye.error.UserError;
import org.muye.fuzz.FuzzRun;
import org.muye.fuzz.FuzzedFile;
import org.muye.fuzz.FuzzedTexts;
import org.muye.fuzz.FuzzedTexts.Honest;
import org.muye.fuzz.Tally;
import org.muye.fuzz.Tally.Outcome;
import org.muye.region.Region;

/**
 * Loads spoilt mappings, configurations, code lists and region files. A mapping that is accepted
 * reads a spoilt file at once, since what a check lets pass must work.
 */
final class FuzzedSettings {
  private static final String CONFIG =
      """
      region: REGION
      warehouse: ./warehouse
      first_period: "2019-01-01"
      lang: zh
      sources:
        - {name: calls, record: incident, mapping: police-110, path: "inbox/*.csv"}
        - {name: letters, record: responsibility_letter, mapping: ../sources/letters.yaml, path: [a.csv, b/]}
        - name: base
          record: incident
          mapping: police-110
          jdbc: {url: "jdbc:postgresql://127.0.0.1/x", table: t, user: u, password_env: X}
          delivered_on: "2020-01-15"
      indicators: {first_releases: 1}
      maintenance: {nightly: true, small_files: 20}
      warnings: {rules: ../sources/rules.yaml}
      review: {suppress_below: 5, findings: ../sources/rules.yaml}
      serving: {postgres: embedded}
      code_lists: ../lists
      """;

  private final Path folder;
  private final ContractCatalog contracts;
  private final SourceMappings mappings;
  private final FuzzedReading reading;

  FuzzedSettings(Path folder, ContractCatalog contracts) {
    this.folder = folder;
    this.contracts = contracts;
    this.mappings = new SourceMappings(CanonicalFields.of(contracts));
    this.reading = new FuzzedReading(contracts);
  }

  Tally run(long seed, long from, long to) throws IOException {
    FuzzedTexts texts = new FuzzedTexts(seed, honest());
    return new FuzzRun(texts::make, file -> load(file, seed)).run(from, to);
  }

  private List<Honest> honest() throws IOException {
    Path schemas = SharedData.repository().resolve("schemas");
    List<Honest> texts = new ArrayList<>();
    for (Path mapping : files(schemas.resolve("sources"))) {
      texts.add(new Honest("sources/" + mapping.getFileName(), true, Files.readString(mapping)));
    }
    String config = CONFIG.replace("REGION", region().toString());
    for (int i = 0; i < 5; i++) {
      texts.add(new Honest("config/muye.yaml", true, config));
      texts.add(
          new Honest(
              "lists/own.csv",
              false,
              Files.readString(schemas.resolve("codelists/venue_type.csv"))));
    }
    for (Path part : files(region())) {
      String name = String.valueOf(part.getFileName());
      texts.add(new Honest("region/" + name, name.endsWith(".yaml"), Files.readString(part)));
    }
    return texts;
  }

  private static Path region() {
    return SharedData.repository().resolve("jobs/src/test/resources/expected-quarter/region");
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> found = Files.list(folder)) {
      return found.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private Outcome load(FuzzedFile file, long seed) throws IOException {
    String name = file.name();
    Path target = folder.resolve(name);
    honestNeighbours();
    Files.write(target, file.content());
    if (name.startsWith("sources/")) {
      return read(mappings.load(target.toString(), folder), file.number(), seed);
    }
    if (name.startsWith("config/")) {
      mappings.loadAll(MuyeConfig.load(target));
    } else if (name.startsWith("lists/")) {
      contracts.codeLists().withFolder(folder.resolve("lists"));
    } else {
      Region.load(folder.resolve("region"));
    }
    return Outcome.READ_WHOLE;
  }

  /** The files that a configuration and a region folder need besides the spoilt one. */
  private void honestNeighbours() throws IOException {
    for (String place : List.of("config", "lists", "region", "sources")) {
      Files.createDirectories(folder.resolve(place));
    }
    for (Path part : files(region())) {
      Files.copy(
          part,
          folder.resolve("region/" + part.getFileName()),
          StandardCopyOption.REPLACE_EXISTING);
    }
    Files.writeString(folder.resolve("sources/rules.yaml"), "x: 1\n");
    Files.writeString(
        folder.resolve("sources/letters.yaml"),
        Files.readString(
                SharedData.repository()
                    .resolve("schemas/sources/canonical-responsibility-letter.yaml"))
            .replace("mapping: canonical-responsibility-letter", "mapping: letters"));
  }

  private Outcome read(SourceMapping mapping, long number, long seed) {
    SourceMapping.Format format = mapping.shape().format();
    for (SourceMapping.Field field : mapping.fields().values()) {
      if (field.codeList() != null && !contracts.codeLists().has(field.codeList())) {
        // A workspace refuses it, because it asks the configuration for the list.
        return Outcome.REFUSED;
      }
    }
    if (format != SourceMapping.Format.PARQUET && format != SourceMapping.Format.JDBC) {
      try {
        reading.of(reading.files(seed, List.of(mapping)).make(number), mapping);
      } catch (UserError e) {
        // The file is refused; the mapping has done its part.
        return Outcome.READ_WHOLE;
      }
    }
    return Outcome.READ_WHOLE;
  }
}
