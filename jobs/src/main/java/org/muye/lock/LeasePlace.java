package org.muye.lock;

import java.io.IOException;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * Leases with rising numbers. A process takes the lock over by writing the next number, which only
 * one can do, and holds it while no higher number stands beside it. Nobody ever removes the highest
 * number, so that a process which was asleep while others came and went finds out that it comes too
 * late.
 */
final class LeasePlace implements LockPlace {
  private final LeaseFolder folder;
  private final LockClock clock;
  private final Timer timer;

  LeasePlace(LeaseFolder folder, LockClock clock, Timer timer) {
    this.folder = folder;
    this.clock = clock;
    this.timer = timer;
  }

  @Override
  public Attempt attempt(Holder me) throws IOException {
    OptionalLong newest = folder.newest();
    if (newest.isPresent()) {
      Lease lease = folder.read(newest.getAsLong());
      // One that vanished in between made way for a newer one.
      if (lease == null || !lease.isFree(clock.now())) {
        return Attempt.refused(lease == null ? null : lease.holder());
      }
    }
    long number = newest.orElse(0) + 1;
    Lease mine = new Lease(me, UUID.randomUUID().toString(), clock.now(), false);
    if (!folder.create(number, mine)) {
      return refusedBy(number);
    }
    if (folder.newest().orElse(number) != number) {
      // Others came and went since the first look, and cleared the number that was written here.
      return refusedBy(folder.newest().orElse(number));
    }
    folder.deleteBelow(number);
    return new Attempt(new LeaseLock(folder, number, mine, clock, timer), me);
  }

  private Attempt refusedBy(long number) throws IOException {
    Lease lease = folder.read(number);
    return Attempt.refused(lease == null ? null : lease.holder());
  }
}
