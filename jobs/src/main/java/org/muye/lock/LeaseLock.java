package org.muye.lock;

import java.io.IOException;
import org.muye.error.Message;
import org.muye.error.UserError;

/** A lease in force, renewed while it is held. */
final class LeaseLock implements WarehouseLock {
  private final LeaseFolder folder;
  private final long number;
  private final LockClock clock;
  private final Runnable stopRenewing;
  private Lease lease;

  LeaseLock(LeaseFolder folder, long number, Lease lease, LockClock clock, Timer timer) {
    this.folder = folder;
    this.number = number;
    this.lease = lease;
    this.clock = clock;
    this.stopRenewing = timer.every(Lease.RENEWED_EVERY, this::renew);
  }

  private synchronized void renew() {
    try {
      if (isMine()) {
        Lease renewed = lease.renewed(clock.now());
        folder.overwrite(number, renewed);
        lease = renewed;
      }
    } catch (IOException e) {
      // The next attempt may succeed; if none does, the lease ends and the next write is refused.
    }
  }

  /** A store without conditional writes may let another process write the same number later. */
  private boolean isMine() throws IOException {
    Lease inForce = folder.newest().orElse(0) == number ? folder.read(number) : null;
    return inForce != null && inForce.token().equals(lease.token());
  }

  @Override
  public synchronized void requireHeld() {
    if (!lease.isFresh(clock.now())) {
      throw lost(Message.of("lock.lost_not_renewed", Lease.LASTS.toMinutes()));
    }
    try {
      if (!isMine()) {
        throw lost(Message.of("lock.lost_taken_over"));
      }
    } catch (IOException e) {
      throw lost(Message.of("lock.lost_unreadable", e.getMessage()));
    }
  }

  private static UserError lost(Message why) {
    return UserError.of(UserError.Kind.CONFLICT, "lock.lost", why);
  }

  @Override
  public synchronized void close() {
    stopRenewing.run();
    try {
      if (isMine()) {
        folder.overwrite(number, lease.ended());
      }
    } catch (IOException e) {
      // Then the lease ends by itself.
    }
  }
}
