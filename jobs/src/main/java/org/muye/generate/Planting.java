package org.muye.generate;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Plants the dirt of one month: which kinds, how many, and what a source would have written. */
final class Planting {
  /** Units have two digits in a record number; no unit has this one. */
  private static final int SERIES = 99;

  private static final String NO_UNIT = "419999";

  /** What records of no known unit count for, besides the city. */
  private static final String UNKNOWN = "UNK:unit";

  private static final int OVERSIZE = 1 << 20;
  private static final int BYTES_PER_CHARACTER = 2;

  private static final List<Dirt> POLICE =
      List.of(
          Dirt.MALFORMED_BYTES,
          Dirt.RAGGED_ROW,
          Dirt.UNBALANCED_QUOTE,
          Dirt.IMPOSSIBLE_DATE,
          Dirt.FUTURE_DATE,
          Dirt.UNKNOWN_UNIT,
          Dirt.MISSING_REQUIRED,
          Dirt.UNKNOWN_CODE,
          Dirt.NEGATIVE_DURATION,
          Dirt.OVERSIZED_FIELD);
  private static final List<Dirt> HOTLINE =
      List.of(
          Dirt.MALFORMED_BYTES,
          Dirt.MALFORMED_ROW,
          Dirt.IMPOSSIBLE_DATE,
          Dirt.FUTURE_DATE,
          Dirt.UNKNOWN_UNIT,
          Dirt.MISSING_REQUIRED,
          Dirt.UNKNOWN_CODE);
  private static final List<Dirt> GRID =
      List.of(Dirt.IMPOSSIBLE_DATE, Dirt.UNKNOWN_UNIT, Dirt.MISSING_REQUIRED, Dirt.UNKNOWN_CODE);
  private static final List<Dirt> DISPUTE =
      List.of(
          Dirt.MALFORMED_BYTES,
          Dirt.RAGGED_ROW,
          Dirt.UNBALANCED_QUOTE,
          Dirt.IMPOSSIBLE_DATE,
          Dirt.FUTURE_DATE,
          Dirt.UNKNOWN_UNIT,
          Dirt.MISSING_REQUIRED,
          Dirt.UNKNOWN_CODE,
          Dirt.NEGATIVE_DURATION,
          Dirt.BAD_IDENTIFIER_CHECK,
          Dirt.OVERSIZED_FIELD);
  private static final List<Dirt> LOG =
      List.of(Dirt.RAGGED_ROW, Dirt.IMPOSSIBLE_DATE, Dirt.MISSING_REQUIRED);

  private final City city;
  private final Truth truth;
  private final IncidentMaker incidents;
  private final DisputeMaker disputes;
  private int seq;
  private long flaggedIncidents;

  Planting(City city, Truth truth, IncidentMaker incidents, DisputeMaker disputes) {
    this.city = city;
    this.truth = truth;
    this.incidents = incidents;
    this.disputes = disputes;
  }

  /** Planted incidents that count as records. */
  long flaggedIncidents() {
    return flaggedIncidents;
  }

  private Draw draw(int month, long what) {
    return Draw.of(city.options.seed(), Stream.DIRT, what, month);
  }

  private String number(int month) {
    return IncidentMaker.number(city.options.from().plusMonths(month), SERIES, ++seq);
  }

  private Incident incident(Draw draw, int month, Incident.Channel channel, Dirt dirt) {
    int unit = draw.below(city.options.units().size());
    Incident incident = incidents.single(draw, unit, month, number(month), channel);
    if (!dirt.unusable()) {
      flaggedIncidents++;
      boolean known = dirt != Dirt.UNKNOWN_UNIT;
      truth.incident(
          known ? city.options.units().get(unit).id() : UNKNOWN,
          known ? incident.town : "",
          incident.occurredAt,
          incident.valid);
    }
    return incident;
  }

  void police(int month, Outlet out) throws IOException {
    Draw draw = draw(month, 1);
    long rows = out.delivery.rows;
    String year = String.valueOf(city.options.from().plusMonths(month).getYear());
    for (Dirt dirt : POLICE) {
      for (int i = 0; i < dirt.count(month, rows); i++) {
        Incident incident = incident(draw, month, Incident.Channel.POLICE, dirt);
        List<String> cells = IncidentRows.police(incident, city.options.seed());
        switch (dirt) {
          case IMPOSSIBLE_DATE -> cells.set(IncidentRows.POLICE_OCCURRED, year + "年2月30日");
          case FUTURE_DATE -> cells.set(IncidentRows.POLICE_OCCURRED, "2099-01-01 08:00:00");
          case UNKNOWN_UNIT -> unknownUnit(cells, IncidentRows.POLICE_UNIT, NO_UNIT);
          case MISSING_REQUIRED -> cells.set(IncidentRows.POLICE_KEY, "");
          case UNKNOWN_CODE -> cells.set(IncidentRows.POLICE_FEEDBACK, "88");
          case NEGATIVE_DURATION ->
              cells.set(
                  IncidentRows.POLICE_CLOSED, Stamp.plain(incident.occurredAt - 2 * Stamp.DAY));
          case OVERSIZED_FIELD -> cells.set(IncidentRows.POLICE_TEXT, oversized());
          default -> {}
        }
        out.plant(dirt, cells, IncidentRows.POLICE_PLACE);
      }
    }
  }

  void hotline(int month, Outlet out) throws IOException {
    Draw draw = draw(month, 2);
    long rows = out.delivery.rows;
    String year = String.valueOf(city.options.from().plusMonths(month).getYear());
    for (Dirt dirt : HOTLINE) {
      for (int i = 0; i < dirt.count(month, rows); i++) {
        List<String> cells =
            IncidentRows.hotline(
                incident(draw, month, Incident.Channel.HOTLINE, dirt), city.options.seed());
        switch (dirt) {
          case IMPOSSIBLE_DATE ->
              cells.set(IncidentRows.HOTLINE_OCCURRED, year + "-02-30T08:00:00+08:00");
          case FUTURE_DATE -> cells.set(IncidentRows.HOTLINE_OCCURRED, "2099-01-01T08:00:00+08:00");
          case UNKNOWN_UNIT -> unknownUnit(cells, IncidentRows.HOTLINE_UNIT, NO_UNIT);
          case MISSING_REQUIRED -> cells.set(IncidentRows.HOTLINE_KEY, "");
          case UNKNOWN_CODE -> cells.set(IncidentRows.HOTLINE_FEEDBACK, IncidentRows.label("88"));
          default -> {}
        }
        out.plant(dirt, cells, IncidentRows.HOTLINE_PLACE);
      }
    }
  }

  void grid(int month, GridFiles out) throws IOException {
    Draw draw = draw(month, 3);
    String year = String.valueOf(city.options.from().plusMonths(month).getYear());
    for (Dirt dirt : GRID) {
      for (int i = 0; i < dirt.count(month / 3, out.rows()); i++) {
        List<String> cells =
            IncidentRows.grid(
                incident(draw, month, Incident.Channel.GRID, dirt), city.options.seed());
        switch (dirt) {
          case IMPOSSIBLE_DATE -> cells.set(IncidentRows.GRID_OCCURRED, year + "-02-30 08:00:00");
          case UNKNOWN_UNIT -> unknownUnit(cells, IncidentRows.GRID_UNIT, "未知区");
          case MISSING_REQUIRED -> cells.set(IncidentRows.GRID_KEY, "");
          default -> cells.set(IncidentRows.GRID_FEEDBACK, IncidentRows.label("88"));
        }
        out.plant(dirt, cells);
      }
    }
  }

  void disputes(int month, Outlet out) throws IOException {
    Draw draw = draw(month, 4);
    long rows = out.delivery.rows;
    String year = String.valueOf(city.options.from().plusMonths(month).getYear());
    for (Dirt dirt : DISPUTE) {
      for (int i = 0; i < dirt.count(month, rows); i++) {
        int unit = draw.below(city.options.units().size());
        DisputeVersion version =
            disputes.single(draw, unit, month, "JF" + number(month), !dirt.unusable());
        if (!dirt.unusable()) {
          truth.dispute(version.dispute, dirt == Dirt.UNKNOWN_UNIT ? UNKNOWN : null);
        }
        List<String> cells = DisputeRows.table30(version, city.options.seed());
        switch (dirt) {
          case IMPOSSIBLE_DATE -> cells.set(DisputeRows.ACCEPTED, year + "年2月30日 09:00");
          case FUTURE_DATE -> cells.set(DisputeRows.ACCEPTED, "2099-01-01 09:00:00");
          case UNKNOWN_UNIT -> unknownUnit(cells, DisputeRows.UNIT, NO_UNIT);
          case MISSING_REQUIRED -> cells.set(DisputeRows.KEY, "");
          case UNKNOWN_CODE -> cells.set(DisputeRows.CATEGORY, "1499");
          case NEGATIVE_DURATION -> {
            cells.set(DisputeRows.SUCCEEDED, "1");
            cells.set(
                DisputeRows.RESOLVED_AT, Stamp.plain(version.dispute.acceptedAt() - Stamp.DAY));
          }
          case BAD_IDENTIFIER_CHECK ->
              cells.set(DisputeRows.ID_NUMBER, ResidentId.wrong(version.dispute.person()));
          case OVERSIZED_FIELD -> cells.set(DisputeRows.TEXT, oversized());
          default -> {}
        }
        out.plant(dirt, cells, DisputeRows.PLACE);
      }
    }
  }

  void log(int month, Outlet out) throws IOException {
    long rows = out.delivery.rows;
    String year = String.valueOf(city.options.from().plusMonths(month).getYear());
    for (Dirt dirt : LOG) {
      for (int i = 0; i < dirt.count(month, rows); i++) {
        String day = city.options.from().plusMonths(month) + " 09:00:00";
        List<String> cells =
            new ArrayList<>(
                List.of("JF" + number(month), "1", "accepted", day, "05", "ORG-99-05", day));
        switch (dirt) {
          case IMPOSSIBLE_DATE -> cells.set(DisputeRows.LOG_AT, year + "-02-30 09:00:00");
          case MISSING_REQUIRED -> cells.set(DisputeRows.LOG_KEY, "");
          default -> {}
        }
        out.plant(dirt, cells, DisputeRows.LOG_AT);
      }
    }
  }

  /**
   * The town goes too: it would still tell the unit. It stands right after the unit in every file.
   */
  private static void unknownUnit(List<String> cells, int unit, String value) {
    cells.set(unit, value);
    cells.set(unit + 1, "");
  }

  private String oversized() {
    truth.note("oversized_fields", 1);
    return String.join("", Collections.nCopies(OVERSIZE / BYTES_PER_CHARACTER, "长"));
  }
}
