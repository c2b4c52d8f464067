package org.muye.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.muye.config.FindingRules.Kind;
import org.muye.config.FindingRules.Rule;
import org.muye.error.Message;

/** Reads a rule catalogue of findings and checks it as a whole. */
final class FindingRulesReader {
  private static final RuleBookFile FILE =
      new RuleBookFile(
          Message.of("config.shipped_finding_rules"),
          "schemas/review/findings.yaml",
          "schemas/config/finding-rules.schema.json");

  /** What a rule of a kind must have besides; it may have none of the others. */
  private static final Map<Kind, Set<String>> NEEDED = new EnumMap<>(Kind.class);

  static {
    NEEDED.put(Kind.LEVEL, Set.of("limit"));
    NEEDED.put(Kind.OPEN_DISPUTES, Set.of("limit", "category"));
    NEEDED.put(Kind.SHARE_BELOW, Set.of("limit", "indicator"));
    NEEDED.put(Kind.SHARE_ABOVE, Set.of("limit", "indicator"));
    NEEDED.put(Kind.DUTY_MISSED, Set.of());
    NEEDED.put(Kind.VENUE_WITHOUT_SESSION, Set.of());
    NEEDED.put(Kind.UNKNOWN_CODES, Set.of("limit"));
  }

  private FindingRulesReader() {}

  static FindingRules load(@Nullable Path file) {
    return FILE.load(file, FindingRulesReader::read);
  }

  private static FindingRules read(YamlDocument document, Problems problems) {
    JsonNode root = document.root();
    List<Rule> rules = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    JsonNode list = root.path("rules");
    for (int i = 0; i < list.size(); i++) {
      JsonNode node = list.get(i);
      String at = "/rules/" + i;
      Kind kind = Kind.valueOf(node.path("kind").asText().toUpperCase(Locale.ROOT));
      String id = node.path("id").asText();
      if (!ids.add(id)) {
        problems.add(document.line(at + "/id"), Message.of("config.rule_is_there_twice", id));
      }
      for (String key : List.of("limit", "indicator", "category")) {
        boolean needed = NEEDED.getOrDefault(kind, Set.of()).contains(key);
        if (needed && !node.has(key)) {
          problems.add(document.line(at), Message.of("config.rule_needs_key", id, key));
        } else if (!needed && node.has(key)) {
          problems.add(
              document.line(at + "/" + key), Message.of("config.kind_without_key", kind, key));
        }
      }
      rules.add(
          new Rule(
              id,
              kind,
              text(node, "indicator"),
              text(node, "category"),
              node.has("limit") ? (Double) node.path("limit").asDouble() : null,
              node.path("deadline_days").asInt(),
              node.path("problem_zh").asText(),
              node.path("problem_en").asText(),
              node.path("suggestion_zh").asText(),
              node.path("suggestion_en").asText()));
    }
    return new FindingRules(root.path("name").asText(), root.path("version").asInt(), rules);
  }

  private static @Nullable String text(JsonNode node, String key) {
    return node.has(key) ? node.path(key).asText() : null;
  }
}
