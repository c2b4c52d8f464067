package org.muye.lock;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import org.apache.hadoop.conf.Configuration;
import org.jspecify.annotations.Nullable;
import org.muye.error.Message;
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
      return UserError.of("lock.disk_full", message);
    }
    return UserError.of("lock.warehouse_unwritable", warehouse, message);
  }

  private UserError taken(@Nullable Holder holder, Duration patience) {
    Message who = holder == null ? Message.of("lock.holder_unknown") : words(holder);
    return UserError.of(
        UserError.Kind.CONFLICT,
        "lock.taken",
        patience.isZero() ? who : Message.of("lock.waited", who, patience.toMinutes()));
  }

  private static Message words(Holder holder) {
    return Message.of(
        "lock.holder",
        holder.command(),
        holder.runId(),
        holder.pid(),
        holder.user(),
        holder.host(),
        holder.since());
  }
}
