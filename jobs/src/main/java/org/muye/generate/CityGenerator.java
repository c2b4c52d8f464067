package org.muye.generate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.muye.error.UserError;

/**
 * Writes the files that the sources of a made city would deliver, month by month, with a ready
 * muye.yaml and a truth file. Memory holds the later versions of records only, never the files.
 */
public final class CityGenerator {
  /** Months after the history in which late rows still arrive. */
  private static final int TAIL = 3;

  private static final Charset GB18030 = Charset.forName("GB18030");
  private static final int LATE_GRID_QUARTER = 2;
  private static final int RESENT_POLICE = 3;
  private static final int RESENT_DISPUTES = 5;

  private final GeneratorOptions options;
  private final City city;
  private final Truth truth;
  private final IncidentMaker incidents;
  private final DisputeMaker disputes;
  private final Planting planting;
  private final Map<Integer, List<Incident>> laterIncidents = new TreeMap<>();
  private final Map<Integer, List<Incident>> laterGrid = new TreeMap<>();
  private final Map<Integer, List<DisputeVersion>> laterVersions = new TreeMap<>();
  private final Map<Integer, List<DisputeEvent>> laterEvents = new TreeMap<>();
  private final Map<String, List<String>> kept = new TreeMap<>();
  private final Map<String, Outlet> open = new TreeMap<>();
  private @Nullable GridFiles grid;
  private int now;

  private CityGenerator(GeneratorOptions options) {
    this.options = options;
    this.city = new City(options);
    this.truth = new Truth(city);
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
        month();
      }
    } finally {
      closeAll();
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
    List<Path> files =
        truth.deliveries.stream().map(delivery -> Path.of(delivery.path)).sorted().toList();
    return new GeneratedCity(
        truth.noted("incidents"), truth.noted("disputes"), truth.rows(), files, truthFile, config);
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
      write(version);
    }
    for (Incident incident : taken(laterIncidents, now)) {
      write(incident);
    }
    if (history) {
      planting.disputes(now, outlet("disputes"));
      planting.police(now, outlet("police"));
      planting.hotline(now, outlet("hotline"));
    }
    for (DisputeEvent event : taken(laterEvents, now)) {
      write(event);
    }
    if (history) {
      planting.log(now, outlet("dispute_log"));
    }
    quarterEnd(history);
    repeatAndClose();
  }

  private void quarterEnd(boolean history) throws IOException {
    if (now % 3 == 2) {
      for (Incident incident : taken(laterGrid, now / 3)) {
        grid().row(incident);
      }
      if (history) {
        planting.grid(now, grid());
      }
      GridFiles closing = grid;
      grid = null;
      if (closing != null) {
        closing.close();
      }
    }
  }

  private void repeatAndClose() throws IOException {
    for (Map.Entry<String, Outlet> entry : open.entrySet()) {
      Outlet outlet = entry.getValue();
      if (!entry.getKey().equals("hotline")) {
        outlet.repeat(kept.getOrDefault(entry.getKey(), List.of()));
        kept.put(entry.getKey(), List.copyOf(outlet.kept));
      }
      outlet.close();
    }
    resend("police", RESENT_POLICE);
    resend("disputes", RESENT_DISPUTES);
    open.clear();
  }

  /** The same file delivered again under another name. */
  private void resend(String source, int month) throws IOException {
    Outlet outlet = open.get(source);
    if (now != month || outlet == null) {
      return;
    }
    LocalDate on = outlet.delivery.deliveredOn.plusDays(5);
    String path =
        outlet.delivery.path.replace(
            "_" + Stamp.compact(outlet.delivery.deliveredOn), "_resent_" + Stamp.compact(on));
    Files.copy(options.folder().resolve(outlet.delivery.path), options.folder().resolve(path));
    truth.deliveries.add(outlet.delivery.resent(path, on));
  }

  private void closeAll() throws IOException {
    for (Outlet outlet : open.values()) {
      outlet.close();
    }
    if (grid != null) {
      grid.close();
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
        write(incident);
      }
    } else if (city.month(incident.knownAt) == now) {
      write(incident);
    } else {
      later(laterIncidents, city.month(incident.knownAt), incident);
    }
  }

  private void route(DisputeVersion version) {
    int month = city.month(version.knownAt);
    if (month == now) {
      write(version);
    } else if (month < options.months() + TAIL) {
      later(laterVersions, month, version);
    }
  }

  private void route(DisputeEvent event) {
    int month = city.month(event.knownAt());
    if (month == now) {
      write(event);
    } else if (month < options.months() + TAIL) {
      later(laterEvents, month, event);
    }
  }

  private static <T> void later(Map<Integer, List<T>> later, int at, T item) {
    later.computeIfAbsent(at, key -> new ArrayList<>()).add(item);
  }

  private void write(Incident incident) {
    try {
      if (incident.channel == Incident.Channel.GRID) {
        grid().row(incident);
        return;
      }
      boolean police = incident.channel == Incident.Channel.POLICE;
      Outlet outlet = outlet(police ? "police" : "hotline");
      outlet.row(
          police
              ? IncidentRows.police(incident, options.seed())
              : IncidentRows.hotline(incident, options.seed()));
      outlet.delivery.voided += incident.voided ? 1 : 0;
      outlet.delivery.merged += incident.mergedInto.isEmpty() ? 0 : 1;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write(DisputeVersion version) {
    try {
      Outlet outlet = outlet("disputes");
      outlet.row(DisputeRows.table30(version, options.seed()));
      outlet.delivery.voided += version.voided ? 1 : 0;
      outlet.delivery.merged += version.mergedInto.isEmpty() ? 0 : 1;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write(DisputeEvent event) {
    try {
      outlet("dispute_log").row(DisputeRows.log(event));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Outlet outlet(String source) throws IOException {
    Outlet outlet = open.get(source);
    if (outlet == null) {
      LocalDate month = options.from().plusMonths(now);
      LocalDate on =
          month.plusMonths(1).plusDays(Draw.of(options.seed(), Stream.DELIVERY, now).range(1, 6));
      String stamp = Stamp.compact(month).substring(0, 6) + "_" + Stamp.compact(on);
      outlet =
          switch (source) {
            case "police" ->
                outlet(
                    "inbox/incidents/police/police110_" + stamp + ".csv.gz",
                    source,
                    "incident",
                    on,
                    IncidentRows.POLICE,
                    StandardCharsets.UTF_8);
            case "hotline" ->
                outlet(
                    "inbox/incidents/hotline/hotline12345_" + stamp + ".jsonl",
                    source,
                    "incident",
                    on,
                    IncidentRows.HOTLINE,
                    StandardCharsets.UTF_8);
            case "disputes" ->
                outlet(
                    "inbox/disputes/disputes_" + stamp + ".csv",
                    source,
                    "dispute",
                    on,
                    DisputeRows.TABLE_30,
                    GB18030);
            default ->
                outlet(
                    "inbox/dispute-log/dispute_log_" + stamp + ".csv",
                    source,
                    "dispute_event",
                    on,
                    DisputeRows.LOG,
                    StandardCharsets.UTF_8);
          };
      open.put(source, outlet);
    }
    return outlet;
  }

  private Outlet outlet(
      String path, String source, String record, LocalDate on, List<String> names, Charset charset)
      throws IOException {
    Delivery delivery = new Delivery(path, source, record, on);
    truth.deliveries.add(delivery);
    return new Outlet(options.folder(), delivery, names, charset);
  }

  private GridFiles grid() {
    if (grid == null) {
      int quarter = now / 3;
      LocalDate first = options.from().plusMonths(quarter * 3L);
      // One quarter comes much later than agreed.
      LocalDate on = first.plusMonths(3).plusDays(quarter == LATE_GRID_QUARTER ? 50 : 9);
      grid = new GridFiles(city, truth, first, on);
    }
    return grid;
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
