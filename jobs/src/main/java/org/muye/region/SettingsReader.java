package org.muye.region;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.muye.error.Message;
import org.muye.error.Problems;
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

  private final YamlFile yaml;

  SettingsReader(Path folder, Problems problems) {
    this.yaml = new YamlFile(folder, NAME, problems);
  }

  /** The settings; null, and a problem, when there is no readable file. */
  @Nullable RegionSettings read() {
    JsonNode file = yaml.read();
    if (file == null) {
      return null;
    }
    yaml.onlyKeys(file, "", KEYS);
    JsonNode levels = file.path("levels");
    yaml.onlyKeys(levels, "levels.", LEVEL_KEYS);
    Set<String> unitKinds = new LinkedHashSet<>(yaml.list(levels, "unit"));
    Set<String> subunitKinds = new LinkedHashSet<>(yaml.list(levels, "subunit"));
    if (unitKinds.isEmpty()) {
      yaml.problem(Message.of("region.levels_unit_empty"));
    }
    for (String kind : subunitKinds) {
      if (unitKinds.contains(kind)) {
        yaml.problem(Message.of("region.kind_in_both_levels", kind));
      }
    }
    Set<String> notReporting = new LinkedHashSet<>(yaml.list(file, "not_reporting_kinds"));
    knownKinds("not_reporting_kinds", notReporting, unitKinds);
    return new RegionSettings(
        yaml.required(file, "id"),
        yaml.required(file, "name_zh"),
        yaml.required(file, "name_en"),
        zone(yaml.required(file, "time_zone")),
        number(file, "release_lag_days", 20),
        yes(file, "spring_festival"),
        yaml.required(file, "root"),
        unitKinds,
        subunitKinds,
        notReporting,
        population(file.path("population"), unitKinds, subunitKinds),
        duty(file.path("duty")),
        resourceCarryLimitYears(file.path("resources")),
        yaml.list(file, "sources"),
        yaml.list(file, "notes"));
  }

  private @Nullable PopulationSettings population(
      JsonNode section, Set<String> unitKinds, Set<String> subunitKinds) {
    if (section.isMissingNode() || section.isNull()) {
      return null;
    }
    yaml.onlyKeys(section, "population.", POPULATION_KEYS);
    List<String> basis = yaml.list(section, "basis");
    if (basis.isEmpty()) {
      yaml.problem(Message.of("region.population_basis_empty"));
    }
    String level = section.path("level").asText("unit");
    if (!LEVEL_KEYS.contains(level)) {
      yaml.problem(Message.of("region.population_level_unknown", level));
    }
    boolean atSubunits = level.equals("subunit");
    Set<String> all = atSubunits ? subunitKinds : unitKinds;
    Set<String> kinds = new LinkedHashSet<>(yaml.list(section, "kinds"));
    knownKinds("population.kinds", kinds, all);
    int limit = number(section, "carry_limit_years", -1);
    return new PopulationSettings(
        basis,
        atSubunits ? UnitLevel.SUBUNIT : UnitLevel.UNIT,
        kinds.isEmpty() ? all : kinds,
        new LinkedHashSet<>(yaml.list(section, "without")),
        limit < 0 ? null : limit);
  }

  private DutySettings duty(JsonNode section) {
    yaml.onlyKeys(section, "duty.", DUTY_KEYS);
    return new DutySettings(
        number(section, "grace_days", DutySettings.GRACE_DAYS),
        number(section, "minimum_service_days", DutySettings.MINIMUM_SERVICE_DAYS));
  }

  private int resourceCarryLimitYears(JsonNode section) {
    yaml.onlyKeys(section, "resources.", Set.of("carry_limit_years"));
    return number(section, "carry_limit_years", ResourceRegister.CARRY_LIMIT_YEARS);
  }

  private void knownKinds(String key, Set<String> kinds, Set<String> known) {
    for (String kind : kinds) {
      if (!known.contains(kind)) {
        yaml.problem(Message.of("region.kind_not_of_level", key, kind));
      }
    }
  }

  private ZoneId zone(String name) {
    try {
      return name.isEmpty() ? ZoneOffset.UTC : ZoneId.of(name);
    } catch (DateTimeException e) {
      yaml.problem(Message.of("region.time_zone_unknown", name));
      return ZoneOffset.UTC;
    }
  }

  private int number(JsonNode node, String key, int otherwise) {
    JsonNode value = node.path(key);
    if (value.isMissingNode()) {
      return otherwise;
    }
    if (!value.isInt() || value.intValue() < 0) {
      yaml.problem(Message.of("region.no_whole_number", key, value));
      return otherwise;
    }
    return value.intValue();
  }

  private boolean yes(JsonNode node, String key) {
    JsonNode value = node.path(key);
    if (!value.isMissingNode() && !value.isBoolean()) {
      yaml.problem(Message.of("region.neither_true_nor_false", key, value));
    }
    return value.asBoolean(false);
  }
}
