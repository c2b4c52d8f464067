package org.muye.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.muye.config.SourceMapping.DataClass;
import org.muye.error.Message;
import org.muye.error.MessagePart;

/** The words by which a draft recognises columns. */
final class HeaderSynonyms {
  /** A canonical field with its title and the header names in use, best first. */
  record FieldNames(String field, MessagePart title, List<String> records, List<String> names) {}

  /** A kind of personal column, recognised by a word within its header. */
  record Personal(DataClass dataClass, String key, MessagePart title, List<String> words) {}

  private final List<FieldNames> fields = new ArrayList<>();
  private final List<Personal> personal = new ArrayList<>();
  private final Map<String, List<String>> technical = new HashMap<>();

  private HeaderSynonyms(JsonNode root) {
    for (JsonNode f : root.path("fields")) {
      List<String> names = new ArrayList<>();
      names.add(normal(f.path("field").asText()));
      texts(f.path("names")).forEach(n -> names.add(normal(n)));
      fields.add(
          new FieldNames(
              f.path("field").asText(), title(f, "field"), texts(f.path("records")), names));
    }
    root.path("technical")
        .properties()
        .forEach(
            e ->
                technical.put(
                    e.getKey(), texts(e.getValue()).stream().map(HeaderSynonyms::normal).toList()));
    personal(root, "direct", DataClass.DIRECT);
    personal(root, "free_text", DataClass.FREE_TEXT);
    personal(root, "sensitive", DataClass.SENSITIVE);
    personal(root, "quasi", DataClass.QUASI);
  }

  /** The table that travels inside the jar. */
  static HeaderSynonyms shipped() {
    String resource = "schemas/config/header-synonyms.yaml";
    String text = ShippedFile.text(resource);
    return new HeaderSynonyms(YamlDocument.parse(text, resource, new Problems(resource)).root());
  }

  /** Header names of a technical column: record_version, known_at or is_deleted. */
  List<String> technical(String role) {
    return technical.getOrDefault(role, List.of());
  }

  List<FieldNames> of(String record) {
    return fields.stream().filter(f -> f.records().contains(record)).toList();
  }

  /** The personal kind that a header shows, if any; the strictest first. */
  Optional<Personal> personal(String header) {
    String normal = normal(header);
    String spaced = " " + words(header) + " ";
    return personal.stream()
        .filter(
            p ->
                p.words().stream()
                    .anyMatch(
                        w -> isAscii(w) ? spaced.contains(" " + w + " ") : normal.contains(w)))
        .findFirst();
  }

  private static boolean isAscii(String word) {
    return word.chars().allMatch(c -> c < 128);
  }

  /** Lower-case words of a header, so that "race" is not found in "trace". */
  private static String words(String header) {
    return header
        .replaceAll("([a-z])([A-Z])", "$1 $2")
        .replaceAll("([A-Z]+)([A-Z][a-z])", "$1 $2")
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^a-z0-9]+", " ")
        .strip();
  }

  /** A header as it is compared: lower case, without blanks and separators. */
  static String normal(String header) {
    return header.toLowerCase(Locale.ROOT).replaceAll("[\\s_\\-.()（）]", "");
  }

  private void personal(JsonNode root, String section, DataClass dataClass) {
    for (JsonNode p : root.path(section)) {
      personal.add(
          new Personal(dataClass, p.path("key").asText(), title(p, "key"), texts(p.path("words"))));
    }
  }

  /** What it is called: in English the words of its name, in Chinese its title. */
  private static MessagePart title(JsonNode entry, String name) {
    return Message.worded(
        entry.path(name).asText().replace('_', ' '), entry.path("title").asText());
  }

  private static List<String> texts(JsonNode node) {
    List<String> texts = new ArrayList<>();
    node.forEach(v -> texts.add(v.asText()));
    return texts;
  }
}
