package org.muye.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.muye.config.FourIsationRules.Component;
import org.muye.config.FourIsationRules.Index;
import org.muye.config.IndexSettings.Measure;
import org.muye.error.Message;

/** Reads a book of the four-isations and checks it as a whole. */
final class FourIsationRulesReader {
  private static final RuleBookFile FILE =
      new RuleBookFile(
          Message.of("config.shipped_four_isations"),
          "schemas/review/four-isations.yaml",
          "schemas/config/four-isation-rules.schema.json");

  private final YamlDocument document;
  private final Problems problems;

  private FourIsationRulesReader(YamlDocument document, Problems problems) {
    this.document = document;
    this.problems = problems;
  }

  static FourIsationRules load(@Nullable Path file) {
    return FILE.load(
        file, (document, problems) -> new FourIsationRulesReader(document, problems).read());
  }

  private FourIsationRules read() {
    JsonNode root = document.root();
    List<Index> indices = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    JsonNode list = root.path("indices");
    for (int i = 0; i < list.size(); i++) {
      JsonNode node = list.get(i);
      String at = "/indices/" + i;
      String id = node.path("id").asText();
      if (!ids.add(id)) {
        problems.add(document.line(at + "/id"), Message.of("config.index_is_there_twice", id));
      }
      indices.add(
          new Index(
              id,
              node.path("name_zh").asText(),
              node.path("name_en").asText(),
              components(id, node.path("components"), at + "/components")));
    }
    return new FourIsationRules(
        root.path("name").asText(),
        root.path("version").asInt(),
        root.path("least_share").asDouble(),
        indices);
  }

  private List<Component> components(String index, JsonNode list, String at) {
    List<Component> components = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (int i = 0; i < list.size(); i++) {
      JsonNode node = list.get(i);
      int line = document.line(at + "/" + i);
      Component component =
          new Component(
              node.path("indicator").asText(),
              text(node, "category"),
              text(node, "name_zh"),
              text(node, "name_en"),
              Measure.valueOf(node.path("measure").asText().toUpperCase(Locale.ROOT)),
              GoalpostsReader.read(node, line, problems),
              node.path("source").asText());
      if (!ids.add(component.id())) {
        problems.add(line, Message.of("config.component_twice", index, component.id()));
      }
      components.add(component);
    }
    return components;
  }

  private static @Nullable String text(JsonNode node, String key) {
    return node.has(key) ? node.path(key).asText() : null;
  }
}
