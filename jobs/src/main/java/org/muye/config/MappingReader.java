package org.muye.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.muye.error.Message;

/**
 * Turns the YAML of a mapping into records. Values that break the schema are left out here, since
 * the schema check has named them already.
 */
final class MappingReader {
  private final YamlDocument document;
  private final Problems problems;

  MappingReader(YamlDocument document, Problems problems) {
    this.document = document;
    this.problems = problems;
  }

  SourceMapping read() {
    JsonNode root = document.root();
    return new SourceMapping(
        text(root, "mapping"),
        root.path("version").asInt(1),
        text(root, "record"),
        text(root.path("description"), "zh"),
        text(root.path("description"), "en"),
        shape(root),
        columns(root.path("columns")),
        text(root, "unknown_columns").equals("error"),
        derived(root.path("derived")),
        optional(root, "only"),
        list(root.path("key")),
        text(root, "id_prefix"),
        knownAt(root.path("known_at")),
        optional(root, "version_column"),
        optional(root, "void"),
        corrections(root.path("corrections")),
        fields(root.path("fields")),
        events(root.path("events")));
  }

  private static SourceMapping.Shape shape(JsonNode root) {
    JsonNode encoding = root.path("encoding");
    List<String> encodings = encoding.isTextual() ? List.of(encoding.asText()) : list(encoding);
    return new SourceMapping.Shape(
        constant(SourceMapping.Format.values(), text(root, "format"), SourceMapping.Format.CSV),
        encodings.isEmpty() ? List.of("UTF-8") : encodings,
        character(root, "delimiter", ','),
        character(root, "quote", '"'),
        root.path("header").asBoolean(true),
        optional(root, "sheet"),
        root.path("skip_rows").asInt(0),
        list(root.path("null_values")),
        optional(root, "time_zone"));
  }

  private static char character(JsonNode root, String key, char otherwise) {
    String value = text(root, key);
    return value.isEmpty() ? otherwise : value.charAt(0);
  }

  private static Map<String, SourceMapping.Column> columns(JsonNode node) {
    Map<String, SourceMapping.Column> columns = new LinkedHashMap<>();
    node.properties()
        .forEach(
            e -> {
              JsonNode c = e.getValue();
              columns.put(
                  e.getKey(),
                  new SourceMapping.Column(
                      list(c.path("names")),
                      c.path("position").isInt() || c.path("position").isLong()
                          ? Integer.valueOf(c.path("position").asInt())
                          : null,
                      constant(
                          SourceMapping.DataClass.values(),
                          text(c, "class"),
                          SourceMapping.DataClass.SAFE),
                      c.path("drop").asBoolean(false),
                      c.path("optional").asBoolean(false)));
            });
    return Collections.unmodifiableMap(columns);
  }

  private static Map<String, String> derived(JsonNode node) {
    Map<String, String> derived = new LinkedHashMap<>();
    node.properties().forEach(e -> derived.put(e.getKey(), e.getValue().asText()));
    return Collections.unmodifiableMap(derived);
  }

  private SourceMapping.@Nullable KnownAt knownAt(JsonNode node) {
    if (!node.isObject()) {
      return null;
    }
    LocalDate constant = null;
    try {
      String text = text(node, "constant");
      constant = text.isEmpty() ? null : LocalDate.parse(text);
    } catch (DateTimeException e) {
      problems.add(
          document.line("/known_at/constant"),
          Message.of("mapping.known_at_is_no_day", text(node, "constant")));
    }
    String endOf = text(node, "end_of");
    return new SourceMapping.KnownAt(
        optional(node, "column"),
        optional(node, "file_name"),
        constant,
        patterns(node),
        endOf.isEmpty()
            ? null
            : constant(SourceMapping.EndOf.values(), endOf, SourceMapping.EndOf.DAY));
  }

  private static SourceMapping.@Nullable Corrections corrections(JsonNode node) {
    return node.isObject()
        ? new SourceMapping.Corrections(
            text(node, "when"), list(node.path("same")), list(node.path("prefer")))
        : null;
  }

  private static Map<String, SourceMapping.Field> fields(JsonNode node) {
    Map<String, SourceMapping.Field> fields = new LinkedHashMap<>();
    node.properties().forEach(e -> fields.put(e.getKey(), field(e.getValue())));
    return Collections.unmodifiableMap(fields);
  }

  private static SourceMapping.Field field(JsonNode node) {
    Map<String, @Nullable String> translate = new LinkedHashMap<>();
    node.path("translate")
        .properties()
        .forEach(
            e -> translate.put(e.getKey(), e.getValue().isNull() ? null : e.getValue().asText()));
    JsonNode hmac = node.path("hmac");
    return new SourceMapping.Field(
        optional(node, "column"),
        scalar(node, "constant"),
        patterns(node),
        Collections.unmodifiableMap(translate),
        optional(node, "code_list"),
        list(node.path("null_when")),
        scalar(node, "default"),
        hmac.isObject()
            ? new SourceMapping.Hmac(
                text(hmac, "key_env"),
                text(hmac, "purpose"),
                text(hmac, "check").equals("resident_id"))
            : null);
  }

  /** Patterns as written; a time that names none is read as ISO 8601. */
  private static List<String> patterns(JsonNode node) {
    List<String> patterns = list(node.path("patterns"));
    return patterns.isEmpty() ? List.of("iso") : patterns;
  }

  private static SourceMapping.@Nullable Events events(JsonNode node) {
    if (!node.isObject()) {
      return null;
    }
    List<SourceMapping.Event> list = new ArrayList<>();
    node.path("list")
        .forEach(
            e ->
                list.add(
                    new SourceMapping.Event(
                        text(e, "event"), text(e, "at"), optional(e, "level"))));
    return new SourceMapping.Events(text(node, "known_at").equals("event"), List.copyOf(list));
  }

  private static <E extends Enum<E>> E constant(E[] values, String word, E otherwise) {
    return Arrays.stream(values)
        .filter(v -> v.name().equals(word.toUpperCase(Locale.ROOT)))
        .findFirst()
        .orElse(otherwise);
  }

  private static List<String> list(JsonNode node) {
    List<String> values = new ArrayList<>();
    if (node.isArray()) {
      node.forEach(v -> values.add(v.asText()));
    }
    return List.copyOf(values);
  }

  private static String text(JsonNode node, String key) {
    String value = optional(node, key);
    return value == null ? "" : value;
  }

  private static @Nullable String optional(JsonNode node, String key) {
    JsonNode value = node.path(key);
    return value.isTextual() ? value.asText() : null;
  }

  private static @Nullable String scalar(JsonNode node, String key) {
    JsonNode value = node.path(key);
    return value.isValueNode() && !value.isNull() ? value.asText() : null;
  }
}
