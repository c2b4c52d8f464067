package org.muye.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.muye.error.UserError;

class WarehouseLocksTest {
  private static final Holder ME = new Holder("run-2", "nightly", 2, "b", "li", FakeClock.START);
  private static final Holder OTHER =
      new Holder("run-1", "ingest", 1, "a", "wang", FakeClock.START);

  private static final WarehouseLock LOCK =
      new WarehouseLock() {
        @Override
        public void requireHeld() {}

        @Override
        public void close() {}
      };

  private final FakeClock clock = new FakeClock();
  private boolean free;

  private WarehouseLocks locks() {
    return new WarehouseLocks(
        me -> free ? new LockPlace.Attempt(LOCK, me) : LockPlace.Attempt.refused(OTHER),
        clock,
        "/data/warehouse");
  }

  @Test
  void withoutPatienceARunEndsAtOnceAndSaysWhoItMet() {
    assertThatThrownBy(() -> locks().take(ME, Duration.ZERO))
        .isInstanceOfSatisfying(
            UserError.class,
            e -> {
              assertThat(e.kind().exitCode()).isEqualTo(5);
              assertThat(e.problem()).isEqualTo("another run works on the same warehouse");
              assertThat(e.why())
                  .isEqualTo(
                      "`muye ingest` (run run-1, process 1 of wang on a) holds it since"
                          + " 2026-01-05T01:00:00Z");
              assertThat(e.remedy()).contains("--wait");
            });
    assertThat(clock.now()).isEqualTo(FakeClock.START);
  }

  @Test
  void aPatientRunBeginsWhenTheOtherEnds() {
    clock.duringSleeps(() -> free = clock.now().isAfter(FakeClock.START.plusSeconds(600)));

    assertThat(locks().take(ME, Duration.ofMinutes(60))).isSameAs(LOCK);
    assertThat(clock.now())
        .isBetween(FakeClock.START.plusSeconds(600), FakeClock.START.plusSeconds(602));
  }

  @Test
  void patienceEnds() {
    assertThatThrownBy(() -> locks().take(ME, Duration.ofMinutes(10)))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("waited 10 minutes");
    assertThat(clock.now()).isEqualTo(FakeClock.START.plusSeconds(600));
  }

  @Test
  void aFullDiskIsCalledThat() {
    WarehouseLocks locks =
        new WarehouseLocks(
            me -> {
              throw new IOException("No space left on device");
            },
            clock,
            "/data/warehouse");

    assertThatThrownBy(() -> locks.take(ME, Duration.ZERO))
        .isInstanceOfSatisfying(
            UserError.class, e -> assertThat(e.problem()).isEqualTo("the disk is full"));
  }
}
