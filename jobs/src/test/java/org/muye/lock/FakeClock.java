package org.muye.lock;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A clock that moves only when told to, and what is to happen while somebody sleeps. */
final class FakeClock implements LockClock {
  static final Instant START = Instant.parse("2026-01-05T01:00:00Z");

  private final List<Runnable> duringSleeps = new ArrayList<>();
  private Instant now = START;

  @Override
  public Instant now() {
    return now;
  }

  @Override
  public void sleep(Duration duration) {
    now = now.plus(duration);
    List.copyOf(duringSleeps).forEach(Runnable::run);
  }

  void pass(Duration duration) {
    now = now.plus(duration);
  }

  void duringSleeps(Runnable event) {
    duringSleeps.add(event);
  }
}
