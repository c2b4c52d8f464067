package org.muye.generate;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Makes the incidents of one unit and month, each with all its later versions. */
final class IncidentMaker {
  /** Later knowledge about an incident ends this long after the month in which it happened. */
  private static final long LONGEST_LAG = 75 * Stamp.DAY;

  private static final double[] HOURS = {
    3, 2, 1.5, 1, 1, 1.5, 2.5, 4, 5.5, 6, 6, 5.5, 5, 4.5, 5, 5.5, 6, 6.5, 7, 7.5, 7.5, 7, 6, 4.5
  };
  private static final String[] NATURES = {"02", "01", "04", "03", "99", "99"};
  private static final String[] AREAS = {"01", "02", "03", "04", "05", "06", "99"};
  private static final double[] CHANNELS = {0.80, 0.18, 0.02};

  private final City city;
  private final Truth truth;
  private final Consumer<Incident> sink;
  private long made;

  IncidentMaker(City city, Truth truth, Consumer<Incident> sink) {
    this.city = city;
    this.truth = truth;
    this.sink = sink;
  }

  long made() {
    return made;
  }

  /**
   * Makes one unit-month. `disputes` are recent disputes of the unit that an incident may grow out
   * of.
   */
  void make(int unitIndex, int month, List<String> disputes) {
    CityUnit unit = city.options.units().get(unitIndex);
    Draw draw = Draw.of(city.options.seed(), Stream.INCIDENT, unitIndex, month);
    LocalDate first = city.options.from().plusMonths(month);
    int seq = 0;
    ArrayDeque<String> plain = new ArrayDeque<>();
    List<String> linkable = new ArrayList<>(disputes);
    for (LocalDate day = first;
        day.getMonthValue() == first.getMonthValue();
        day = day.plusDays(1)) {
      double factor = city.weekFactor(Stream.INCIDENT_WEEK, unitIndex, day);
      int delay = city.weekDelay(unitIndex, day);
      for (int category = 0; category < City.CLASSES.length; category++) {
        int count = draw.poisson(factor * city.incidentMean(unitIndex, category, day));
        for (int i = 0; i < count; i++) {
          Incident incident = base(draw, unit, day, category, number(first, unitIndex, ++seq));
          link(draw, incident, category, linkable);
          know(draw, incident, delay);
          live(draw, incident, unit, day, plain);
        }
      }
    }
  }

  /** An incident that never changes, for planting. Counted by the caller. */
  Incident single(Draw draw, int unitIndex, int month, String number, Incident.Channel channel) {
    LocalDate day = city.options.from().plusMonths(month).plusDays(draw.below(20));
    Incident incident =
        base(
            draw,
            city.options.units().get(unitIndex),
            day,
            draw.below(City.CLASSES.length - 1),
            number);
    incident.channel = channel;
    incident.id = prefix(channel) + number;
    incident.feedback = incident.intake;
    incident.knownAt = incident.reportedAt + 30 * Stamp.MINUTE;
    return incident;
  }

  /** Year, month, two digits for the series and seven for the place in it. */
  static String number(LocalDate month, int series, int seq) {
    long digits = (month.getYear() * 100L + month.getMonthValue()) * 100 + series;
    return String.valueOf(digits * 10_000_000 + seq);
  }

  static String prefix(Incident.Channel channel) {
    return switch (channel) {
      case POLICE -> "JQ";
      case HOTLINE -> "GD";
      case GRID -> "WG";
    };
  }

  private Incident base(Draw draw, CityUnit unit, LocalDate day, int category, String number) {
    Incident incident = new Incident();
    incident.channel = Incident.Channel.values()[draw.weighted(CHANNELS)];
    incident.id = prefix(incident.channel) + number;
    incident.occurredAt =
        Stamp.of(day) + draw.weighted(HOURS) * Stamp.HOUR + draw.below(60) * Stamp.MINUTE;
    incident.reportedAt = incident.occurredAt + (1 + (long) draw.exponential(12)) * Stamp.MINUTE;
    incident.unitCode = unit.codeOn(day);
    incident.unitName = unit.nameOn(day);
    incident.town = city.town(draw, unit, day);
    if (!draw.chance(0.03)) {
      incident.longitude = degrees(unit.longitude() + 0.05 * draw.normal());
      incident.latitude = degrees(unit.latitude() + 0.04 * draw.normal());
    }
    incident.intake = City.CLASSES[category];
    incident.nature = NATURES[category];
    incident.valid = draw.chance(incident.intake.equals("09") ? 0.35 : 0.92);
    incident.persons = 1 + (int) draw.exponential(0.8);
    if (draw.chance(0.15)) {
      incident.area = draw.pick(AREAS);
    }
    incident.school = incident.area.equals("01") && draw.chance(0.3);
    incident.line = incident.area.equals("06") && draw.chance(0.5);
    harm(draw, incident, category);
    return incident;
  }

  /** Six decimals, about a decimetre. */
  static String degrees(double value) {
    long micro = Math.round(value * 1e6);
    String fraction = String.valueOf(1_000_000 + micro % 1_000_000);
    return micro / 1_000_000 + "." + fraction.substring(1);
  }

  private static void harm(Draw draw, Incident incident, int category) {
    if (category == 0) {
      incident.caseType = "04";
      incident.problem = draw.pick(new String[] {"02", "03", "04", "05", "06", "08"});
      incident.loss = String.valueOf((int) draw.logNormal(3000, 1.2)) + ".00";
      incident.homicide = draw.chance(0.001);
      incident.solved = draw.chance(incident.homicide ? 0.97 : 0.35);
    }
    if (incident.homicide) {
      incident.problem = "01";
      incident.deaths = 1;
      incident.valid = true;
    }
    if (category == 2 && draw.chance(0.12)) {
      incident.injuries = 1 + (int) draw.exponential(0.6);
    }
    double grade = draw.uniform();
    if (grade < 0.00002) {
      incident.grade = "01";
    } else if (grade < 0.0001) {
      incident.grade = "02";
    } else if (grade < 0.0008) {
      incident.grade = "03";
    } else if (grade < 0.3) {
      incident.grade = "04";
    }
    if (!incident.grade.isEmpty() && incident.grade.compareTo("04") < 0) {
      incident.caseType = draw.pick(new String[] {"01", "02", "03", "99"});
      incident.persons += 20 + draw.below(100);
      incident.valid = true;
    }
  }

  private static void link(Draw draw, Incident incident, int category, List<String> disputes) {
    boolean violent = category == 0 || category == 1 || category == 3;
    if (violent && !disputes.isEmpty() && draw.chance(0.006)) {
      incident.dispute = disputes.get(draw.below(disputes.size()));
    }
  }

  private void know(Draw draw, Incident incident, int weekDelay) {
    double kind = draw.uniform();
    double lag;
    if (kind < 0.95) {
      lag = 10 * Stamp.MINUTE + draw.exponential(40 * Stamp.MINUTE);
    } else if (kind < 0.99) {
      lag = draw.between(1, 10) * Stamp.DAY;
    } else {
      lag = draw.between(10, 60) * Stamp.DAY;
    }
    incident.knownAt =
        Math.min(incident.reportedAt + (long) lag + weekDelay * Stamp.DAY, limit(incident));
  }

  private long limit(Incident incident) {
    return city.monthStart(city.month(incident.occurredAt) + 1) + LONGEST_LAG;
  }

  private void live(
      Draw draw, Incident incident, CityUnit unit, LocalDate day, ArrayDeque<String> plain) {
    made++;
    if (incident.channel != Incident.Channel.GRID) {
      double fate = draw.uniform();
      long later = incident.knownAt + (long) draw.between(0.2, 20) * Stamp.DAY + Stamp.HOUR;
      later = Math.min(later, limit(incident) + 2 * Stamp.DAY);
      if (fate < 0.12) {
        close(draw, incident, unit, later);
        return;
      }
      if (fate < 0.125) {
        settle(draw, incident);
        Incident last = next(incident, later);
        last.voided = true;
        truth.note("incidents_voided", 1);
        sink.accept(last);
        return;
      }
      if (fate < 0.128 && !plain.isEmpty()) {
        settle(draw, incident);
        Incident last = next(incident, later);
        last.mergedInto = plain.getLast();
        truth.note("incidents_merged", 1);
        sink.accept(last);
        return;
      }
    }
    settle(draw, incident);
    if (twin(draw, incident, unit)) {
      return;
    }
    if (plain.isEmpty() || draw.chance(0.1)) {
      plain.clear();
      plain.add(incident.id);
    }
    plainDirt(draw, incident, unit, day);
    sink.accept(incident);
    truth.incident(unit.id(), incident.town, incident.occurredAt, incident.valid);
  }

  /** The class that the officer reports back; one in ten is missing, one in twelve differs. */
  private static void settle(Draw draw, Incident incident) {
    if (draw.chance(0.10)) {
      incident.feedback = "";
    } else {
      incident.feedback = draw.chance(0.08) ? draw.pick(City.CLASSES) : incident.intake;
    }
    if (draw.chance(0.8)) {
      incident.closed = true;
      incident.closedAt = incident.reportedAt + (long) draw.between(1, 240) * Stamp.HOUR;
      incident.closedAt = Math.min(incident.closedAt, incident.knownAt);
    }
    incident.closedAt =
        incident.closed ? Math.max(incident.closedAt, incident.reportedAt) : Stamp.NONE;
  }

  private void close(Draw draw, Incident incident, CityUnit unit, long later) {
    Incident first = incident.copy();
    first.solved = false;
    sink.accept(first);
    Incident last = incident.copy();
    settle(draw, last);
    last.knownAt = later;
    last.closed = true;
    last.closedAt = later - Stamp.HOUR / 2;
    sink.accept(last);
    truth.note("incidents_updated", 1);
    truth.incident(unit.id(), last.town, last.occurredAt, last.valid);
  }

  private Incident next(Incident incident, long later) {
    sink.accept(incident);
    Incident last = incident.copy();
    last.knownAt = later;
    return last;
  }

  /** The same event reported to the police and to the hotline: counted once. */
  private boolean twin(Draw draw, Incident incident, CityUnit unit) {
    boolean fit = incident.channel == Incident.Channel.POLICE && !incident.longitude.isEmpty();
    if (!fit || !draw.chance(0.008)) {
      return false;
    }
    incident.valid = true;
    Incident other = incident.copy();
    other.channel = Incident.Channel.HOTLINE;
    other.id = prefix(other.channel) + incident.id.substring(2);
    other.reportedAt = incident.reportedAt + draw.range(1, 30) * Stamp.MINUTE;
    other.knownAt = Math.max(incident.knownAt, other.reportedAt) + 20 * Stamp.MINUTE;
    other.knownAt = Math.min(other.knownAt, limit(incident) + Stamp.DAY);
    made++;
    sink.accept(incident);
    sink.accept(other);
    truth.note("cross_channel_pairs", 1);
    truth.incident(unit.id(), incident.town, incident.occurredAt, true);
    return true;
  }

  private void plainDirt(Draw draw, Incident incident, CityUnit unit, LocalDate day) {
    if (incident.channel == Incident.Channel.POLICE && draw.chance(0.015)) {
      incident.dayOnly = true;
      truth.note("incidents_with_date_only", 1);
    }
    if (unit.codes().size() > 1 && incident.channel != Incident.Channel.GRID && draw.chance(0.01)) {
      incident.unitCode = unit.otherCode(day);
      truth.note("incidents_with_code_of_other_date", 1);
    }
  }
}
