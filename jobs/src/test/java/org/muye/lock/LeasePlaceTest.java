package org.muye.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.muye.error.UserError;

/** Two machines, one folder that both can reach. */
class LeasePlaceTest {
  private static final Holder FIRST = holder("20260105T010000Z-aaaa");
  private static final Holder SECOND = holder("20260105T010500Z-bbbb");
  private static final Holder THIRD = holder("20260105T011000Z-cccc");

  private final FakeClock clock = new FakeClock();
  private final FakeLeaseFolder folder = new FakeLeaseFolder();
  private final List<Runnable> renewals = new ArrayList<>();
  private final LeasePlace place =
      new LeasePlace(
          folder,
          clock,
          (interval, task) -> {
            renewals.add(task);
            return () -> renewals.remove(task);
          });

  private static Holder holder(String run) {
    return new Holder(run, "nightly", 4711, "node-1", "muye", FakeClock.START);
  }

  private WarehouseLock take(Holder holder) {
    return Objects.requireNonNull(attempt(holder).lock(), "not taken by " + holder.runId());
  }

  private LockPlace.Attempt attempt(Holder holder) {
    try {
      return place.attempt(holder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void renewAll() {
    List.copyOf(renewals).forEach(Runnable::run);
  }

  @Test
  void aSecondRunLearnsWhoHoldsTheWarehouse() {
    take(FIRST).requireHeld();

    LockPlace.Attempt second = attempt(SECOND);

    assertThat(second.lock()).isNull();
    assertThat(second.holder()).isEqualTo(FIRST);
  }

  @Test
  void whatWasGivenBackIsFreeAtOnce() {
    take(FIRST).close();

    take(SECOND).requireHeld();

    assertThat(renewals).as("only the second is renewed").hasSize(1);
  }

  /** 2 minutes without a renewal and 1 minute for clocks that differ. */
  @Test
  void theLeaseOfARunThatDiedIsTakenOverAfterThreeMinutes() {
    take(FIRST);
    clock.pass(Duration.ofMinutes(3));
    assertThat(attempt(SECOND).lock()).isNull();

    clock.pass(Duration.ofSeconds(1));

    take(SECOND).requireHeld();
  }

  @Test
  void aRunThatLivesKeepsItsLeaseForHours() {
    WarehouseLock lock = take(FIRST);
    for (int minute = 0; minute < 300; minute++) {
      clock.pass(Duration.ofMinutes(1));
      renewAll();
    }

    lock.requireHeld();
    assertThat(attempt(SECOND).holder()).isEqualTo(FIRST);
  }

  /** A machine that was suspended must not write after another has taken over. */
  @Test
  void aRunThatWasAsleepWritesNothingMore() {
    WarehouseLock asleep = take(FIRST);
    clock.pass(Duration.ofMinutes(4));
    WarehouseLock second = take(SECOND);
    renewAll();

    assertThatThrownBy(asleep::requireHeld)
        .isInstanceOfSatisfying(
            UserError.class, e -> assertThat(e.kind()).isEqualTo(UserError.Kind.CONFLICT));
    second.requireHeld();
    asleep.close();
    second.requireHeld();
    assertThat(attempt(THIRD).holder()).isEqualTo(SECOND);
  }

  /**
   * The first's clock may be slow: its own lease looks fresh to it although another took it over.
   */
  @Test
  void aRunWithASlowClockIsStoppedByTheNewerLease() throws IOException {
    WarehouseLock slow = take(FIRST);
    folder.create(2, new Lease(SECOND, "token", clock.now(), false));

    assertThatThrownBy(slow::requireHeld)
        .isInstanceOf(UserError.class)
        .hasMessageContaining("taken the warehouse over");
  }

  @Test
  void aRunThatCannotReachTheStoreStopsBeforeItsLeaseIsFree() {
    WarehouseLock lock = take(FIRST);
    folder.answers = false;
    clock.pass(Duration.ofMinutes(2));
    renewAll();

    assertThatThrownBy(lock::requireHeld)
        .isInstanceOf(UserError.class)
        .hasMessageContaining("could not be renewed");
    folder.answers = true;
    assertThat(attempt(SECOND).lock()).as("a minute later only").isNull();
  }

  @Test
  void ofTwoThatTakeOverAtOnceOneWins() {
    take(FIRST).close();
    folder.beforeCreate = () -> take(SECOND);

    LockPlace.Attempt slower = attempt(THIRD);

    assertThat(slower.lock()).isNull();
    assertThat(slower.holder()).isEqualTo(SECOND);
  }

  /** Between its look and its write others came, went, and cleared the number it had in mind. */
  @Test
  void aRunThatComesTooLateForItsNumberTakesNothing() {
    take(FIRST).close();
    WarehouseLock[] current = new WarehouseLock[1];
    folder.beforeCreate =
        () -> {
          take(SECOND).close();
          current[0] = take(FIRST);
        };

    LockPlace.Attempt late = attempt(THIRD);

    assertThat(late.lock()).isNull();
    assertThat(late.holder()).isEqualTo(FIRST);
    current[0].requireHeld();
  }

  /** A store without conditional writes lets the later of two writers win. */
  @Test
  void aRunWhoseNumberAnotherHasWrittenOverWritesNothingMore() throws IOException {
    WarehouseLock earlier = take(FIRST);
    folder.overwrite(1, new Lease(SECOND, "token of the later", clock.now(), false));
    renewAll();

    assertThatThrownBy(earlier::requireHeld)
        .isInstanceOf(UserError.class)
        .hasMessageContaining("taken the warehouse over");
    assertThat(folder.read(1)).extracting(Lease::holder).isEqualTo(SECOND);
  }
}
