package org.muye.lock;

import java.time.Duration;

/** Does something again and again. */
interface Timer {
  /** Begins to; what is returned ends it. */
  Runnable every(Duration interval, Runnable task);
}
