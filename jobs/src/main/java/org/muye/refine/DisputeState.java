package org.muye.refine;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The state of a dispute as its event log tells it, or its record where it has no log.
 *
 * @param firstResolvedAt first resolution ever
 * @param resolvedAt resolution that no reopening followed
 * @param resolvingLevel level of the organisation that resolved it, GB/T 31000 5.2
 * @param resolvedUndated closed by status without a usable date
 * @param firstReopenedAt first reopening
 * @param reopenings how often it was reopened
 * @param firstEscalatedAt first escalation
 * @param firstWarnedAt first warning
 * @param voidedAt when it was declared void
 * @param merged whether it was merged into another
 * @param openSpells days on which it was open: from a day to the day it was resolved
 */
record DisputeState(
    @Nullable Instant firstResolvedAt,
    @Nullable Instant resolvedAt,
    @Nullable String resolvingLevel,
    boolean resolvedUndated,
    @Nullable Instant firstReopenedAt,
    int reopenings,
    @Nullable Instant firstEscalatedAt,
    @Nullable Instant firstWarnedAt,
    @Nullable Instant voidedAt,
    boolean merged,
    List<Spell> openSpells) {

  /** Open from a day on; until a day, or null while open. */
  record Spell(LocalDate start, @Nullable LocalDate end) {}

  /** One entry of the log. */
  record Event(String event, Instant at, @Nullable String level) {}

  /** What a record says of itself where there is no log. */
  record OwnAccount(
      @Nullable Boolean resolved,
      @Nullable Instant resolvedAt,
      @Nullable String resolvingLevel,
      @Nullable Instant escalatedAt,
      @Nullable Instant warnedAt,
      int reopenings,
      @Nullable Instant lastReopenedAt) {

    /** Only what had happened before an instant, for sources that send their latest state only. */
    OwnAccount before(Instant end) {
      boolean resolvedLater = resolvedAt != null && !resolvedAt.isBefore(end);
      return new OwnAccount(
          resolvedLater ? Boolean.FALSE : resolved,
          resolvedLater ? null : resolvedAt,
          resolvedLater ? null : resolvingLevel,
          escalatedAt == null || escalatedAt.isBefore(end) ? escalatedAt : null,
          warnedAt == null || warnedAt.isBefore(end) ? warnedAt : null,
          lastReopenedAt == null || lastReopenedAt.isBefore(end) ? reopenings : 0,
          lastReopenedAt == null || lastReopenedAt.isBefore(end) ? lastReopenedAt : null);
    }
  }

  /** From the log, in order of time and sequence. */
  static DisputeState fromLog(LocalDate acceptedOn, List<Event> log, ZoneId zone) {
    Instant firstResolved = null;
    Instant resolved = null;
    String level = null;
    Instant firstReopened = null;
    int reopenings = 0;
    Instant escalated = null;
    Instant warned = null;
    Instant voided = null;
    boolean merged = false;
    List<Spell> spells = new ArrayList<>();
    LocalDate openSince = acceptedOn;
    for (Event event : log) {
      switch (event.event()) {
        case "resolved" -> {
          firstResolved = firstResolved == null ? event.at() : firstResolved;
          if (resolved == null) {
            spells.add(new Spell(openSince, event.at().atZone(zone).toLocalDate()));
          }
          resolved = event.at();
          level = event.level();
        }
        case "reopened" -> {
          firstReopened = firstReopened == null ? event.at() : firstReopened;
          reopenings++;
          if (resolved != null) {
            openSince = event.at().atZone(zone).toLocalDate();
          }
          resolved = null;
          level = null;
        }
        case "escalated" -> escalated = escalated == null ? event.at() : escalated;
        case "warned" -> warned = warned == null ? event.at() : warned;
        case "voided" -> voided = event.at();
        case "merged" -> merged = true;
        default -> {
          // detected, accepted, assigned, method_started and failed leave the state as it is.
        }
      }
    }
    if (resolved == null) {
      spells.add(new Spell(openSince, null));
    }
    return new DisputeState(
        firstResolved,
        resolved,
        level,
        false,
        firstReopened,
        reopenings,
        escalated,
        warned,
        voided,
        merged,
        spells);
  }

  /** From the record's own fields: a closing date counts whatever the status says. */
  static DisputeState fromRecord(LocalDate acceptedOn, OwnAccount account, ZoneId zone) {
    Instant resolvedAt = account.resolvedAt();
    Instant reopenedAt = account.lastReopenedAt();
    boolean reopened =
        reopenedAt != null && (resolvedAt == null || !reopenedAt.isBefore(resolvedAt));
    boolean undated = Boolean.TRUE.equals(account.resolved()) && resolvedAt == null;
    List<Spell> spells = new ArrayList<>();
    if (resolvedAt == null) {
      spells.add(new Spell(acceptedOn, null));
    } else {
      spells.add(new Spell(acceptedOn, resolvedAt.atZone(zone).toLocalDate()));
      if (reopened && reopenedAt != null) {
        spells.add(new Spell(reopenedAt.atZone(zone).toLocalDate(), null));
      }
    }
    return new DisputeState(
        resolvedAt,
        reopened ? null : resolvedAt,
        reopened ? null : account.resolvingLevel(),
        undated && !reopened,
        reopenedAt,
        account.reopenings(),
        account.escalatedAt(),
        account.warnedAt(),
        null,
        false,
        spells);
  }
}
