package org.muye.region;

import java.io.Serializable;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muye.error.UserError;
import org.muye.time.AsOf;

/**
 * A city and its units through time: whose record it is, on whose territory, and how many people
 * were at risk. Immutable and serializable; lookups are by hash.
 *
 * <p>Longer than 300 lines because it is the one public face of all files of a region folder: its
 * methods are a line each, under the contract that their callers rely on.
 */
public final class Region implements Serializable {
  private static final long serialVersionUID = 1L;

  /** The boundary version before the first change. */
  public static final String INITIAL_BOUNDARIES = "initial";

  private final RegionSettings settings;
  private final UnitTree tree;
  private final Jurisdiction jurisdiction;
  private final Boundaries boundaries;
  private final Populations populations;
  private final PersonDays personDays;
  private final HashMap<String, List<String>> neighbours;
  private final HashMap<String, Outline> outlines;
  private final KeyDates keyDates;
  private final List<Venue> venues;
  private final @Nullable SignalLevels signalLevels;
  private final ResourceRegister resources;

  Region(
      RegionSettings settings,
      UnitTree tree,
      Boundaries boundaries,
      Populations populations,
      Map<String, List<String>> neighbours,
      Map<String, Outline> outlines,
      KeyDates keyDates,
      List<Venue> venues,
      ResourceRegister resources,
      @Nullable SignalLevels signalLevels) {
    this.settings = settings;
    this.tree = tree;
    this.jurisdiction = new Jurisdiction(tree, boundaries);
    this.boundaries = boundaries;
    this.populations = populations;
    this.personDays = new PersonDays(settings, tree, populations);
    this.neighbours = new HashMap<>(neighbours);
    this.outlines = new HashMap<>(outlines);
    this.keyDates = keyDates;
    this.venues = List.copyOf(venues);
    this.signalLevels = signalLevels;
    this.resources = resources;
  }

  /**
   * Reads a region folder; its format is described in {@code schemas/regions/README.md}.
   *
   * @throws UserError naming every problem of the folder at once
   */
  public static Region load(Path folder) {
    return new RegionReader(folder).read();
  }

  /**
   * The key dates that share a day with those from one to before another, in order; none when the
   * region names none.
   */
  public List<KeyDate> keyDates(LocalDate from, LocalDate toExclusive) {
    return keyDates.between(from, toExclusive);
  }

  /** The region's name in configuration files. */
  public String id() {
    return settings.id();
  }

  /** The Chinese name. */
  public String nameZh() {
    return settings.nameZh();
  }

  /** The English name. */
  public String nameEn() {
    return settings.nameEn();
  }

  /** The zone of the local days. */
  public ZoneId timeZone() {
    return settings.timeZone();
  }

  /** Days after the end of a period on which its first release is due. */
  public int releaseLagDays() {
    return settings.releaseLagDays();
  }

  /** Whether the Spring Festival moves between January and February here. */
  public boolean springFestival() {
    return settings.springFestival();
  }

  /** How the yearly tasks of the leadership duty system are counted. */
  public DutySettings duty() {
    return settings.duty();
  }

  /** Where units and populations come from, with the attribution their licences ask for. */
  public List<String> sources() {
    return settings.sources();
  }

  /** What a reader of the region's numbers should know. */
  public List<String> notes() {
    return settings.notes();
  }

  /** The unit that is the whole region. */
  public Unit root() {
    return tree.root();
  }

  /** Whether towns or streets are known below the units. */
  public boolean hasSubunits() {
    return tree.hasSubunits();
  }

  /** The unit of the id, at any level. */
  public Optional<Unit> unit(String id) {
    return Optional.ofNullable(tree.unit(id));
  }

  /** All units at all levels, the root among them, in the order of the file. */
  public List<Unit> units() {
    return List.copyOf(tree.units());
  }

  /** The units of one level, in the order of the file. */
  public List<Unit> units(UnitLevel level) {
    return tree.units(level);
  }

  /** The units that report on at least one day of the range, in the order of the file. */
  public List<Unit> reportingUnits(LocalDate from, LocalDate toExclusive) {
    return tree.reportingUnits(from, toExclusive);
  }

  /**
   * The parts a unit is divided into on at least one day of the range, in the order of the file:
   * the subunits below it at whatever depth, or, where the region has no subunits, the units that
   * report when asked for the root. A subunit, or a unit without any, has no parts.
   */
  public List<Unit> parts(String unitId, LocalDate from, LocalDate toExclusive) {
    return tree.parts(unitId, from, toExclusive);
  }

  /**
   * Whether records of the unit are supplied on every day of the range: the root always has some, a
   * unit on the days it reports, a subunit on the days it exists and the unit above it reports.
   *
   * @param unitId any unit; an unknown one supplies nothing
   */
  public boolean reportsThroughout(String unitId, LocalDate from, LocalDate toExclusive) {
    return tree.reportsThroughout(unitId, from, toExclusive);
  }

  /** Whether the unit reports on at least one day of the range. */
  public boolean reports(String unitId, LocalDate from, LocalDate toExclusive) {
    return tree.reports(unitId, from, toExclusive);
  }

  /** Whether it is known which units share a border. */
  public boolean hasNeighbours() {
    return !neighbours.isEmpty();
  }

  /**
   * The units that share a border with this one, in order of their ids; all of one level. None
   * means that they are not known.
   */
  public List<String> neighbours(String unitId) {
    return neighbours.getOrDefault(unitId, List.of());
  }

  /** The border of a unit for a map; none for a region or unit without one. */
  public Optional<Outline> outline(String unitId) {
    return Optional.ofNullable(outlines.get(unitId));
  }

  /** The register of venues, in the order of the file; empty means that there is none. */
  public List<Venue> venues() {
    return venues;
  }

  /** The ladder on which the region places its records; empty when it names none. */
  public Optional<SignalLevels> signalLevels() {
    return Optional.ofNullable(signalLevels);
  }

  /** The register of grass-roots resources, in the order of the file; empty: there is none. */
  public List<Resource> resources() {
    return resources.figures();
  }

  /**
   * What the register of grass-roots resources says at the end of a day: of a unit its own figures,
   * of the whole region the sums over the units that report on that day.
   *
   * @param items codes of the list {@code resource_item}, at least one
   */
  public ResourceFigures resources(String unitId, List<String> items, LocalDate day) {
    return unitId.equals(root().id())
        ? resources.ofUnits(reportingUnits(day, day.plusDays(1)), items, day)
        : resources.ofUnit(unitId, items, day);
  }

  /**
   * The units of a record. The town decides where a dated rule names who is responsible for it;
   * else the unit code, in force or not; else the unit above the town. Blanks around a code do not
   * count.
   *
   * @param code the record's unit code, null or blank when it has none
   * @param townCode the record's town or street code, null or blank when it has none
   * @param date the local day of the event
   */
  public UnitMatch resolveUnit(@Nullable String code, @Nullable String townCode, LocalDate date) {
    return jurisdiction.ofRecord(code, townCode, date);
  }

  /**
   * The unit that an organisation leads. Other than a record of what happened, which the code of
   * the whole region does not place in any unit, an organisation can lead the region itself.
   *
   * @param code code of a unit or of the whole region, null or blank when there is none
   * @param date a local day on which the organisation acted
   */
  public UnitMatch resolveOrganisation(@Nullable String code, LocalDate date) {
    return jurisdiction.ofOrganisation(code, date);
  }

  /**
   * Where a record counts on today's boundaries, so that periods on both sides of a change compare:
   * the unit now responsible for its town, followed through the successors of abolished units.
   *
   * @param unitId the unit responsible on the day, as {@link #resolveUnit} gave it
   * @param townCode the record's town code, null or blank when it has none
   * @param date the local day of the event
   * @return at least one share; the weights sum to 1
   */
  public List<UnitShare> currentUnits(String unitId, @Nullable String townCode, LocalDate date) {
    return jurisdiction.today(unitId, townCode, date);
  }

  /**
   * Whether responsibility or territory ever changed hands; a new code for the same unit is none.
   */
  public boolean hasBoundaryChanges() {
    return !boundaries.dates().isEmpty();
  }

  /** The first days of new boundaries, in order. */
  public List<LocalDate> boundaryDates() {
    return boundaries.dates();
  }

  /** The first days on which something changed hands from or to the unit, in order. */
  public List<LocalDate> boundaryDates(String unitId) {
    return boundaries.dates(unitId);
  }

  /**
   * The boundary set of the day: the last change on or before it as an ISO date, or {@link
   * #INITIAL_BOUNDARIES}.
   */
  public String boundaryVersion(LocalDate date) {
    String version = INITIAL_BOUNDARIES;
    for (LocalDate change : boundaries.dates()) {
      if (!change.isAfter(date)) {
        version = change.toString();
      }
    }
    return version;
  }

  /** How many population figures were published by the as-of day. */
  public long publishedPopulations(AsOf asOf) {
    return populations.published(asOf.date());
  }

  /**
   * The person-days of a unit: the population of each day, linear between reference dates of one
   * basis and constant outside them, summed over the days on which the unit exists. The root has
   * the sum of the units that carry the population: at the reporting level on the days they report,
   * below it on all days. A unit without figures of its own has the sum of the units below it when
   * all of them have some.
   *
   * @param unitId any unit; an unknown one has no population
   * @param from the first day
   * @param toExclusive the day after the last
   * @param asOf figures published later are not used
   * @throws IllegalArgumentException when the range ends before it begins
   */
  public Exposure exposure(String unitId, LocalDate from, LocalDate toExclusive, AsOf asOf) {
    return personDays.exposure(unitId, from, toExclusive, asOf.date());
  }
}
