package org.muye.region;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.muye.error.Message;
import org.muye.error.Problems;

/** Reads a region's YAML file; what cannot be used becomes a problem with the file's name. */
final class YamlFile {
  private final Path path;
  private final String name;
  private final Problems problems;

  YamlFile(Path folder, String name, Problems problems) {
    this.path = folder.resolve(name);
    this.name = name;
    this.problems = problems;
  }

  boolean exists() {
    return Files.isRegularFile(path);
  }

  void problem(Message text) {
    problems.add(name, text);
  }

  /** The keys and values; null, and a problem, when there is no readable file. */
  @Nullable JsonNode read() {
    if (!exists()) {
      problem(Message.of("region.file_missing"));
      return null;
    }
    YAMLMapper yaml =
        YAMLMapper.builder().enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION).build();
    try {
      JsonNode file = yaml.readTree(Files.readAllBytes(path));
      if (file.isObject()) {
        return file;
      }
      problem(Message.of("region.no_keys_and_values"));
    } catch (IOException e) {
      problem(Message.of("region.not_yaml", e.getMessage()));
    }
    return null;
  }

  /**
   * A problem for each key that is not known.
   *
   * @param prefix where the keys stand, such as {@code levels.}
   */
  void onlyKeys(JsonNode node, String prefix, Set<String> known) {
    node.fieldNames()
        .forEachRemaining(
            key -> {
              if (!known.contains(key)) {
                problem(Message.of("region.unknown_key", prefix, key));
              }
            });
  }

  /** The text of a key, or an empty one and a problem. */
  String required(JsonNode node, String key) {
    String text = node.path(key).asText("").strip();
    if (text.isEmpty()) {
      problem(Message.of("region.key_missing", key));
    }
    return text;
  }

  /** The texts of a list; none where the key is missing. */
  List<String> list(JsonNode node, String key) {
    JsonNode value = node.path(key);
    List<String> texts = new ArrayList<>();
    if (value.isArray()) {
      value.forEach(item -> texts.add(item.asText().strip()));
    } else if (!value.isMissingNode() && !value.isNull()) {
      problem(Message.of("region.no_list", key));
    }
    return texts;
  }
}
