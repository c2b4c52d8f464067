package org.muye.generate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.muye.error.UserError;

/**
 * Writes the files that the sources of a made city would deliver, month by month, with a ready
 * muye.yaml and a truth file. Memory holds the later versions of records only, never the files.
 */
public final class CityGenerator {
  /** Months after the history in which late rows still arrive. */
  private static final int TAIL = 3;

  private final GeneratorOptions options;
  private final City city;
  private final Truth truth;
  private final MonthFiles files;
  private final IncidentMaker incidents;
  private final DisputeMaker disputes;
  private final Planting planting;
  private final Map<Integer, List<Incident>> laterIncidents = new TreeMap<>();
  private final Map<Integer, List<Incident>> laterGrid = new TreeMap<>();
  private final Map<Integer, List<DisputeVersion>> laterVersions = new TreeMap<>();
  private final Map<Integer, List<DisputeEvent>> laterEvents = new TreeMap<>();
  private int now;

  private CityGenerator(GeneratorOptions options) {
    this.options = options;
    this.city = new City(options);
    this.truth = new Truth(city);
    this.files = new MonthFiles(city, truth);
    this.incidents = new IncidentMaker(city, truth, this::route);
    this.disputes = new DisputeMaker(city, truth, this::route, this::route);
    this.planting = new Planting(city, truth, incidents, disputes);
  }

  /**
   * Makes the city.
   *
   * @throws UserError if the folder is not empty or cannot be written
   */
  public static GeneratedCity generate(GeneratorOptions options) {
    try {
      return new CityGenerator(options).run();
    } catch (UncheckedIOException | IOException e) {
      throw UserError.of("generate.unwritable", options.folder().toString(), e.toString());
    }
  }

  private GeneratedCity run() throws IOException {
    requireEmpty(options.folder());
    Files.createDirectories(options.folder());
    try {
      for (now = 0; now < options.months() + TAIL; now++) {
        files.begin(now);
        month();
      }
    } finally {
      files.close();
    }
    new TrainingFiles(city, truth).write();
    new DutyFiles(city, truth).write();
    lateWeeks();
    truth.note("incidents", incidents.made() + planting.flaggedIncidents());
    truth.note("disputes", disputes.made());
    Path truthFile = options.folder().resolve("truth.json");
    truth.write(truthFile);
    Path config = options.folder().resolve("muye.yaml");
    Files.writeString(config, WorkspaceConfig.text(options));
    List<Path> delivered =
        truth.deliveries.stream().map(delivery -> Path.of(delivery.path)).sorted().toList();
    return new GeneratedCity(
        truth.noted("incidents"),
        truth.noted("disputes"),
        truth.rows(),
        delivered,
        truthFile,
        config);
  }

  private static void requireEmpty(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (var entries = Files.list(folder)) {
      if (entries.findAny().isPresent()) {
        throw UserError.of("generate.folder_not_empty", folder.toString());
      }
    }
  }

  private void month() throws IOException {
    boolean history = now < options.months();
    if (history) {
      for (int unit = 0; unit < options.units().size(); unit++) {
        List<String> ids = disputes.make(unit, now);
        incidents.make(unit, now, ids);
      }
    }
    for (DisputeVersion version : taken(laterVersions, now)) {
      files.write(version);
    }
    for (Incident incident : taken(laterIncidents, now)) {
      files.write(incident);
    }
    if (history) {
      planting.disputes(now, files.outlet("disputes"));
      planting.police(now, files.outlet("police"));
      planting.hotline(now, files.outlet("hotline"));
    }
    for (DisputeEvent event : taken(laterEvents, now)) {
      files.write(event);
    }
    if (history) {
      planting.log(now, files.outlet("dispute_log"));
    }
    quarterEnd(history);
    files.endMonth();
  }

  private void quarterEnd(boolean history) throws IOException {
    if (now % 3 == 2) {
      for (Incident incident : taken(laterGrid, now / 3)) {
        files.grid().row(incident);
      }
      if (history) {
        planting.grid(now, files.grid());
      }
      files.endQuarter();
    }
  }

  private static <T> List<T> taken(Map<Integer, List<T>> later, int at) {
    List<T> taken = later.remove(at);
    return taken == null ? List.of() : taken;
  }

  private void route(Incident incident) {
    if (incident.channel == Incident.Channel.GRID) {
      int quarter = city.month(incident.occurredAt) / 3;
      boolean late = Math.floorMod(incident.id.hashCode(), 50) == 0;
      if (late) {
        truth.note("grid_events_one_quarter_late", 1);
        later(laterGrid, quarter + 1, incident);
      } else {
        files.write(incident);
      }
    } else if (city.month(incident.knownAt) == now) {
      files.write(incident);
    } else {
      later(laterIncidents, city.month(incident.knownAt), incident);
    }
  }

  private void route(DisputeVersion version) {
    int month = city.month(version.knownAt);
    if (month == now) {
      files.write(version);
    } else if (month < options.months() + TAIL) {
      later(laterVersions, month, version);
    }
  }

  private void route(DisputeEvent event) {
    int month = city.month(event.knownAt());
    if (month == now) {
      files.write(event);
    } else if (month < options.months() + TAIL) {
      later(laterEvents, month, event);
    }
  }

  private static <T> void later(Map<Integer, List<T>> later, int at, T item) {
    later.computeIfAbsent(at, key -> new ArrayList<>()).add(item);
  }

  private void lateWeeks() {
    LocalDate end = options.from().plusYears(options.years());
    LocalDate firstMonday = options.from().minusDays(options.from().getDayOfWeek().getValue() - 1L);
    for (int unit = 0; unit < options.units().size(); unit++) {
      for (LocalDate monday = firstMonday; monday.isBefore(end); monday = monday.plusWeeks(1)) {
        int days = city.weekDelay(unit, monday);
        if (days > 0) {
          truth.lateWeek(options.units().get(unit).id(), monday.toString(), days);
        }
      }
    }
  }
}
