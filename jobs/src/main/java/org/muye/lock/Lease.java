package org.muye.lock;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A lock with an end.
 *
 * @param holder who holds it; null when that cannot be read
 * @param token tells two leases of one number apart
 * @param renewedAt when its holder last said that it lives
 * @param released whether its holder gave it back
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record Lease(@Nullable Holder holder, String token, Instant renewedAt, boolean released) {
  /** How long a holder may work without having renewed its lease. */
  static final Duration LASTS = Duration.ofMinutes(2);

  /** How far the clocks of two machines may be apart without two of them working at once. */
  static final Duration CLOCKS_DIFFER = Duration.ofMinutes(1);

  /** Short enough that several attempts may fail before the lease ends. */
  static final Duration RENEWED_EVERY = Duration.ofSeconds(20);

  /** Whether another process may take over. */
  boolean isFree(Instant now) {
    return released || now.isAfter(renewedAt.plus(LASTS).plus(CLOCKS_DIFFER));
  }

  /** Whether its holder may still write. */
  boolean isFresh(Instant now) {
    return !released && now.isBefore(renewedAt.plus(LASTS));
  }

  Lease renewed(Instant now) {
    return new Lease(holder, token, now, false);
  }

  Lease ended() {
    return new Lease(holder, token, renewedAt, true);
  }
}
