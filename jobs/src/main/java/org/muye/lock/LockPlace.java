package org.muye.lock;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Where the lock of a warehouse lies. */
interface LockPlace {
  /**
   * What an attempt came to.
   *
   * @param lock the lock, or null when another process holds it
   * @param holder who holds it, or null when that is not known
   */
  record Attempt(@Nullable WarehouseLock lock, @Nullable Holder holder) {
    static Attempt refused(@Nullable Holder holder) {
      return new Attempt(null, holder);
    }
  }

  /** Tries once, without waiting. */
  Attempt attempt(Holder me) throws IOException;
}
