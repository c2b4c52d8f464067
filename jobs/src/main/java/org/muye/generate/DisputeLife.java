package org.muye.generate;

import java.util.function.Consumer;

/** The later life of made disputes: their versions and their logs. */
final class DisputeLife {
  private static final String[] METHODS = {
    "0103", "0102", "0101", "0106", "0107", "06", "05", "0203", "0204", "04"
  };
  private static final double[] METHOD_WEIGHTS = {60, 12, 5, 4, 3, 10, 2.5, 2, 0.5, 1};
  private static final String[] LEVELS = {"06", "05", "04", ""};
  private static final double[] LEVEL_WEIGHTS = {55, 32, 11, 2};
  private static final String[] ESCALATIONS = {"petition", "litigation", "criminal", "mass_event"};
  private static final double[] ESCALATION_WEIGHTS = {55, 30, 8, 7};
  private static final double SIGMA = 1.0;

  private final City city;
  private final Truth truth;
  private final Consumer<DisputeVersion> versions;
  private final Consumer<DisputeEvent> events;

  DisputeLife(
      City city, Truth truth, Consumer<DisputeVersion> versions, Consumer<DisputeEvent> events) {
    this.city = city;
    this.truth = truth;
    this.versions = versions;
    this.events = events;
  }

  /** A dispute that is voided, or merged into another one, within two months. */
  void withdraw(Draw draw, Dispute dispute, String mergedInto) {
    DisputeVersion first = new DisputeVersion(dispute);
    first.knownAt = dispute.acceptedAt() + Stamp.HOUR;
    DisputeLog log = new DisputeLog(dispute, first.knownAt, events);
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

  /** A dispute that is resolved sooner or later, or stays open. */
  void live(Draw draw, int unitIndex, Dispute dispute, int weekDelay) {
    DisputeVersion now = new DisputeVersion(dispute);
    now.knownAt =
        Math.min(
            known(draw, dispute.acceptedAt(), 0) + weekDelay * Stamp.DAY,
            city.monthStart(city.month(dispute.acceptedAt()) + 1) + 75 * Stamp.DAY);
    DisputeLog log = new DisputeLog(dispute, now.knownAt, events);
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

  private DisputeVersion escalate(Draw draw, DisputeLog log, DisputeVersion now, long resolvedAt) {
    Dispute dispute = now.dispute;
    long at = before(resolvedAt, dispute, (long) draw.between(48, 1080) * Stamp.HOUR);
    DisputeVersion next = now.next(known(draw, at, now.knownAt));
    next.escalatedTo = ESCALATIONS[draw.weighted(ESCALATION_WEIGHTS)];
    next.escalatedAt = at;
    log.add("escalated", at, "04", next.knownAt);
    versions.accept(next);
    return next;
  }

  private void resolve(Draw draw, DisputeLog log, DisputeVersion before, long resolvedAt) {
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

  private DisputeVersion close(Draw draw, DisputeLog log, DisputeVersion before, long at) {
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
}
