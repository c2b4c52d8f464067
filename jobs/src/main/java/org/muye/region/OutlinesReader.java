package org.muye.region;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.muye.error.Message;
import org.muye.error.Problems;
import org.muye.region.Outline.Position;
import org.muye.region.Outline.Ring;

/** Reads {@code boundaries.geojson} (RFC 7946): the borders of units as polygons. */
final class OutlinesReader {
  private static final String NAME = "boundaries.geojson";

  /** The first position of a ring is repeated at its end (RFC 7946, 3.1.6). */
  private static final int FEWEST_POSITIONS = 4;

  private final Map<String, Unit> units;
  private final Problems problems;

  OutlinesReader(Map<String, Unit> units, Problems problems) {
    this.units = units;
    this.problems = problems;
  }

  /** The outline of each unit that has one; none when there is no such file. */
  Map<String, Outline> read(Path folder) {
    Map<String, Outline> outlines = new LinkedHashMap<>();
    Path file = folder.resolve(NAME);
    if (!Files.isRegularFile(file)) {
      return outlines;
    }
    JsonNode root;
    try {
      root =
          JsonMapper.builder()
              .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
              .build()
              .readTree(Files.readAllBytes(file));
    } catch (IOException e) {
      problems.add(NAME, Message.of("region.outlines_unreadable", e.getMessage()));
      return outlines;
    }
    if (!root.path("type").asText().equals("FeatureCollection")) {
      problems.add(NAME, Message.of("region.no_feature_collection"));
      return outlines;
    }
    int number = 0;
    for (JsonNode feature : root.path("features")) {
      number++;
      String id = feature.at("/properties/unit_id").asText();
      Message place = Message.of("region.feature_of_file", NAME, number);
      if (!units.containsKey(id)) {
        problems.add(place, Message.of("region.feature_unit_unknown", id));
      } else if (outlines.put(id, outline(feature.path("geometry"), place)) != null) {
        problems.add(place, Message.of("region.feature_repeated", id));
      }
    }
    return outlines;
  }

  private Outline outline(JsonNode geometry, Message place) {
    List<Ring> rings = new ArrayList<>();
    JsonNode coordinates = geometry.path("coordinates");
    String type = geometry.path("type").asText();
    if (type.equals("Polygon")) {
      rings(coordinates, rings, place);
    } else if (type.equals("MultiPolygon")) {
      coordinates.forEach(polygon -> rings(polygon, rings, place));
    } else {
      problems.add(place, Message.of("region.geometry_no_polygon", type));
      return new Outline(rings);
    }
    if (rings.isEmpty()) {
      problems.add(place, Message.of("region.geometry_without_coordinates"));
    }
    return new Outline(rings);
  }

  private void rings(JsonNode polygon, List<Ring> rings, Message place) {
    for (JsonNode ring : polygon) {
      List<Position> positions = new ArrayList<>();
      for (JsonNode position : ring) {
        positions.add(position(position, place));
      }
      if (positions.size() < FEWEST_POSITIONS
          || !positions.get(0).equals(positions.get(positions.size() - 1))) {
        problems.add(place, Message.of("region.ring_not_closed"));
      }
      rings.add(new Ring(positions.subList(0, Math.max(0, positions.size() - 1))));
    }
  }

  private Position position(JsonNode position, Message place) {
    JsonNode longitude = position.path(0);
    JsonNode latitude = position.path(1);
    if (!longitude.isNumber()
        || !latitude.isNumber()
        || Math.abs(longitude.asDouble()) > 180
        || Math.abs(latitude.asDouble()) > 90) {
      problems.add(place, Message.of("region.no_longitude_and_latitude", position));
    }
    return new Position(longitude.asDouble(), latitude.asDouble());
  }
}
