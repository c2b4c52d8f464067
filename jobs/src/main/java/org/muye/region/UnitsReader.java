package org.muye.region;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.muye.error.Message;
import org.muye.error.Problems;

/** Reads {@code units.csv}: the units of all levels, each with its codes and names in time. */
final class UnitsReader {
  private static final String NAME = "units.csv";
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");

  private final RegionSettings settings;
  private final Problems problems;

  /** A row before rows of one unit are put together. */
  private record UnitRow(
      CsvRow row, String id, UnitLevel level, @Nullable String parentId, UnitVersion version) {}

  UnitsReader(RegionSettings settings, Problems problems) {
    this.settings = settings;
    this.problems = problems;
  }

  /** The units by id, in the order of the file. */
  Map<String, Unit> read(Path folder) {
    LinkedHashMap<String, List<UnitRow>> byId = new LinkedHashMap<>();
    List<CsvRow> rows =
        new CsvFile(folder, NAME, problems)
            .rows(
                List.of(
                    "unit_id",
                    "code",
                    "name_zh",
                    "name_en",
                    "kind",
                    "parent_id",
                    "valid_from",
                    "valid_to"),
                List.of());
    for (CsvRow row : rows) {
      UnitRow unit = unitRow(row);
      if (row.isSound()) {
        byId.computeIfAbsent(unit.id(), id -> new ArrayList<>()).add(unit);
      }
    }
    LinkedHashMap<String, Unit> units = new LinkedHashMap<>();
    for (Map.Entry<String, List<UnitRow>> unit : byId.entrySet()) {
      units.put(unit.getKey(), together(unit.getKey(), unit.getValue()));
    }
    if (!units.containsKey(settings.root()) && !settings.root().isEmpty()) {
      problems.add(NAME, Message.of("region.root_missing", settings.root()));
    }
    for (List<UnitRow> unit : byId.values()) {
      checkParent(unit.get(0), units);
    }
    checkCodes(byId);
    return units;
  }

  private UnitRow unitRow(CsvRow row) {
    String id = row.required("unit_id");
    if (!id.isEmpty() && !ID.matcher(id).matches()) {
      row.problem(Message.of("region.unit_id_with_other_characters", id));
    }
    String kind = row.required("kind");
    UnitLevel level = id.equals(settings.root()) ? UnitLevel.ROOT : settings.levelOf(kind);
    if (level == null) {
      row.problem(Message.of("region.kind_without_level", kind));
      level = UnitLevel.UNIT;
    }
    String nameZh = row.optional("name_zh");
    String nameEn = row.optional("name_en");
    if (nameZh == null && nameEn == null) {
      row.problem(Message.of("region.both_names_blank"));
    }
    UnitVersion version =
        new UnitVersion(
            row.optional("code"),
            first(nameZh, nameEn),
            first(nameEn, nameZh),
            kind,
            row.optionalDate("valid_from"),
            row.optionalDate("valid_to"));
    row.requireDays(version.range());
    return new UnitRow(row, id, level, row.optional("parent_id"), version);
  }

  private static String first(@Nullable String preferred, @Nullable String otherwise) {
    if (preferred != null) {
      return preferred;
    }
    return otherwise == null ? "" : otherwise;
  }

  private static Unit together(String id, List<UnitRow> rows) {
    UnitRow first = rows.get(0);
    for (UnitRow row : rows) {
      if (row.level() != first.level()) {
        row.row().problem(Message.of("region.kinds_of_different_levels", id));
      }
      if (!first(row.parentId(), null).equals(first(first.parentId(), null))) {
        row.row().problem(Message.of("region.different_parents", id));
      }
    }
    List<UnitVersion> versions =
        rows.stream()
            .map(UnitRow::version)
            .sorted(Comparator.comparingLong(version -> version.range().first()))
            .toList();
    return new Unit(id, first.level(), first.parentId(), versions);
  }

  private void checkParent(UnitRow row, Map<String, Unit> units) {
    boolean isRoot = row.level() == UnitLevel.ROOT;
    String parent = row.parentId();
    if (isRoot && parent != null) {
      row.row().problem(Message.of("region.root_with_parent", parent));
    } else if (!isRoot && parent == null) {
      row.row().problem(Message.of("region.parent_blank", settings.root()));
    } else if (parent != null && !units.containsKey(parent)) {
      row.row().problem(Message.of("region.parent_unknown", parent));
    } else if (isItsOwnAncestor(row.id(), units)) {
      row.row().problem(Message.of("region.parent_leads_back", row.id()));
    }
  }

  private static boolean isItsOwnAncestor(String id, Map<String, Unit> units) {
    Set<String> seen = new HashSet<>();
    Unit unit = units.get(id);
    while (unit != null && unit.parentId() != null && seen.add(unit.id())) {
      if (unit.parentId().equals(id)) {
        return true;
      }
      unit = units.get(unit.parentId());
    }
    return false;
  }

  private static void checkCodes(Map<String, List<UnitRow>> byId) {
    Map<String, List<UnitRow>> byCode = new HashMap<>();
    for (List<UnitRow> rows : byId.values()) {
      for (UnitRow row : rows) {
        String code = row.version().code();
        if (code != null) {
          List<UnitRow> others =
              byCode.computeIfAbsent(row.level() + " " + code, key -> new ArrayList<>());
          for (UnitRow other : others) {
            if (other.version().range().overlaps(row.version().range())) {
              row.row().problem(Message.of("region.code_of_two_units", code, other.id()));
            }
          }
          others.add(row);
        }
      }
    }
  }
}
