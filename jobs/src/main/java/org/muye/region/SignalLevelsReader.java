package org.muye.region;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.muye.error.Message;
import org.muye.error.Problems;
import org.muye.region.SignalLevels.Level;

/**
 * Reads {@code signal_levels.yaml}; whether its codes exist is for those to say who know the lists.
 */
final class SignalLevelsReader {
  private static final String NAME = "signal_levels.yaml";
  private static final String LEVELS = "levels";
  private static final String NO_LEVEL = "no_level";
  private static final String LEVEL = "level";
  private static final String NAME_ZH = "name_zh";
  private static final String NAME_EN = "name_en";
  private static final Set<String> KEYS = Set.of(LEVELS, NO_LEVEL);
  private static final Set<String> LEVEL_KEYS =
      Stream.concat(Stream.of(LEVEL, NAME_ZH, NAME_EN), SignalLevels.LISTS.stream())
          .collect(Collectors.toUnmodifiableSet());

  private final YamlFile yaml;

  /** Where each code stands: by list and code the words for messages. */
  private final Map<String, Object> placeOfCode = new HashMap<>();

  SignalLevelsReader(Path folder, Problems problems) {
    this.yaml = new YamlFile(folder, NAME, problems);
  }

  /** The levels; null where there is no such file, or, with problems, where it is of no use. */
  @Nullable SignalLevels read() {
    JsonNode file = yaml.exists() ? yaml.read() : null;
    if (file == null) {
      return null;
    }
    yaml.onlyKeys(file, "", KEYS);
    List<Level> levels = new ArrayList<>();
    file.path(LEVELS).forEach(node -> levels.add(level(node)));
    requireNumbers(levels.stream().map(Level::number).sorted().toList());
    JsonNode rest = file.path(NO_LEVEL);
    yaml.onlyKeys(rest, NO_LEVEL + ".", Set.copyOf(SignalLevels.WHOLE_LISTS));
    return new SignalLevels(levels, codes(rest, SignalLevels.WHOLE_LISTS, NO_LEVEL));
  }

  private Level level(JsonNode node) {
    int number = node.path(LEVEL).asInt(0);
    yaml.onlyKeys(node, LEVELS + ".", LEVEL_KEYS);
    return new Level(
        number,
        yaml.required(node, NAME_ZH),
        yaml.required(node, NAME_EN),
        codes(node, SignalLevels.LISTS, Message.of("region.signal_level", number)));
  }

  private void requireNumbers(List<Integer> numbers) {
    if (numbers.size() < 2
        || !numbers.equals(IntStream.rangeClosed(1, numbers.size()).boxed().toList())) {
      yaml.problem(Message.of("region.signal_levels_not_numbered", numbers));
    }
  }

  private Map<String, List<String>> codes(JsonNode node, List<String> lists, Object place) {
    Map<String, List<String>> codes = new LinkedHashMap<>();
    for (String list : lists) {
      List<String> ofList = yaml.list(node, list);
      for (JsonNode code : node.path(list)) {
        if (!code.isTextual()) {
          yaml.problem(Message.of("region.code_without_quotes", list, code));
        }
      }
      for (String code : ofList) {
        Object earlier = placeOfCode.putIfAbsent(list + " " + code, place);
        if (earlier != null) {
          yaml.problem(Message.of("region.code_on_two_levels", list, code, earlier, place));
        }
      }
      if (!ofList.isEmpty()) {
        codes.put(list, List.copyOf(ofList));
      }
    }
    return codes;
  }
}
