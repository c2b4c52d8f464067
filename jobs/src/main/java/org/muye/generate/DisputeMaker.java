package org.muye.generate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Makes the disputes accepted in one unit and month, with their whole later life: versions and log.
 */
final class DisputeMaker {
  private static final String[] CATEGORIES = {
    "0101", "0102", "0103", "0199", "0201", "0202", "0203", "0299", "0303", "0401", "0402", "0501",
        "0502", "0503",
    "0504", "0507", "0601", "0602", "0603", "0701", "0702", "0703", "0802", "0804", "0901", "0902",
        "1101", "1102",
    "1103", "1104", "1201", "1202", "1301", "1305", "1401", "1403", "1502", "99"
  };
  private static final double[] CATEGORY_WEIGHTS = {
    11, 3, 3, 1, 8, 5, 3, 2, 2, 4, 5, 1, 1, 9, 1, 3, 4, 5, 2, 6, 1, 2, 1, 6, 3, 4, 1, 2, 1, 1, 0.5,
    0.3, 0.5, 0.4, 0.3, 0.3, 0.1, 2
  };
  private static final String[] DISCOVERIES = {
    "grid_patrol", "self_report", "110", "12345", "petition", "superior", "sensor"
  };
  private static final double[] DISCOVERY_WEIGHTS = {35, 25, 12, 13, 8, 4, 3};
  private static final String[] PARTIES = {
    "0101", "0102", "0103", "0105", "0106", "0107", "0199", "0202", "0207"
  };
  private static final double[] PARTY_WEIGHTS = {12, 30, 18, 5, 2, 10, 12, 1, 10};

  private final City city;
  private final Truth truth;
  private final DisputeLife life;
  private final Consumer<DisputeEvent> events;
  private long made;

  DisputeMaker(
      City city, Truth truth, Consumer<DisputeVersion> versions, Consumer<DisputeEvent> events) {
    this.city = city;
    this.truth = truth;
    this.life = new DisputeLife(city, truth, versions, events);
    this.events = events;
  }

  long made() {
    return made;
  }

  /** Makes one unit-month and returns the ids made. */
  List<String> make(int unitIndex, int month) {
    CityUnit unit = city.options.units().get(unitIndex);
    Draw draw = Draw.of(city.options.seed(), Stream.DISPUTE, unitIndex, month);
    LocalDate first = city.options.from().plusMonths(month);
    List<String> ids = new ArrayList<>();
    String lastPlain = "";
    int seq = 0;
    for (LocalDate day = first;
        day.getMonthValue() == first.getMonthValue();
        day = day.plusDays(1)) {
      double factor = city.weekFactor(Stream.DISPUTE_WEEK, unitIndex, day);
      int delay = city.weekDelay(unitIndex, day);
      int count = draw.poisson(factor * city.disputeMean(unitIndex, day));
      for (int i = 0; i < count; i++) {
        Dispute dispute =
            dispute(draw, unit, day, "JF" + IncidentMaker.number(first, unitIndex, ++seq));
        made++;
        double fate = draw.uniform();
        if (fate < 0.004 || (fate < 0.010 && !lastPlain.isEmpty())) {
          life.withdraw(draw, dispute, fate < 0.004 ? "" : lastPlain);
        } else {
          life.live(draw, unitIndex, dispute, delay);
          lastPlain = dispute.id();
          ids.add(dispute.id());
          truth.dispute(dispute);
        }
      }
    }
    return ids;
  }

  /** A dispute of one version, open, with two log lines, for planting. Counted by the caller. */
  DisputeVersion single(Draw draw, int unitIndex, int month, String id, boolean logged) {
    LocalDate day = city.options.from().plusMonths(month).plusDays(draw.below(20));
    Dispute dispute = dispute(draw, city.options.units().get(unitIndex), day, id);
    DisputeVersion version = new DisputeVersion(dispute);
    version.knownAt = dispute.acceptedAt() + Stamp.HOUR;
    if (logged) {
      made++;
      new DisputeLog(dispute, version.knownAt, events).send();
    }
    return version;
  }

  private Dispute dispute(Draw draw, CityUnit unit, LocalDate day, String id) {
    long acceptedAt =
        Stamp.of(day) + draw.range(8, 17) * Stamp.HOUR + draw.below(60) * Stamp.MINUTE;
    long detectedAt =
        acceptedAt - (long) (draw.exponential(1.2 * Stamp.DAY) / 60) * 60 - 10 * Stamp.MINUTE;
    long occurredOn =
        Stamp.of(Stamp.date(detectedAt)) - (long) Math.min(draw.exponential(5), 400) * Stamp.DAY;
    double size = draw.uniform();
    String scale = size < 0.955 ? "01" : size < 0.995 ? "02" : "03";
    int persons =
        switch (scale) {
          case "01" -> 2 + (int) draw.exponential(0.9);
          case "02" -> (int) Math.min(draw.pareto(10, 1.6), 900);
          default -> (int) Math.min(draw.pareto(100, 1.2), 5000);
        };
    String category = CATEGORIES[draw.weighted(CATEGORY_WEIGHTS)];
    if (draw.chance(0.05)) {
      category = category.substring(0, 2);
    }
    boolean placed = !draw.chance(0.2);
    return new Dispute(
        id,
        unit.id(),
        unit.codeOn(day),
        city.town(draw, unit, day),
        occurredOn,
        detectedAt,
        acceptedAt,
        scale,
        category,
        persons,
        PARTIES[draw.weighted(PARTY_WEIGHTS)],
        draw.below(ResidentId.DISTINCT),
        false,
        DISCOVERIES[draw.weighted(DISCOVERY_WEIGHTS)],
        Stamp.of(day)
            + (scale.equals("01") ? draw.pick(new Integer[] {15, 30, 30, 30}) : 60) * Stamp.DAY,
        placed ? IncidentMaker.degrees(unit.longitude() + 0.05 * draw.normal()) : "",
        placed ? IncidentMaker.degrees(unit.latitude() + 0.04 * draw.normal()) : "");
  }
}
