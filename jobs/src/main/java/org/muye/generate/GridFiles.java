package org.muye.generate;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The grid workbooks of one quarter: a new part begins after a hundred thousand rows. */
final class GridFiles implements AutoCloseable {
  private static final int ROWS_PER_WORKBOOK = 100_000;
  private static final int SERIAL_IN = 3;

  private final City city;
  private final Truth truth;
  private final LocalDate firstMonth;
  private final LocalDate deliveredOn;
  private @Nullable Workbook book;
  private @Nullable Delivery delivery;
  private int part;
  private long rows;

  GridFiles(City city, Truth truth, LocalDate firstMonth, LocalDate deliveredOn) {
    this.city = city;
    this.truth = truth;
    this.firstMonth = firstMonth;
    this.deliveredOn = deliveredOn;
  }

  long rows() {
    return rows;
  }

  void row(Incident incident) throws IOException {
    boolean serial = rows % SERIAL_IN == 0;
    Delivery now =
        write(
            IncidentRows.grid(incident, city.options.seed()),
            serial ? Stamp.excel(incident.occurredAt) : -1);
    now.rows++;
  }

  void plant(Dirt dirt, List<String> cells) throws IOException {
    write(cells, -1).plant(dirt);
  }

  private Delivery write(List<String> cells, double serial) throws IOException {
    Workbook open = book;
    Delivery now = delivery;
    if (open == null || now == null || now.rows >= ROWS_PER_WORKBOOK) {
      close();
      part++;
      String span = month(firstMonth) + "-" + month(firstMonth.plusMonths(2));
      now =
          new Delivery(
              "inbox/incidents/grid/grid_"
                  + span
                  + "_p"
                  + part
                  + "_"
                  + Stamp.compact(deliveredOn)
                  + ".xlsx",
              "grid",
              "incident",
              deliveredOn);
      truth.deliveries.add(now);
      delivery = now;
      open = new Workbook(city.options.folder().resolve(now.path), "网格事件", IncidentRows.GRID);
      book = open;
    }
    open.row(cells, serial < 0 ? -1 : IncidentRows.GRID_OCCURRED, serial);
    rows++;
    return now;
  }

  private static String month(LocalDate day) {
    return Stamp.compact(day).substring(0, 6);
  }

  @Override
  public void close() throws IOException {
    Workbook closing = book;
    book = null;
    if (closing != null) {
      closing.close();
    }
  }
}
