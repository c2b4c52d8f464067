package org.muye.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import org.muye.error.Message;
import org.muye.error.PipelineBug;

/** Turns the YAML of {@link MuyeConfig} into records, after the schema has been checked. */
final class MuyeConfigReader {
  /** A URI scheme has two letters at least, so that a Windows drive is not one. */
  private static final Pattern URI = Pattern.compile("^[A-Za-z][A-Za-z0-9+.-]+:.*");

  /**
   * A password given as a parameter of a JDBC URL, or before the host as in user:password@host or
   * user/password@host.
   */
  private static final Pattern PASSWORD =
      Pattern.compile("(?i)[?&;](ssl)?(password|pwd)=|//[^/@]*:[^/@]*@|:thin:[^/@]*/[^/@]*@");

  private final Path file;
  private final YamlDocument document;
  private final Problems problems;
  private final ObservabilityReader observability;

  private MuyeConfigReader(Path file, YamlDocument document, Problems problems) {
    this.file = file;
    this.document = document;
    this.problems = problems;
    this.observability =
        new ObservabilityReader(document, problems, value -> resolve(value, "/observability"));
  }

  static MuyeConfig load(Path file) {
    Problems problems = new Problems(file.toString());
    YamlDocument document = YamlDocument.read(file, problems);
    new SchemaCheck("schemas/config/muye.schema.json").check(document, problems);
    MuyeConfig config = new MuyeConfigReader(file, document, problems).read();
    problems.throwIfAny();
    return config;
  }

  static Path folderOf(Path file) {
    Path parent = file.toAbsolutePath().normalize().getParent();
    if (parent == null) {
      throw new PipelineBug("a configuration file without a folder: " + file);
    }
    return parent;
  }

  /** True for a mapping or region that is written as a path rather than as a shipped name. */
  static boolean isPath(String value) {
    return value.contains("/")
        || value.contains("\\")
        || value.startsWith(".")
        || value.endsWith(".yaml")
        || value.endsWith(".yml");
  }

  private MuyeConfig read() {
    JsonNode root = document.root();
    return new MuyeConfig(
        file.toAbsolutePath().normalize(),
        region(text(root, "region", "")),
        resolve(text(root, "warehouse", "."), "/warehouse"),
        sources(root.path("sources")),
        codeLists(optional(root, "code_lists")),
        date(root, "/first_period"),
        new MuyeConfig.Indicators(root.path("indicators").path("first_releases").asInt(1)),
        new QualityGatesReader(document, problems).read(),
        duplicates(root.path("duplicates")),
        file(optional(root.path("warnings"), "rules"), "/warnings/rules"),
        new MuyeConfig.Review(
            file(optional(root.path("review"), "findings"), "/review/findings"),
            file(optional(root.path("review"), "four_isations"), "/review/four_isations"),
            file(optional(root.path("review"), "template"), "/review/template"),
            root.path("review").path("suppress_below").asInt(5)),
        ruleBooks(root.path("assessment").path("rule_book"), "/assessment/rule_book"),
        postgres(root.path("serving").path("postgres")),
        observability.read(),
        new MuyeConfig.Maintenance(
            root.path("maintenance").path("nightly").asBoolean(true),
            root.path("maintenance").path("small_files").asInt(20)),
        text(root, "lang", "zh"));
  }

  private String region(String value) {
    if (!isPath(value)) {
      return value;
    }
    String folder = resolve(value, "/region");
    if (!URI.matcher(value).matches() && !isFolder(folder)) {
      problems.add(
          document.line("/region"), Message.of("config.names_no_folder", "region", folder));
    }
    return folder;
  }

  private @Nullable Path codeLists(@Nullable String value) {
    if (value == null) {
      return null;
    }
    String folder = resolve(value, "/code_lists");
    if (!isFolder(folder)) {
      problems.add(
          document.line("/code_lists"), Message.of("config.names_no_folder", "code_lists", folder));
      return null;
    }
    return Path.of(folder);
  }

  private @Nullable Path file(@Nullable String value, String at) {
    if (value == null) {
      return null;
    }
    String path = resolve(value, at);
    if (!isFile(path)) {
      String key = at.substring(1).replace('/', '.');
      problems.add(document.line(at), Message.of("config.names_no_file", key, path));
      return null;
    }
    return Path.of(path);
  }

  private List<String> ruleBooks(JsonNode node, String pointer) {
    List<String> books = new ArrayList<>();
    if (node.isTextual()) {
      books.add(ruleBook(node.asText(), pointer));
    }
    for (int i = 0; i < node.size(); i++) {
      books.add(ruleBook(node.get(i).asText(), pointer + "/" + i));
    }
    return List.copyOf(books);
  }

  private String ruleBook(String value, String pointer) {
    if (!isPath(value)) {
      return value;
    }
    String path = resolve(value, pointer);
    if (!isFile(path)) {
      problems.add(
          document.line(pointer), Message.of("config.names_no_file", "assessment.rule_book", path));
    }
    return path;
  }

  private static boolean isFile(String path) {
    try {
      return Files.isRegularFile(Path.of(path));
    } catch (InvalidPathException e) {
      return false;
    }
  }

  private static boolean isFolder(String path) {
    try {
      return Files.isDirectory(Path.of(path));
    } catch (InvalidPathException e) {
      return false;
    }
  }

  private List<MuyeConfig.Source> sources(JsonNode list) {
    List<MuyeConfig.Source> sources = new ArrayList<>();
    Map<String, Integer> lineOfName = new HashMap<>();
    for (int i = 0; i < list.size(); i++) {
      JsonNode node = list.get(i);
      String at = "/sources/" + i;
      if (!node.isObject()) {
        continue;
      }
      String name = text(node, "name", "");
      int line = document.line(at + "/name");
      Integer earlier = lineOfName.putIfAbsent(name, line);
      if (earlier != null && !name.isEmpty()) {
        problems.add(line, Message.of("config.two_sources_of_one_name", name, earlier));
      }
      sources.add(source(node, at, name));
    }
    return List.copyOf(sources);
  }

  private MuyeConfig.Source source(JsonNode node, String at, String name) {
    List<String> paths = paths(node.path("path"), at + "/path");
    MuyeConfig.Jdbc jdbc = jdbc(node.path("jdbc"), at + "/jdbc");
    if (node.has("path") == node.has("jdbc")) {
      problems.add(
          document.line(at),
          jdbc == null
              ? Message.of("config.source_without_place", name)
              : Message.of("config.source_with_two_places", name));
    }
    if (jdbc != null && PASSWORD.matcher(jdbc.url()).find()) {
      problems.add(
          document.line(at + "/jdbc/url"), Message.of("config.source_url_with_password", name));
    }
    return new MuyeConfig.Source(
        name,
        text(node, "record", ""),
        mapping(text(node, "mapping", ""), at + "/mapping"),
        paths,
        jdbc,
        date(document.root(), at + "/delivered_on"));
  }

  private String mapping(String value, String pointer) {
    if (value.isEmpty()) {
      return value;
    }
    if (isPath(value)) {
      String path = resolve(value, pointer);
      if (!isFile(path)) {
        problems.add(document.line(pointer), Message.of("config.names_no_file", "mapping", path));
      }
      return path;
    }
    List<String> shipped = SourceMappings.shipped();
    if (!shipped.contains(value)) {
      problems.add(
          document.line(pointer),
          Message.of("config.mapping_not_shipped", value, Suggestion.phrase(value, shipped)));
    }
    return value;
  }

  private List<String> paths(JsonNode node, String pointer) {
    List<String> paths = new ArrayList<>();
    if (node.isTextual()) {
      paths.add(glob(node.asText(), pointer));
    } else if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        paths.add(glob(node.get(i).asText(), pointer + "/" + i));
      }
    }
    return List.copyOf(paths);
  }

  private String glob(String value, String pointer) {
    try {
      FileSystems.getDefault().getPathMatcher("glob:" + value);
    } catch (PatternSyntaxException e) {
      problems.add(
          document.line(pointer), Message.of("config.invalid_glob", value, e.getDescription()));
      return value;
    }
    return resolve(value, pointer);
  }

  /** Joins by text, since a glob need not be a valid path on every system. */
  private String resolve(String value, String pointer) {
    if (URI.matcher(value).matches()) {
      if (PASSWORD.matcher(value).find()) {
        problems.add(
            document.line(pointer),
            Message.of("config.address_with_key", pointer.substring(1).replace('/', '.')));
      }
      return value;
    }
    try {
      return folderOf(file).resolve(value).normalize().toString();
    } catch (InvalidPathException e) {
      if (value.matches(".*[*?\\[{].*")) {
        return folderOf(file) + "/" + value;
      }
      problems.add(document.line(pointer), Message.of("config.invalid_path", value));
      return value;
    }
  }

  private MuyeConfig.@Nullable Jdbc jdbc(JsonNode node, String pointer) {
    return node.isObject()
        ? new MuyeConfig.Jdbc(
            text(node, "url", ""),
            text(node, "table", ""),
            optional(node, "user"),
            observability.secret(node, "password", pointer))
        : null;
  }

  private MuyeConfig.@Nullable Postgres postgres(JsonNode node) {
    if (node.isTextual()) {
      if (!node.asText().equals("embedded")) {
        problems.add(
            document.line("/serving/postgres"),
            Message.of("config.postgres_of_no_kind", node.asText()));
      }
      return new MuyeConfig.Postgres(true, null, null, null);
    }
    if (!node.isObject()) {
      return null;
    }
    if (!node.has("url")) {
      problems.add(document.line("/serving/postgres"), Message.of("config.postgres_without_url"));
    }
    if (PASSWORD.matcher(text(node, "url", "")).find()) {
      problems.add(
          document.line("/serving/postgres/url"), Message.of("config.postgres_url_with_password"));
    }
    return new MuyeConfig.Postgres(
        false,
        optional(node, "url"),
        optional(node, "user"),
        observability.secret(node, "password", "/serving/postgres"));
  }

  private static Map<String, MuyeConfig.DuplicateRule> duplicates(JsonNode node) {
    Map<String, MuyeConfig.DuplicateRule> rules = new LinkedHashMap<>();
    node.properties()
        .forEach(
            e -> {
              List<String> same = new ArrayList<>();
              e.getValue().path("same").forEach(v -> same.add(v.asText()));
              rules.put(e.getKey(), new MuyeConfig.DuplicateRule(List.copyOf(same)));
            });
    return java.util.Collections.unmodifiableMap(rules);
  }

  private @Nullable LocalDate date(JsonNode root, String pointer) {
    JsonNode node = root.at(pointer);
    if (!node.isTextual()) {
      return null;
    }
    try {
      return LocalDate.parse(node.asText());
    } catch (DateTimeException e) {
      if (node.asText().matches("\\d{4}-\\d{2}-\\d{2}")) {
        problems.add(
            document.line(pointer), Message.of("config.no_day_of_calendar", node.asText()));
      }
      return null;
    }
  }

  private static String text(JsonNode node, String key, String otherwise) {
    String value = optional(node, key);
    return value == null ? otherwise : value;
  }

  private static @Nullable String optional(JsonNode node, String key) {
    JsonNode value = node.path(key);
    return value.isTextual() ? value.asText() : null;
  }
}
