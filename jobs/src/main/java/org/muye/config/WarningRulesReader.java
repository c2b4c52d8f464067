package org.muye.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.muye.config.WarningRules.Kind;
import org.muye.error.Message;

/** Reads a rule book and checks it as a whole. */
final class WarningRulesReader {
  private static final RuleBookFile FILE =
      new RuleBookFile(
          Message.of("config.shipped_rule_book"),
          "schemas/warnings/default.yaml",
          "schemas/config/warning-rules.schema.json");

  /** What a rule of a kind must have, and what it may have besides. */
  private static final Map<Kind, List<Set<String>>> LIMITS =
      Map.of(
          Kind.EVENTS,
          List.of(Set.of("indicators", "at_least"), Set.of()),
          Kind.BEYOND_FUNNEL,
          List.of(
              Set.of("limit", "over_dispersion", "series_at_least"),
              Set.of("alarm_weeks_at_least", "rate_ratio_low_above")),
          Kind.ADJUSTED_PROBABILITY,
          List.of(Set.of("over_dispersion", "false_discovery_rate", "series_at_least"), Set.of()),
          Kind.ALARM_WEEKS,
          List.of(Set.of("alarm_weeks_at_least", "series_at_least"), Set.of()),
          Kind.PROBABILITY_ABOVE_CITY,
          List.of(Set.of("probability_above", "series_at_least"), Set.of()),
          Kind.RISING,
          List.of(Set.of("quarters", "series_at_least"), Set.of()));

  private static final Set<String> COMMON = Set.of("id", "kind", "name_zh", "name_en");

  private final YamlDocument document;
  private final Problems problems;

  private WarningRulesReader(YamlDocument document, Problems problems) {
    this.document = document;
    this.problems = problems;
  }

  static WarningRules load(@Nullable Path file) {
    return FILE.load(
        file, (document, problems) -> new WarningRulesReader(document, problems).read());
  }

  private WarningRules read() {
    JsonNode root = document.root();
    List<WarningRules.Series> series = new ArrayList<>();
    root.path("series")
        .forEach(
            node ->
                series.add(
                    new WarningRules.Series(
                        node.path("indicator").asText(), text(node, "category"))));
    return new WarningRules(
        root.path("name").asText(),
        root.path("version").asInt(),
        List.copyOf(series),
        alarms(root.path("alarms")),
        levels(root.path("levels")),
        root.path("hysteresis").path("quarters").asInt(),
        forecast(root.path("forecast")),
        new IndexSettingsReader(document, problems).read("/index"));
  }

  private static ForecastSettings forecast(JsonNode node) {
    JsonNode threshold = node.path("threshold");
    return new ForecastSettings(
        node.path("first_origin_quarters").asInt(),
        new ForecastSettings.Threshold(
            threshold.path("years").asInt(), threshold.path("times").asDouble()));
  }

  private static WarningRules.Alarms alarms(JsonNode node) {
    JsonNode farrington = node.path("farrington");
    JsonNode ears = node.path("ears");
    JsonNode cusum = node.path("cusum");
    JsonNode completeness = node.path("completeness");
    return new WarningRules.Alarms(
        node.path("evaluated_weeks").asInt(),
        new WarningRules.Farrington(
            farrington.path("alpha").asDouble(),
            farrington.path("years_back").asInt(),
            farrington.path("threshold").asText()),
        new WarningRules.Ears(ears.path("alpha").asDouble(), ears.path("baseline_weeks").asInt()),
        new WarningRules.Cusum(
            cusum.path("reference_value").asDouble(), cusum.path("decision_interval").asDouble()),
        completeness.path("least_share").asDouble(),
        completeness.path("longest_delay_weeks").asInt());
  }

  private List<WarningRules.Level> levels(JsonNode list) {
    List<WarningRules.Level> levels = new ArrayList<>();
    Map<String, Integer> lineOfRule = new HashMap<>();
    Map<Integer, Integer> lineOfLevel = new HashMap<>();
    for (int i = 0; i < list.size(); i++) {
      JsonNode node = list.get(i);
      String at = "/levels/" + i;
      int number = node.path("level").asInt();
      if (lineOfLevel.putIfAbsent(number, i) != null) {
        problems.add(
            document.line(at + "/level"), Message.of("config.level_appears_twice", number));
      }
      List<WarningRules.Rule> rules = new ArrayList<>();
      for (int j = 0; j < node.path("rules").size(); j++) {
        rules.add(rule(node.path("rules").get(j), at + "/rules/" + j, lineOfRule));
      }
      levels.add(
          new WarningRules.Level(
              number,
              node.path("name_zh").asText(),
              node.path("name_en").asText(),
              node.path("colour_zh").asText(),
              node.path("colour").asText(),
              List.copyOf(rules)));
    }
    levels.sort(Comparator.comparingInt(WarningRules.Level::number));
    return List.copyOf(levels);
  }

  private WarningRules.Rule rule(JsonNode node, String at, Map<String, Integer> lineOfRule) {
    String id = node.path("id").asText();
    int line = document.line(at + "/id");
    Integer earlier = lineOfRule.putIfAbsent(id, line);
    if (earlier != null) {
      problems.add(line, Message.of("config.two_rules_of_one_id", id, earlier));
    }
    Kind kind = Kind.valueOf(node.path("kind").asText().toUpperCase(Locale.ROOT));
    checkLimits(node, at, id, kind);
    List<String> indicators = new ArrayList<>();
    node.path("indicators").forEach(indicator -> indicators.add(indicator.asText()));
    return new WarningRules.Rule(
        id,
        kind,
        node.path("name_zh").asText(),
        node.path("name_en").asText(),
        List.copyOf(indicators),
        whole(node, "at_least"),
        number(node, "limit"),
        node.path("over_dispersion").asText().equals("adjusted"),
        whole(node, "alarm_weeks_at_least"),
        number(node, "rate_ratio_low_above"),
        number(node, "false_discovery_rate"),
        number(node, "probability_above"),
        whole(node, "quarters"),
        node.path("series_at_least").asInt(1));
  }

  private void checkLimits(JsonNode node, String at, String id, Kind kind) {
    Set<String> needed = LIMITS.getOrDefault(kind, List.of(Set.of(), Set.of())).get(0);
    Set<String> optional = LIMITS.getOrDefault(kind, List.of(Set.of(), Set.of())).get(1);
    String name = kind.name().toLowerCase(Locale.ROOT);
    needed.stream()
        .filter(key -> !node.has(key))
        .sorted()
        .forEach(
            key ->
                problems.add(
                    document.line(at), Message.of("config.rule_lacks_key", id, name, key)));
    node.fieldNames()
        .forEachRemaining(
            key -> {
              if (!COMMON.contains(key) && !needed.contains(key) && !optional.contains(key)) {
                problems.add(
                    document.line(at + YamlDocument.step(key)),
                    Message.of("config.key_means_nothing_in_rule", key, id, name));
              }
            });
  }

  private static @Nullable String text(JsonNode node, String key) {
    return node.has(key) ? node.path(key).asText() : null;
  }

  private static @Nullable Integer whole(JsonNode node, String key) {
    return node.has(key) ? node.path(key).asInt() : null;
  }

  private static @Nullable Double number(JsonNode node, String key) {
    return node.has(key) ? node.path(key).asDouble() : null;
  }
}
