package org.muye.lock;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Time as a lock sees it. */
interface LockClock {
  /** This moment. */
  Instant now();

  /** Waits. */
  void sleep(Duration duration);

  /** Real waiting beside a clock. */
  static LockClock of(InstantSource clock) {
    return new LockClock() {
      @Override
      public Instant now() {
        return clock.instant();
      }

      @Override
      public void sleep(Duration duration) {
        try {
          Thread.sleep(duration.toMillis());
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          throw new IllegalStateException("interrupted while waiting for the warehouse", e);
        }
      }
    };
  }
}
