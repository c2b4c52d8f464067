package org.muye.region;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.muye.error.Message;
import org.muye.error.PipelineBug;
import org.muye.error.Problems;
import org.muye.error.UserError;
import org.muye.region.Boundaries.Responsibility;
import org.muye.region.Boundaries.Succession;
import org.muye.region.RegionSettings.PopulationSettings;

/** Reads and checks a whole region folder before it reports what is wrong. */
final class RegionReader {
  private static final String UNITS = "units.csv";
  private static final String POPULATION = "population.csv";
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");

  /** Only for the rounding of binary fractions: weights are written so that they sum to 1. */
  private static final double WEIGHT_TOLERANCE = 1e-9;

  private final Path folder;
  private final Problems problems = new Problems();

  RegionReader(Path folder) {
    this.folder = folder;
  }

  Region read() {
    if (!Files.isDirectory(folder)) {
      throw UserError.of("region.no_such_folder", folder.toString());
    }
    RegionSettings settings = new SettingsReader(folder, problems).read();
    if (settings == null) {
      report();
      throw new PipelineBug("settings are missing without a problem");
    }
    Map<String, Unit> units = units(settings);
    Map<String, List<DayRange>> reporting = reporting(settings, units);
    Boundaries boundaries =
        new Boundaries(units, responsibilities(settings, units), crosswalk(units));
    Populations populations = populations(settings, units);
    Map<String, List<String>> neighbours = new NeighboursReader(units, problems).read(folder);
    Map<String, Outline> outlines = new OutlinesReader(units, problems).read(folder);
    KeyDates keyDates = KeyDates.read(folder, problems);
    List<Venue> venues = new VenuesReader(units, problems).read(folder);
    SignalLevels signalLevels = new SignalLevelsReader(folder, problems).read();
    ResourceRegister resources =
        new ResourceRegister(
            new ResourcesReader(units, problems).read(folder), settings.resourceCarryLimitYears());
    report();
    return new Region(
        settings,
        units,
        reporting,
        boundaries,
        populations,
        neighbours,
        outlines,
        keyDates,
        venues,
        resources,
        signalLevels);
  }

  private void report() {
    problems.throwIfAny(
        (count, list) -> UserError.of("region.problems", folder.toString(), count, list));
  }

  // ---- units.csv

  /** A row of units.csv before rows of one unit are put together. */
  private record UnitRow(
      CsvRow row, String id, UnitLevel level, @Nullable String parentId, UnitVersion version) {}

  private Map<String, Unit> units(RegionSettings settings) {
    LinkedHashMap<String, List<UnitRow>> byId = new LinkedHashMap<>();
    List<CsvRow> rows =
        new CsvFile(folder, UNITS, problems)
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
      UnitRow unit = unitRow(settings, row);
      if (row.isSound()) {
        byId.computeIfAbsent(unit.id(), id -> new ArrayList<>()).add(unit);
      }
    }
    LinkedHashMap<String, Unit> units = new LinkedHashMap<>();
    for (Map.Entry<String, List<UnitRow>> unit : byId.entrySet()) {
      units.put(unit.getKey(), together(unit.getKey(), unit.getValue()));
    }
    if (!units.containsKey(settings.root()) && !settings.root().isEmpty()) {
      problems.add(UNITS, Message.of("region.root_missing", settings.root()));
    }
    for (List<UnitRow> unit : byId.values()) {
      checkParent(settings, unit.get(0), units);
    }
    checkCodes(byId);
    return units;
  }

  private UnitRow unitRow(RegionSettings settings, CsvRow row) {
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

  private static void checkParent(RegionSettings settings, UnitRow row, Map<String, Unit> units) {
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

  // ---- reporting.csv

  private Map<String, List<DayRange>> reporting(RegionSettings settings, Map<String, Unit> units) {
    Map<String, List<DayRange>> ranges = new HashMap<>();
    CsvFile file = new CsvFile(folder, "reporting.csv", problems);
    if (!file.exists()) {
      for (Unit unit : units.values()) {
        if (unit.level() == UnitLevel.UNIT
            && !settings.notReportingKinds().contains(unit.current().kind())) {
          ranges.put(unit.id(), unit.ranges());
        }
      }
      return ranges;
    }
    for (CsvRow row : file.rows(List.of("unit_id", "valid_from", "valid_to"), List.of())) {
      Unit unit = unit(row, "unit_id", UnitLevel.UNIT, units);
      DayRange range = row.requiredRange();
      if (unit != null && row.isSound()) {
        ranges
            .computeIfAbsent(unit.id(), id -> new ArrayList<>())
            .addAll(DayRange.within(unit.ranges(), range));
      }
    }
    return ranges;
  }

  /** The unit of the cell; null, and a problem, when it is unknown or of another level. */
  private static @Nullable Unit unit(
      CsvRow row, String column, UnitLevel level, Map<String, Unit> units) {
    String id = row.required(column);
    Unit unit = units.get(id);
    if (id.isEmpty()) {
      return null;
    }
    if (unit == null) {
      row.problem(Message.of("region.unit_unknown", column, id));
    } else if (unit.level() != level) {
      row.problem(Message.of("region.unit_not_reporting_level", column, id));
    }
    return unit;
  }

  // ---- responsibility.csv

  private List<Responsibility> responsibilities(RegionSettings settings, Map<String, Unit> units) {
    List<Responsibility> rules = new ArrayList<>();
    CsvFile file = new CsvFile(folder, "responsibility.csv", problems);
    if (!file.exists()) {
      return rules;
    }
    UnitCodes towns = new UnitCodes(units.values(), UnitLevel.SUBUNIT);
    for (CsvRow row :
        file.rows(
            List.of("town_code", "unit_id", "valid_from", "valid_to"),
            List.of("territory_unit_id"))) {
      String town = row.required("town_code");
      if (!settings.subunitKinds().isEmpty() && !town.isEmpty() && !towns.isKnown(town)) {
        row.problem(Message.of("region.town_code_unknown", town));
      }
      Unit unit = unit(row, "unit_id", UnitLevel.UNIT, units);
      Unit territory =
          row.optional("territory_unit_id") == null
              ? null
              : unit(row, "territory_unit_id", UnitLevel.UNIT, units);
      DayRange range = row.requiredRange();
      for (Responsibility other : rules) {
        if (other.townCode().equals(town) && other.range().overlaps(range)) {
          row.problem(Message.of("region.responsibility_repeated", town));
        }
      }
      if (unit != null && row.isSound()) {
        rules.add(
            new Responsibility(town, unit.id(), territory == null ? null : territory.id(), range));
      }
    }
    return rules;
  }

  // ---- crosswalk.csv

  private List<Succession> crosswalk(Map<String, Unit> units) {
    List<Succession> rows = new ArrayList<>();
    CsvFile file = new CsvFile(folder, "crosswalk.csv", problems);
    if (!file.exists()) {
      return rows;
    }
    Map<String, Map<LocalDate, Double>> sums = new TreeMap<>();
    for (CsvRow row :
        file.rows(
            List.of("from_unit_id", "to_unit_id", "effective_on", "weight", "reason"), List.of())) {
      Unit from = unit(row, "from_unit_id", UnitLevel.UNIT, units);
      Unit to = unit(row, "to_unit_id", UnitLevel.UNIT, units);
      LocalDate date = row.requiredDate("effective_on");
      double weight = row.requiredNumber("weight");
      row.required("reason");
      if (row.isSound() && !(weight > 0 && weight <= 1)) {
        row.problem(Message.of("region.weight_out_of_range", weight));
      }
      if (row.isSound() && to != null && !to.validOn(date)) {
        row.problem(Message.of("region.unit_not_there_on_day", to.id(), date));
      }
      if (row.isSound() && from != null && to != null) {
        rows.add(new Succession(from.id(), to.id(), date, weight));
        sums.computeIfAbsent(from.id(), id -> new TreeMap<>()).merge(date, weight, Double::sum);
      }
    }
    sums.forEach(
        (id, ofDay) ->
            ofDay.forEach(
                (date, sum) -> {
                  if (Math.abs(sum - 1) > WEIGHT_TOLERANCE) {
                    problems.add(
                        "crosswalk.csv", Message.of("region.weights_not_one", id, date, sum));
                  }
                }));
    return rows;
  }

  // ---- population.csv

  private Populations populations(RegionSettings settings, Map<String, Unit> units) {
    Map<String, List<PopulationFigure>> figures = new HashMap<>();
    PopulationSettings population = settings.population();
    if (population != null) {
      for (String id : population.without()) {
        if (!units.containsKey(id)) {
          problems.add("region.yaml", Message.of("region.population_without_unknown", id));
        }
      }
    }
    CsvFile file = new CsvFile(folder, POPULATION, problems);
    if (!file.exists()) {
      return new Populations(population, figures);
    }
    if (population == null) {
      problems.add("region.yaml", Message.of("region.population_settings_missing", POPULATION));
    }
    boolean preferred = false;
    for (CsvRow row :
        file.rows(
            List.of("unit_id", "reference_date", "basis", "population", "source"),
            List.of("known_at"))) {
      Unit unit = populated(row, settings, units);
      PopulationFigure figure = figure(row);
      preferred |= population == null || population.basis().contains(figure.basis());
      if (unit != null && row.isSound()) {
        List<PopulationFigure> others = figures.computeIfAbsent(unit.id(), id -> new ArrayList<>());
        checkTwice(row, figure, others);
        others.add(figure);
      }
    }
    if (!preferred) {
      problems.add(POPULATION, Message.of("region.population_basis_unmet"));
    }
    return new Populations(population, figures);
  }

  private static @Nullable Unit populated(
      CsvRow row, RegionSettings settings, Map<String, Unit> units) {
    String id = row.required("unit_id");
    Unit unit = units.get(id);
    if (!id.isEmpty() && unit == null) {
      row.problem(Message.of("region.population_of_unknown_unit", id));
    }
    if (id.equals(settings.root())) {
      row.problem(Message.of("region.population_of_root"));
    }
    return unit;
  }

  private static PopulationFigure figure(CsvRow row) {
    double people = row.requiredNumber("population");
    if (people < 0) {
      row.problem(Message.of("region.population_negative", row.optional("population")));
    }
    return new PopulationFigure(
        row.requiredDate("reference_date"),
        row.required("basis"),
        people,
        row.optionalDate("known_at"));
  }

  private static void checkTwice(
      CsvRow row, PopulationFigure figure, List<PopulationFigure> others) {
    for (PopulationFigure other : others) {
      if (other.referenceDate().equals(figure.referenceDate())
          && other.basis().equals(figure.basis())
          && Objects.equals(other.knownAt(), figure.knownAt())) {
        row.problem(Message.of("region.population_repeated"));
      }
    }
  }
}
