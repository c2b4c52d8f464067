package org.muye.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.muye.config.IndexSettings.Component;
import org.muye.config.IndexSettings.Measure;
import org.muye.error.Message;
import org.muye.statistics.composite.AnalyticHierarchy;
import org.muye.time.Period;

/** Reads the composite index of a rule book that has passed its schema. */
final class IndexSettingsReader {
  private static final int MOST_JUDGED = 9;

  /** The ids of two components that were compared. */
  private record Pair(String one, String other) {}

  private final YamlDocument document;
  private final Problems problems;

  IndexSettingsReader(YamlDocument document, Problems problems) {
    this.document = document;
    this.problems = problems;
  }

  IndexSettings read(String at) {
    JsonNode node = document.root().at(at);
    Period from = Period.parse(node.path("reference").path("from").asText());
    Period to = Period.parse(node.path("reference").path("to").asText());
    if (to.compareTo(from) < 0) {
      problems.add(
          document.line(at + "/reference"),
          Message.of("config.reference_ends_before_it_begins", from, to));
    }
    List<Component> components = components(node.path("components"), at + "/components");
    return new IndexSettings(
        from,
        to,
        node.path("least_weight").asDouble(),
        node.path("draws").asInt(),
        node.path("seed").asLong(),
        components,
        node.has("judgements")
            ? judgements(node.path("judgements"), at + "/judgements", components)
            : null);
  }

  private List<Component> components(JsonNode list, String at) {
    List<Component> components = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (int i = 0; i < list.size(); i++) {
      JsonNode node = list.get(i);
      String category = node.has("category") ? node.path("category").asText() : null;
      Component component =
          new Component(
              node.path("indicator").asText(),
              category,
              Measure.valueOf(node.path("measure").asText().toUpperCase(Locale.ROOT)),
              GoalpostsReader.read(node, document.line(at + "/" + i), problems),
              node.path("weight").asDouble(1));
      if (!ids.add(component.id())) {
        problems.add(
            document.line(at + "/" + i),
            Message.of("config.component_twice_in_the_index", component.id()));
      }
      components.add(component);
    }
    return List.copyOf(components);
  }

  private @Nullable AnalyticHierarchy judgements(
      JsonNode rows, String at, List<Component> components) {
    int criteria = components.size();
    int line = document.line(at);
    boolean complete = rows.size() == criteria - 1 && criteria <= MOST_JUDGED;
    List<Double> numbers = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      complete &= rows.get(i).size() == criteria - 1 - i;
      rows.get(i).forEach(number -> numbers.add(number.asDouble()));
    }
    if (!complete) {
      problems.add(
          line, Message.of("config.judgements_incomplete", criteria, criteria - 1, MOST_JUDGED));
      return null;
    }
    double[] judgements = numbers.stream().mapToDouble(Double::doubleValue).toArray();
    AnalyticHierarchy hierarchy = AnalyticHierarchy.of(judgements);
    if (!hierarchy.consistent()) {
      Pair worst = worst(judgements, hierarchy.weights(), components);
      problems.add(
          line,
          Message.of(
              "config.judgements_contradictory",
              String.format(Locale.ROOT, "%.3f", hierarchy.consistencyRatio()),
              String.format(Locale.ROOT, "%.1f", AnalyticHierarchy.LARGEST_ACCEPTABLE_RATIO),
              worst.one(),
              worst.other()));
    }
    return hierarchy;
  }

  /** The pair whose judgement is farthest from the ratio of the weights. */
  private static Pair worst(double[] judgements, List<Double> weights, List<Component> components) {
    Pair worst = new Pair("", "");
    double farthest = -1;
    int next = 0;
    for (int i = 0; i < weights.size(); i++) {
      for (int j = i + 1; j < weights.size(); j++) {
        double distance = Math.abs(Math.log(judgements[next++] * weights.get(j) / weights.get(i)));
        if (distance > farthest) {
          farthest = distance;
          worst = new Pair(components.get(i).id(), components.get(j).id());
        }
      }
    }
    return worst;
  }
}
