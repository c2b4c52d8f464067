package org.muye.job;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.muye.run.RunContext;
import org.muye.time.AsOf;

/** Starts runs. */
public final class Runs {
  /** The moment at the beginning of an id, in UTC; text sorts as time does. */
  static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private Runs() {}

  /**
   * A new run.
   *
   * @param asOf the as-of day asked for, or null for today in the region's zone
   */
  public static RunContext start(Workspace workspace, String command, @Nullable AsOf asOf) {
    Instant now = workspace.clock().now();
    // Two runs of one second are told apart by the suffix.
    String suffix = String.format("%04x", ThreadLocalRandom.current().nextInt(0x10000));
    return new RunContext(
        STAMP.format(now) + "-" + suffix,
        command,
        now,
        asOf != null ? asOf : new AsOf(workspace.clock().today(workspace.region().timeZone())));
  }
}
