package org.muye.generate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
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
  private static final String[] METHODS = {
    "0103", "0102", "0101", "0106", "0107", "06", "05", "0203", "0204", "04"
  };
  private static final double[] METHOD_WEIGHTS = {60, 12, 5, 4, 3, 10, 2.5, 2, 0.5, 1};
  private static final String[] LEVELS = {"06", "05", "04", ""};
  private static final double[] LEVEL_WEIGHTS = {55, 32, 11, 2};
  private static final String[] PARTIES = {
    "0101", "0102", "0103", "0105", "0106", "0107", "0199", "0202", "0207"
  };
  private static final double[] PARTY_WEIGHTS = {12, 30, 18, 5, 2, 10, 12, 1, 10};
  private static final String[] ESCALATIONS = {"petition", "litigation", "criminal", "mass_event"};
  private static final double[] ESCALATION_WEIGHTS = {55, 30, 8, 7};
  private static final double SIGMA = 1.0;

  private final City city;
  private final Truth truth;
  private final Consumer<DisputeVersion> versions;
  private final Consumer<DisputeEvent> events;
  private long made;

  DisputeMaker(
      City city, Truth truth, Consumer<DisputeVersion> versions, Consumer<DisputeEvent> events) {
    this.city = city;
    this.truth = truth;
    this.versions = versions;
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
          withdraw(draw, dispute, fate < 0.004 ? "" : lastPlain);
        } else {
          live(draw, unitIndex, dispute, delay);
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
      Log log = new Log(dispute.id());
      log.add("detected", dispute.detectedAt(), "06", version.knownAt);
      log.add("accepted", dispute.acceptedAt(), "05", version.knownAt);
      log.send();
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

  /** A dispute that is voided, or merged into another one, within two months. */
  private void withdraw(Draw draw, Dispute dispute, String mergedInto) {
    DisputeVersion first = new DisputeVersion(dispute);
    first.knownAt = dispute.acceptedAt() + Stamp.HOUR;
    Log log = new Log(dispute.id());
    log.add("detected", dispute.detectedAt(), "06", first.knownAt);
    log.add("accepted", dispute.acceptedAt(), "05", first.knownAt);
    long at = dispute.acceptedAt() + draw.range(1, 55) * Stamp.DAY;
    DisputeVersion last = first.next(at + 2 * Stamp.HOUR);
    last.voided = mergedInto.isEmpty();
    last.mergedInto = mergedInto;
    log.add(last.voided ? "voided" : "merged", at, "05", last.knownAt);
    truth.note(last.voided ? "disputes_voided" : "disputes_merged", 1);
    versions.accept(first);
    versions.accept(last);
    log.send();
  }

  private void live(Draw draw, int unitIndex, Dispute dispute, int weekDelay) {
    Log log = new Log(dispute.id());
    DisputeVersion now = new DisputeVersion(dispute);
    now.knownAt =
        Math.min(
            known(draw, dispute.acceptedAt(), 0) + weekDelay * Stamp.DAY,
            city.monthStart(city.month(dispute.acceptedAt()) + 1) + 75 * Stamp.DAY);
    log.add("detected", dispute.detectedAt(), "06", now.knownAt);
    log.add("accepted", dispute.acceptedAt(), "05", now.knownAt);
    if (draw.chance(0.7)) {
      log.add("assigned", dispute.acceptedAt() + 30 * Stamp.MINUTE, "05", now.knownAt);
    }
    versions.accept(now);
    boolean escalates = draw.chance(dispute.scale().equals("01") ? 0.02 : 0.15);
    long resolvedAt =
        draw.chance(0.03) ? Stamp.NONE : dispute.acceptedAt() + delay(draw, unitIndex, dispute);
    if (draw.chance(escalates ? 0.4 : 0.06)) {
      // The first version went out without the warning; the next one carries it.
      DisputeVersion warned = now.next(now.knownAt);
      warned.version = now.version;
      warned.warnedAt = before(resolvedAt, dispute, draw.range(1, 96) * Stamp.HOUR);
      warned.warningLevel = String.valueOf(draw.range(1, 4));
      log.add("warned", warned.warnedAt, "05", now.knownAt + 4 * Stamp.DAY);
      now = warned;
    }
    long started = before(resolvedAt, dispute, draw.range(2, 72) * Stamp.HOUR);
    log.add("method_started", started, "06", now.knownAt + 3 * Stamp.DAY);
    if (escalates) {
      now = escalate(draw, log, now, resolvedAt);
    }
    if (resolvedAt != Stamp.NONE) {
      resolve(draw, log, now, resolvedAt);
    }
    log.send();
  }

  /** A time after acceptance, but in the first half of the way to the resolution. */
  private static long before(long resolvedAt, Dispute dispute, long offset) {
    if (resolvedAt == Stamp.NONE) {
      return dispute.acceptedAt() + offset;
    }
    return dispute.acceptedAt()
        + Math.min(offset, (resolvedAt - dispute.acceptedAt()) / 120 * Stamp.MINUTE);
  }

  private DisputeVersion escalate(Draw draw, Log log, DisputeVersion now, long resolvedAt) {
    Dispute dispute = now.dispute;
    long at = before(resolvedAt, dispute, (long) draw.between(48, 1080) * Stamp.HOUR);
    DisputeVersion next = now.next(known(draw, at, now.knownAt));
    next.escalatedTo = ESCALATIONS[draw.weighted(ESCALATION_WEIGHTS)];
    next.escalatedAt = at;
    log.add("escalated", at, "04", next.knownAt);
    versions.accept(next);
    return next;
  }

  private void resolve(Draw draw, Log log, DisputeVersion before, long resolvedAt) {
    DisputeVersion now = before;
    if (draw.chance(0.05)) {
      log.add(
          "failed",
          now.dispute.acceptedAt() + (resolvedAt - now.dispute.acceptedAt()) / 180 * 60,
          "06",
          now.knownAt + 2 * Stamp.DAY);
    }
    now = close(draw, log, now, resolvedAt);
    if (draw.chance(0.03)) {
      long reopenedAt = resolvedAt + draw.range(3, 90) * Stamp.DAY;
      DisputeVersion open = now.next(known(draw, reopenedAt, now.knownAt));
      open.resolved = false;
      open.resolvedAt = Stamp.NONE;
      open.method = "";
      open.level = "";
      open.performed = "";
      open.assessedOn = Stamp.NONE;
      open.assessment = "";
      open.reopenCount = 1;
      open.lastReopenedAt = reopenedAt;
      log.add("reopened", reopenedAt, "05", open.knownAt);
      versions.accept(open);
      if (draw.chance(0.8)) {
        close(draw, log, open, reopenedAt + draw.range(2, 40) * Stamp.DAY);
      }
    }
  }

  private DisputeVersion close(Draw draw, Log log, DisputeVersion before, long at) {
    DisputeVersion done = before.next(known(draw, at, before.knownAt));
    done.resolved = true;
    done.resolvedAt = at;
    done.method = METHODS[draw.weighted(METHOD_WEIGHTS)];
    done.level = LEVELS[draw.weighted(LEVEL_WEIGHTS)];
    done.performed = draw.pick(new String[] {"是", "是", "是", "否", ""});
    if (draw.chance(0.1)) {
      done.assessedOn = Stamp.of(Stamp.date(at));
      done.assessment = draw.pick(new String[] {"01", "01", "02", "03", "04"});
    }
    log.add("resolved", at, done.level, done.knownAt);
    versions.accept(done);
    return done;
  }

  /**
   * Log-normal with a median of 8 to 24 days that belongs to the unit; larger disputes take three
   * times as long.
   */
  private long delay(Draw draw, int unitIndex, Dispute dispute) {
    double median = Draw.of(city.options.seed(), Stream.UNIT, unitIndex, 1).between(8, 24);
    double days = draw.logNormal(dispute.scale().equals("01") ? median : 3 * median, SIGMA);
    return (long) (Math.min(days, 3000) * Stamp.DAY / 60) * 60 + Stamp.HOUR;
  }

  private static long known(Draw draw, long at, long after) {
    double kind = draw.uniform();
    double lag =
        kind < 0.93
            ? draw.exponential(8 * Stamp.HOUR)
            : kind < 0.99 ? draw.between(2, 10) * Stamp.DAY : draw.between(10, 45) * Stamp.DAY;
    long known = at + 10 * Stamp.MINUTE + (long) (lag / 60) * 60;
    return Math.max(known, after + Stamp.HOUR);
  }

  /** The log of one dispute, numbered in the order of events. */
  private final class Log {
    private final String id;
    private final List<DisputeEvent> lines = new ArrayList<>();

    Log(String id) {
      this.id = id;
    }

    void add(String event, long at, String level, long knownAt) {
      lines.add(
          new DisputeEvent(
              id, lines.size(), event, at, level, "", Math.max(knownAt, at + 10 * Stamp.MINUTE)));
    }

    void send() {
      lines.sort(Comparator.comparingLong(DisputeEvent::at).thenComparingInt(DisputeEvent::seq));
      for (int i = 0; i < lines.size(); i++) {
        DisputeEvent line = lines.get(i);
        String org =
            "ORG-" + id.substring(8, 10) + "-" + (line.level().isEmpty() ? "NA" : line.level());
        events.accept(
            new DisputeEvent(
                id, i + 1, line.event(), line.at(), line.level(), org, line.knownAt()));
      }
    }
  }
}
