package org.muye.time;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * The one reader of the wall clock and of the machine's time zone; hand it in, so that tests can
 * stop it.
 */
public final class ReportingClock {
  private final Clock clock;

  private ReportingClock(Clock clock) {
    this.clock = clock;
  }

  /** The wall clock. */
  public static ReportingClock system() {
    return new ReportingClock(Clock.systemUTC());
  }

  /** A clock that stands still. */
  public static ReportingClock stoppedAt(Instant moment) {
    return new ReportingClock(Clock.fixed(moment, ZoneOffset.UTC));
  }

  /** This moment. */
  public Instant now() {
    return clock.instant();
  }

  /** The local day of this moment in the region's time zone. */
  public LocalDate today(ZoneId zone) {
    return LocalDate.ofInstant(now(), zone);
  }

  /** The machine's time zone; only for what is shown to the person before the screen. */
  public static ZoneId machineZone() {
    return ZoneId.systemDefault();
  }
}
