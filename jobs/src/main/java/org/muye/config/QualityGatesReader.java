package org.muye.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.muye.config.QualityGates.WeekdayVolume;
import org.muye.error.Message;

/** The limits of `quality:`, for all sources and for single ones, after the schema was checked. */
final class QualityGatesReader {
  private static final double UNKNOWN_WARNING = 0.02;

  private final YamlDocument document;
  private final Problems problems;

  QualityGatesReader(YamlDocument document, Problems problems) {
    this.document = document;
    this.problems = problems;
  }

  MuyeConfig.Quality read() {
    JsonNode root = document.root();
    JsonNode common = root.path("quality");
    QualityGates ofAll = gates(common, QualityGates.DEFAULT, "/quality");
    Map<String, QualityGates> bySource = new TreeMap<>();
    JsonNode sources = root.path("sources");
    for (int i = 0; i < sources.size(); i++) {
      JsonNode source = sources.get(i);
      if (source.path("quality").isObject()) {
        bySource.put(
            source.path("name").asText(),
            gates(source.path("quality"), ofAll, "/sources/" + i + "/quality"));
      }
    }
    return new MuyeConfig.Quality(
        common.path("unknown_share_limit").asDouble(UNKNOWN_WARNING), ofAll, bySource);
  }

  private QualityGates gates(JsonNode node, QualityGates otherwise, String pointer) {
    Long fewest = whole(node.at("/rows/min"), otherwise.fewestRows());
    Long most = whole(node.at("/rows/max"), otherwise.mostRows());
    if (fewest != null && most != null && fewest > most) {
      problems.add(
          document.line(pointer + "/rows"),
          Message.of("config.min_above_max", YamlDocument.dotted(pointer)));
    }
    return new QualityGates(
        node.path("quarantine_share_limit").asDouble(otherwise.quarantineShare()),
        number(node.path("unknown_share_gate"), otherwise.unknownShare()),
        number(node.path("freshness_hours"), otherwise.freshnessHours()),
        fewest,
        most,
        volume(node.path("weekday_volume"), otherwise.weekdayVolume()));
  }

  private static @Nullable WeekdayVolume volume(JsonNode node, @Nullable WeekdayVolume otherwise) {
    if (node.isBoolean()) {
      return node.asBoolean() ? WeekdayVolume.DEFAULT : null;
    }
    return node.isObject()
        ? new WeekdayVolume(
            node.path("weeks").asInt(WeekdayVolume.DEFAULT.weeks()),
            node.path("deviations").asDouble(WeekdayVolume.DEFAULT.deviations()))
        : otherwise;
  }

  private static @Nullable Double number(JsonNode node, @Nullable Double otherwise) {
    return node.isNumber() ? Double.valueOf(node.asDouble()) : otherwise;
  }

  private static @Nullable Long whole(JsonNode node, @Nullable Long otherwise) {
    return node.isNumber() ? Long.valueOf(node.asLong()) : otherwise;
  }
}
