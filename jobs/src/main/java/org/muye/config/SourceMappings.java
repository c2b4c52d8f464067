package org.muye.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.muye.error.Message;
import org.muye.error.PipelineBug;
import org.muye.error.UserError;

/** Loads source mappings, shipped or from files, and checks them as a whole. */
public final class SourceMappings {
  private static final String FOLDER = "schemas/sources/";
  private static final String SCHEMA = "schemas/config/source-mapping.schema.json";

  private final Map<String, Map<String, CanonicalField>> canonical;
  private final SchemaCheck schema = new SchemaCheck(SCHEMA);

  /**
   * A loader that knows the canonical fields.
   *
   * @param canonical per record type, its fields in order
   */
  public SourceMappings(Map<String, List<CanonicalField>> canonical) {
    Map<String, Map<String, CanonicalField>> byRecord = new LinkedHashMap<>();
    canonical.forEach(
        (record, fields) -> {
          Map<String, CanonicalField> byName = new LinkedHashMap<>();
          fields.forEach(f -> byName.put(f.name(), f));
          byRecord.put(record, byName);
        });
    this.canonical = byRecord;
  }

  /** Names of the mappings that travel inside the jar, sorted. */
  public static List<String> shipped() {
    URL url = SourceMappings.class.getClassLoader().getResource(FOLDER);
    return url == null ? List.of() : in(url);
  }

  /** Names of the mappings in a folder, or in the folder of mappings of a jar. */
  static List<String> in(URL url) {
    try {
      URI uri = url.toURI();
      if (!uri.getScheme().equals("jar")) {
        return names(Path.of(uri));
      }
      // As it is written: a blank in the name of a folder stands as %20 there.
      Path jar = Path.of(URI.create(uri.getRawSchemeSpecificPart().replaceFirst("!.*", "")));
      try (FileSystem files = FileSystems.newFileSystem(jar)) {
        return names(files.getPath(FOLDER));
      }
    } catch (URISyntaxException e) {
      throw new PipelineBug("the class path holds no valid URI: " + url, e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(f -> String.valueOf(f.getFileName()))
          .filter(n -> n.endsWith(".yaml"))
          .map(n -> n.substring(0, n.length() - ".yaml".length()))
          .sorted()
          .toList();
    }
  }

  /**
   * Loads and checks a mapping.
   *
   * @param nameOrPath name of a shipped mapping, or path of a file
   * @param baseFolder folder against which a relative path is resolved
   * @throws UserError that names every mistake of the mapping at once, with its line
   */
  public SourceMapping load(String nameOrPath, Path baseFolder) {
    if (!ConfiguredPlaces.isPath(nameOrPath)) {
      return parsed(
          shippedText(nameOrPath), Message.of("config.mapping_named", nameOrPath), nameOrPath);
    }
    Path file = baseFolder.resolve(nameOrPath);
    Problems problems = new Problems(file.toString());
    YamlDocument document = YamlDocument.read(file, problems);
    String fileName = String.valueOf(file.getFileName()).replaceFirst("\\.ya?ml$", "");
    return check(document, problems, fileName);
  }

  /**
   * Parses and checks the text of a mapping.
   *
   * @param yaml the text
   * @param origin how messages call it
   * @param expectedName the name it must carry
   * @throws UserError that names every mistake at once
   */
  public SourceMapping parse(String yaml, String origin, String expectedName) {
    return parsed(yaml, origin, expectedName);
  }

  private SourceMapping parsed(String yaml, Object origin, String expectedName) {
    Problems problems = new Problems(origin);
    return check(YamlDocument.parse(yaml, origin, problems), problems, expectedName);
  }

  /**
   * Loads the mappings of all sources of a configuration, by source name.
   *
   * @throws UserError that names every mistake of all of them at once, also where a source and its
   *     mapping disagree on the record type or on file or database
   */
  public Map<String, SourceMapping> loadAll(MuyeConfig config) {
    Map<String, SourceMapping> loaded = new LinkedHashMap<>();
    List<Object> problems = new ArrayList<>();
    for (MuyeConfig.Source source : config.sources()) {
      try {
        SourceMapping mapping = load(source.mapping(), config.folder());
        loaded.put(source.name(), mapping);
        disagreements(source, mapping, problems);
      } catch (UserError e) {
        Object text = Message.joined("list.lines", List.of(e.problemText(), e.whyText()));
        if (!problems.contains(text)) {
          problems.add(text);
        }
      }
    }
    if (!problems.isEmpty()) {
      throw UserError.of(
          "config.mappings_unusable",
          config.file().toString(),
          Message.joined("list.lines", problems));
    }
    return loaded;
  }

  private static void disagreements(
      MuyeConfig.Source source, SourceMapping mapping, List<Object> problems) {
    if (!mapping.record().equals(source.record())) {
      problems.add(
          Message.of(
              "config.source_record_differs",
              source.name(),
              source.record(),
              mapping.name(),
              mapping.record()));
    }
    boolean table = mapping.shape().format() == SourceMapping.Format.JDBC;
    if (table != (source.jdbc() != null)) {
      problems.add(
          table
              ? Message.of("config.source_without_jdbc", source.name(), mapping.name())
              : Message.of("config.source_without_path", source.name(), mapping.name()));
    }
  }

  private SourceMapping check(YamlDocument document, Problems problems, String expectedName) {
    schema.check(document, problems);
    SourceMapping mapping = new MappingReader(document, problems).read();
    if (!mapping.name().isEmpty() && !mapping.name().equals(expectedName)) {
      problems.add(
          document.line("/mapping"),
          Message.of("mapping.name_differs_from_file", mapping.name(), expectedName));
    }
    new MappingCheck(
            mapping, document, canonical.getOrDefault(mapping.record(), Map.of()), problems)
        .run();
    problems.throwIfAny();
    return mapping;
  }

  private static String shippedText(String name) {
    return ShippedFile.find(FOLDER + name + ".yaml")
        .orElseThrow(
            () -> {
              List<String> shipped = shipped();
              return UserError.of(
                  "config.no_such_mapping",
                  name,
                  Suggestion.phrase(name, shipped),
                  String.join(", ", shipped));
            });
  }
}
