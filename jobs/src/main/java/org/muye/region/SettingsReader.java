package org.muye.region;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.muye.region.RegionSettings.PopulationSettings;

/** Reads {@code region.yaml}. */
final class SettingsReader {
  private static final String NAME = "region.yaml";
  private static final Set<String> KEYS =
      Set.of(
          "id",
          "name_zh",
          "name_en",
          "time_zone",
          "release_lag_days",
          "spring_festival",
          "root",
          "levels",
          "not_reporting_kinds",
          "population",
          "duty",
          "resources",
          "sources",
          "notes");
  private static final Set<String> LEVEL_KEYS = Set.of("unit", "subunit");
  private static final Set<String> POPULATION_KEYS =
      Set.of("basis", "level", "kinds", "without", "carry_limit_years");

  private static final Set<String> DUTY_KEYS = Set.of("grace_days", "minimum_service_days");

  private final Problems problems;

  SettingsReader(Problems problems) {
    this.problems = problems;
  }

  /** The settings; null, and a problem, when there is no readable file. */
  @Nullable RegionSettings read(Path folder) {
    JsonNode file = file(folder.resolve(NAME));
    if (file == null) {
      return null;
    }
    onlyKeys(file, "", KEYS);
    JsonNode levels = file.path("levels");
    onlyKeys(levels, "levels.", LEVEL_KEYS);
    Set<String> unitKinds = new LinkedHashSet<>(list(levels, "unit"));
    Set<String> subunitKinds = new LinkedHashSet<>(list(levels, "subunit"));
    if (unitKinds.isEmpty()) {
      problems.add(NAME, "levels.unit names no kind of unit");
    }
    for (String kind : subunitKinds) {
      if (unitKinds.contains(kind)) {
        problems.add(NAME, "the kind " + kind + " stands in both levels");
      }
    }
    Set<String> notReporting = new LinkedHashSet<>(list(file, "not_reporting_kinds"));
    knownKinds("not_reporting_kinds", notReporting, unitKinds);
    return new RegionSettings(
        required(file, "id"),
        required(file, "name_zh"),
        required(file, "name_en"),
        zone(required(file, "time_zone")),
        number(file, "release_lag_days", 20),
        yes(file, "spring_festival"),
        required(file, "root"),
        unitKinds,
        subunitKinds,
        notReporting,
        population(file.path("population"), unitKinds, subunitKinds),
        duty(file.path("duty")),
        resourceCarryLimitYears(file.path("resources")),
        list(file, "sources"),
        list(file, "notes"));
  }

  private @Nullable JsonNode file(Path path) {
    if (!Files.isRegularFile(path)) {
      problems.add(NAME, "the file is missing");
      return null;
    }
    YAMLMapper yaml =
        YAMLMapper.builder().enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION).build();
    try {
      JsonNode file = yaml.readTree(Files.readAllBytes(path));
      if (file.isObject()) {
        return file;
      }
      problems.add(NAME, "the file does not consist of keys and values");
    } catch (IOException e) {
      problems.add(NAME, "the file is not YAML: " + e.getMessage());
    }
    return null;
  }

  private @Nullable PopulationSettings population(
      JsonNode section, Set<String> unitKinds, Set<String> subunitKinds) {
    if (section.isMissingNode() || section.isNull()) {
      return null;
    }
    onlyKeys(section, "population.", POPULATION_KEYS);
    List<String> basis = list(section, "basis");
    if (basis.isEmpty()) {
      problems.add(NAME, "population.basis names no label");
    }
    String level = section.path("level").asText("unit");
    if (!LEVEL_KEYS.contains(level)) {
      problems.add(NAME, "population.level is neither unit nor subunit: " + level);
    }
    boolean atSubunits = level.equals("subunit");
    Set<String> all = atSubunits ? subunitKinds : unitKinds;
    Set<String> kinds = new LinkedHashSet<>(list(section, "kinds"));
    knownKinds("population.kinds", kinds, all);
    int limit = number(section, "carry_limit_years", -1);
    return new PopulationSettings(
        basis,
        atSubunits ? UnitLevel.SUBUNIT : UnitLevel.UNIT,
        kinds.isEmpty() ? all : kinds,
        new LinkedHashSet<>(list(section, "without")),
        limit < 0 ? null : limit);
  }

  private DutySettings duty(JsonNode section) {
    onlyKeys(section, "duty.", DUTY_KEYS);
    return new DutySettings(
        number(section, "grace_days", DutySettings.GRACE_DAYS),
        number(section, "minimum_service_days", DutySettings.MINIMUM_SERVICE_DAYS));
  }

  private int resourceCarryLimitYears(JsonNode section) {
    onlyKeys(section, "resources.", Set.of("carry_limit_years"));
    return number(section, "carry_limit_years", ResourceRegister.CARRY_LIMIT_YEARS);
  }

  private void knownKinds(String key, Set<String> kinds, Set<String> known) {
    for (String kind : kinds) {
      if (!known.contains(kind)) {
        problems.add(NAME, key + " names a kind that its level does not have: " + kind);
      }
    }
  }

  private void onlyKeys(JsonNode node, String prefix, Set<String> known) {
    node.fieldNames()
        .forEachRemaining(
            key -> {
              if (!known.contains(key)) {
                problems.add(NAME, "unknown key " + prefix + key);
              }
            });
  }

  private String required(JsonNode node, String key) {
    String text = node.path(key).asText("").strip();
    if (text.isEmpty()) {
      problems.add(NAME, key + " is missing");
    }
    return text;
  }

  private ZoneId zone(String name) {
    try {
      return name.isEmpty() ? ZoneOffset.UTC : ZoneId.of(name);
    } catch (DateTimeException e) {
      problems.add(NAME, "time_zone is no zone like Asia/Shanghai: " + name);
      return ZoneOffset.UTC;
    }
  }

  private int number(JsonNode node, String key, int otherwise) {
    JsonNode value = node.path(key);
    if (value.isMissingNode()) {
      return otherwise;
    }
    if (!value.isInt() || value.intValue() < 0) {
      problems.add(NAME, key + " is not a whole number of 0 or more: " + value);
      return otherwise;
    }
    return value.intValue();
  }

  private boolean yes(JsonNode node, String key) {
    JsonNode value = node.path(key);
    if (!value.isMissingNode() && !value.isBoolean()) {
      problems.add(NAME, key + " is neither true nor false: " + value);
    }
    return value.asBoolean(false);
  }

  private List<String> list(JsonNode node, String key) {
    JsonNode value = node.path(key);
    List<String> texts = new ArrayList<>();
    if (value.isArray()) {
      value.forEach(item -> texts.add(item.asText().strip()));
    } else if (!value.isMissingNode() && !value.isNull()) {
      problems.add(NAME, key + " is not a list");
    }
    return texts;
  }
}
