package org.muye.refine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.muye.refine.DisputeState.Event;
import org.muye.refine.DisputeState.OwnAccount;
import org.muye.refine.DisputeState.Spell;

class DisputeStateTest {
  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
  private static final LocalDate ACCEPTED = LocalDate.of(2025, 3, 1);

  private static DisputeState log(Event... events) {
    return DisputeState.fromLog(ACCEPTED, List.of(events), CHINA);
  }

  private static Event event(String kind, String local) {
    return new Event(kind, at(local), kind.equals("resolved") ? "06" : null);
  }

  private static Instant at(String local) {
    return OffsetDateTime.parse(local + ":00+08:00").toInstant();
  }

  private static LocalDate march(int day) {
    return LocalDate.of(2025, 3, day);
  }

  @Test
  void openWithoutAnyEventThatClosesIt() {
    DisputeState state = log(event("accepted", "2025-03-01T09:00"));
    assertThat(state.resolvedAt()).isNull();
    assertThat(state.openSpells()).containsExactly(new Spell(march(1), null));
  }

  @Test
  void resolvedOnTheLocalDay() {
    DisputeState state =
        log(event("accepted", "2025-03-01T09:00"), event("resolved", "2025-03-05T00:30"));
    assertThat(state.resolvedAt()).isEqualTo(at("2025-03-05T00:30"));
    assertThat(state.resolvingLevel()).isEqualTo("06");
    // 2025-03-04T16:30Z is already the fifth in Xinxiang.
    assertThat(state.openSpells()).containsExactly(new Spell(march(1), march(5)));
  }

  @Test
  void reopenedOnTheDayItWasResolved() {
    DisputeState state =
        log(
            event("resolved", "2025-03-05T09:00"),
            event("reopened", "2025-03-05T15:00"),
            event("resolved", "2025-03-09T10:00"));
    assertThat(state.firstResolvedAt()).isEqualTo(at("2025-03-05T09:00"));
    assertThat(state.resolvedAt()).isEqualTo(at("2025-03-09T10:00"));
    assertThat(state.firstReopenedAt()).isEqualTo(at("2025-03-05T15:00"));
    assertThat(state.reopenings()).isEqualTo(1);
    assertThat(state.openSpells())
        .containsExactly(new Spell(march(1), march(5)), new Spell(march(5), march(9)));
  }

  @Test
  void reopenedAndStillOpenHasNoResolution() {
    DisputeState state =
        log(event("resolved", "2025-03-05T09:00"), event("reopened", "2025-03-20T15:00"));
    assertThat(state.firstResolvedAt()).isEqualTo(at("2025-03-05T09:00"));
    assertThat(state.resolvedAt()).isNull();
    assertThat(state.resolvingLevel()).isNull();
    assertThat(state.openSpells())
        .containsExactly(new Spell(march(1), march(5)), new Spell(march(20), null));
  }

  @Test
  void aSecondResolutionWithoutReopeningEndsNoSecondSpell() {
    DisputeState state =
        log(event("resolved", "2025-03-05T09:00"), event("resolved", "2025-03-07T09:00"));
    assertThat(state.openSpells()).containsExactly(new Spell(march(1), march(5)));
    assertThat(state.firstResolvedAt()).isEqualTo(at("2025-03-05T09:00"));
  }

  @Test
  void reopeningAnOpenDisputeStartsNoSecondSpell() {
    DisputeState state = log(event("reopened", "2025-03-07T09:00"));
    assertThat(state.openSpells()).containsExactly(new Spell(march(1), null));
    assertThat(state.reopenings()).isEqualTo(1);
  }

  @Test
  void firstEscalationAndWarningCount() {
    DisputeState state =
        log(
            event("warned", "2025-03-02T09:00"),
            event("escalated", "2025-03-03T09:00"),
            event("warned", "2025-03-04T09:00"),
            event("escalated", "2025-03-05T09:00"),
            event("failed", "2025-03-06T09:00"));
    assertThat(state.firstWarnedAt()).isEqualTo(at("2025-03-02T09:00"));
    assertThat(state.firstEscalatedAt()).isEqualTo(at("2025-03-03T09:00"));
  }

  @Test
  void voidAndMerged() {
    assertThat(log(event("voided", "2025-03-02T09:00")).voidedAt())
        .isEqualTo(at("2025-03-02T09:00"));
    assertThat(log(event("merged", "2025-03-02T09:00")).merged()).isTrue();
    assertThat(log().merged()).isFalse();
  }

  private static OwnAccount account(
      @Nullable Boolean resolved, @Nullable Instant resolvedAt, @Nullable Instant reopenedAt) {
    return new OwnAccount(
        resolved, resolvedAt, "05", null, null, reopenedAt == null ? 0 : 1, reopenedAt);
  }

  private static DisputeState record(OwnAccount account) {
    return DisputeState.fromRecord(ACCEPTED, account, CHINA);
  }

  @Test
  void aClosingDateCountsWhateverTheStatusSays() {
    DisputeState state = record(account(false, at("2025-03-05T09:00"), null));
    assertThat(state.resolvedAt()).isEqualTo(at("2025-03-05T09:00"));
    assertThat(state.resolvedUndated()).isFalse();
    assertThat(state.openSpells()).containsExactly(new Spell(march(1), march(5)));
  }

  @Test
  void closedByStatusWithoutADateStaysOpenAndSaysSo() {
    DisputeState state = record(account(true, null, null));
    assertThat(state.resolvedUndated()).isTrue();
    assertThat(state.resolvedAt()).isNull();
    assertThat(state.openSpells()).containsExactly(new Spell(march(1), null));
  }

  @Test
  void aRecordReopenedAfterItsClosingIsOpenAgain() {
    DisputeState state = record(account(true, at("2025-03-05T09:00"), at("2025-03-05T18:00")));
    assertThat(state.resolvedAt()).isNull();
    assertThat(state.firstResolvedAt()).isEqualTo(at("2025-03-05T09:00"));
    assertThat(state.openSpells())
        .containsExactly(new Spell(march(1), march(5)), new Spell(march(5), null));
  }

  @Test
  void aRecordReopenedBeforeItsClosingIsClosed() {
    DisputeState state = record(account(true, at("2025-03-09T09:00"), at("2025-03-05T18:00")));
    assertThat(state.resolvedAt()).isEqualTo(at("2025-03-09T09:00"));
    assertThat(state.reopenings()).isEqualTo(1);
  }

  @Test
  void whatHadNotHappenedYetIsLeftOut() {
    OwnAccount later =
        new OwnAccount(
            true,
            at("2025-03-05T09:00"),
            "05",
            at("2025-03-04T09:00"),
            at("2025-03-02T09:00"),
            2,
            at("2025-03-06T09:00"));
    OwnAccount then = later.before(at("2025-03-04T00:00"));
    assertThat(then)
        .isEqualTo(new OwnAccount(false, null, null, null, at("2025-03-02T09:00"), 0, null));
    assertThat(later.before(at("2025-03-07T00:00"))).isEqualTo(later);
    assertThat(later.before(at("2025-03-05T09:00")).resolvedAt()).isNull();
  }
}
