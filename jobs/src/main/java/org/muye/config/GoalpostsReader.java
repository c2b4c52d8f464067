package org.muye.config;

import com.fasterxml.jackson.databind.JsonNode;
import org.muye.error.Message;
import org.muye.statistics.composite.Direction;
import org.muye.statistics.composite.Goalposts;

/** Reads the goalposts of a component: its keys better, low and high. */
final class GoalpostsReader {
  /** What stands in for mistaken goalposts until the mistake is reported. */
  private static final Goalposts UNUSED = new Goalposts(0, 1, Direction.INCREASING);

  private GoalpostsReader() {}

  /** The goalposts of a node; a problem when they are the wrong way round or equal. */
  static Goalposts read(JsonNode node, int line, Problems problems) {
    Direction direction =
        node.path("better").asText().equals("high") ? Direction.INCREASING : Direction.DECREASING;
    try {
      return new Goalposts(node.path("low").asDouble(), node.path("high").asDouble(), direction);
    } catch (IllegalArgumentException e) {
      problems.add(
          line,
          Message.of(
              "config.mistaken_goalposts",
              node.path("indicator").asText(),
              node.path("low").asText(),
              node.path("high").asText()));
      return UNUSED;
    }
  }
}
