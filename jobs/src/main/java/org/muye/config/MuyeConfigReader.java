package org.muye.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.muye.error.Message;

/** Turns the YAML of {@link MuyeConfig} into records, after the schema has been checked. */
final class MuyeConfigReader {
  private final Path file;
  private final YamlDocument document;
  private final PlacedProblems problems;
  private final ConfiguredPlaces places;
  private final QualityGatesReader gates;
  private final ObservabilityReader observability;

  private MuyeConfigReader(Path file, YamlDocument document, Problems problems) {
    this.file = file;
    this.document = document;
    this.problems = new PlacedProblems(document, problems);
    this.places = new ConfiguredPlaces(file, this.problems);
    this.gates = new QualityGatesReader(document, problems);
    this.observability =
        new ObservabilityReader(
            document, problems, value -> places.resolve(value, "/observability"));
  }

  static MuyeConfig load(Path file) {
    Problems problems = new Problems(file.toString());
    YamlDocument document = YamlDocument.read(file, problems);
    new SchemaCheck("schemas/config/muye.schema.json").check(document, problems);
    MuyeConfig config = new MuyeConfigReader(file, document, problems).read();
    problems.throwIfAny();
    return config;
  }

  private MuyeConfig read() {
    JsonNode root = document.root();
    return new MuyeConfig(
        file.toAbsolutePath().normalize(),
        region(text(root, "region", "")),
        places.resolve(text(root, "warehouse", "."), "/warehouse"),
        sources(root.path("sources")),
        folder(optional(root, "code_lists"), "/code_lists"),
        date(root, "/first_period"),
        new MuyeConfig.Indicators(root.path("indicators").path("first_releases").asInt(1)),
        gates.read(),
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
    if (!ConfiguredPlaces.isPath(value)) {
      return value;
    }
    return ConfiguredPlaces.isUri(value)
        ? places.resolve(value, "/region")
        : places.folder(value, "/region", "region").map(Path::toString).orElse(value);
  }

  private @Nullable Path folder(@Nullable String value, String at) {
    return value == null ? null : places.folder(value, at, YamlDocument.dotted(at)).orElse(null);
  }

  private @Nullable Path file(@Nullable String value, String at) {
    return value == null ? null : places.file(value, at, YamlDocument.dotted(at)).orElse(null);
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
    return ConfiguredPlaces.isPath(value)
        ? places.file(value, pointer, "assessment.rule_book").map(Path::toString).orElse(value)
        : value;
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
      Integer earlier = lineOfName.putIfAbsent(name, document.line(at + "/name"));
      if (earlier != null && !name.isEmpty()) {
        problems.add(at + "/name", Message.of("config.two_sources_of_one_name", name, earlier));
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
          at,
          jdbc == null
              ? Message.of("config.source_without_place", name)
              : Message.of("config.source_with_two_places", name));
    }
    if (jdbc != null && ConfiguredPlaces.holdsPassword(jdbc.url())) {
      problems.add(at + "/jdbc/url", Message.of("config.source_url_with_password", name));
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
    if (ConfiguredPlaces.isPath(value)) {
      return places.file(value, pointer, "mapping").map(Path::toString).orElse(value);
    }
    List<String> shipped = SourceMappings.shipped();
    if (!shipped.contains(value)) {
      problems.add(
          pointer,
          Message.of("config.mapping_not_shipped", value, Suggestion.phrase(value, shipped)));
    }
    return value;
  }

  private List<String> paths(JsonNode node, String pointer) {
    List<String> paths = new ArrayList<>();
    if (node.isTextual()) {
      paths.add(places.glob(node.asText(), pointer));
    } else if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        paths.add(places.glob(node.get(i).asText(), pointer + "/" + i));
      }
    }
    return List.copyOf(paths);
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
        problems.add("/serving/postgres", Message.of("config.postgres_of_no_kind", node.asText()));
      }
      return new MuyeConfig.Postgres(true, null, null, null);
    }
    if (!node.isObject()) {
      return null;
    }
    if (!node.has("url")) {
      problems.add("/serving/postgres", Message.of("config.postgres_without_url"));
    }
    if (ConfiguredPlaces.holdsPassword(text(node, "url", ""))) {
      problems.add("/serving/postgres/url", Message.of("config.postgres_url_with_password"));
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
        problems.add(pointer, Message.of("config.no_day_of_calendar", node.asText()));
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
