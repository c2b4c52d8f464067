package org.muye.generate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The files that the sources deliver of a month; the grid delivers its own of a quarter. */
final class MonthFiles implements AutoCloseable {
  private static final Charset GB18030 = Charset.forName("GB18030");
  private static final int LATE_GRID_QUARTER = 2;
  private static final int RESENT_POLICE = 3;
  private static final int RESENT_DISPUTES = 5;

  private final GeneratorOptions options;
  private final City city;
  private final Truth truth;
  private final Map<String, List<String>> kept = new TreeMap<>();
  private final Map<String, Outlet> open = new TreeMap<>();
  private @Nullable GridFiles grid;
  private int month;

  MonthFiles(City city, Truth truth) {
    this.options = city.options;
    this.city = city;
    this.truth = truth;
  }

  /** What is written from now on is delivered of this month of the history. */
  void begin(int month) {
    this.month = month;
  }

  void write(Incident incident) {
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

  void write(DisputeVersion version) {
    try {
      Outlet outlet = outlet("disputes");
      outlet.row(DisputeRows.table30(version, options.seed()));
      outlet.delivery.voided += version.voided ? 1 : 0;
      outlet.delivery.merged += version.mergedInto.isEmpty() ? 0 : 1;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void write(DisputeEvent event) {
    try {
      outlet("dispute_log").row(DisputeRows.log(event));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The month's file of a source; it begins with the first that asks for it. */
  Outlet outlet(String source) throws IOException {
    Outlet outlet = open.get(source);
    if (outlet == null) {
      LocalDate first = options.from().plusMonths(month);
      LocalDate on =
          first.plusMonths(1).plusDays(Draw.of(options.seed(), Stream.DELIVERY, month).range(1, 6));
      String stamp = Stamp.compact(first).substring(0, 6) + "_" + Stamp.compact(on);
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

  /** The workbooks of the quarter. */
  GridFiles grid() {
    if (grid == null) {
      int quarter = month / 3;
      LocalDate first = options.from().plusMonths(quarter * 3L);
      // One quarter comes much later than agreed.
      LocalDate on = first.plusMonths(3).plusDays(quarter == LATE_GRID_QUARTER ? 50 : 9);
      grid = new GridFiles(city, truth, first, on);
    }
    return grid;
  }

  /** Closes the workbooks of the quarter. */
  void endQuarter() throws IOException {
    GridFiles closing = grid;
    grid = null;
    if (closing != null) {
      closing.close();
    }
  }

  /** Closes the month's files; each repeats a few rows of the one before. */
  void endMonth() throws IOException {
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
  private void resend(String source, int inMonth) throws IOException {
    Outlet outlet = open.get(source);
    if (month != inMonth || outlet == null) {
      return;
    }
    LocalDate on = outlet.delivery.deliveredOn.plusDays(5);
    String path =
        outlet.delivery.path.replace(
            "_" + Stamp.compact(outlet.delivery.deliveredOn), "_resent_" + Stamp.compact(on));
    Files.copy(options.folder().resolve(outlet.delivery.path), options.folder().resolve(path));
    truth.deliveries.add(outlet.delivery.resent(path, on));
  }

  /** Closes what is open. */
  @Override
  public void close() throws IOException {
    for (Outlet outlet : open.values()) {
      outlet.close();
    }
    if (grid != null) {
      grid.close();
    }
  }
}
