package org.muye.lock;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import org.apache.hadoop.conf.Configuration;
import org.jspecify.annotations.Nullable;
import org.muye.error.UserError;

/** Takes a warehouse for one process. */
public final class WarehouseLocks {
  private static final Duration POLL = Duration.ofSeconds(1);

  private final LockPlace place;
  private final LockClock clock;
  private final String warehouse;

  WarehouseLocks(LockPlace place, LockClock clock, String warehouse) {
    this.place = place;
    this.clock = clock;
    this.warehouse = warehouse;
  }

  /**
   * The lock of a folder on a disk of this machine: the system gives it back when the process ends,
   * however it ends.
   */
  public static WarehouseLocks onDisk(Path warehouse, InstantSource clock) {
    return new WarehouseLocks(
        new DiskLockPlace(warehouse.resolve("ops").resolve("_lock")),
        LockClock.of(clock),
        warehouse.toString());
  }

  /**
   * The lock of a folder in a file system that several machines share: a lease that is renewed
   * while its holder lives.
   *
   * @param warehouse such as {@code s3a://bucket/warehouse} or {@code hdfs://host/warehouse}
   */
  public static WarehouseLocks shared(
      String warehouse, Configuration configuration, InstantSource clock) {
    LockClock lockClock = LockClock.of(clock);
    return new WarehouseLocks(
        new LeasePlace(
            new HadoopLeaseFolder(warehouse + "/ops/_lease", configuration),
            lockClock,
            new DaemonTimer()),
        lockClock,
        warehouse);
  }

  /**
   * Takes the warehouse, and waits for it if another process has it.
   *
   * @param patience how long to wait; zero for not at all
   * @throws UserError of the kind CONFLICT when another process still has it then
   */
  public WarehouseLock take(Holder me, Duration patience) {
    Instant until = clock.now().plus(patience);
    while (true) {
      LockPlace.Attempt attempt = attempt(me);
      if (attempt.lock() != null) {
        return attempt.lock();
      }
      if (!clock.now().isBefore(until)) {
        throw taken(attempt.holder(), patience);
      }
      clock.sleep(POLL);
    }
  }

  private LockPlace.Attempt attempt(Holder me) {
    try {
      return place.attempt(me);
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  private UserError unusable(IOException e) {
    String message = e.getClass().getSimpleName() + ": " + e.getMessage();
    if (message.toLowerCase(Locale.ROOT).contains("no space left")) {
      return new UserError(
          "the disk is full",
          "the lock of the warehouse cannot be written (" + message + ")",
          "free some space and run the same command again: nothing was changed");
    }
    return new UserError(
        "the warehouse cannot be written: " + warehouse,
        "its lock cannot be taken (" + message + ")",
        "give the user that runs muye the right to write there, on a file system with locks, or set"
            + " another `warehouse`");
  }

  private UserError taken(@Nullable Holder holder, Duration patience) {
    String who = holder == null ? "it has not yet written down who it is" : holder.words();
    return new UserError(
        UserError.Kind.CONFLICT,
        "another run works on the same warehouse",
        patience.isZero() ? who : who + "; waited " + patience.toMinutes() + " minutes for it",
        "run again when it has ended, or let the night wait for it with `muye nightly --wait`; the"
            + " lock of a process that died is given back by itself");
  }
}
