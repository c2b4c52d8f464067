package org.muye.lock;

import java.io.IOException;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Numbered leases in a folder that several machines share; the highest number is the one in force.
 */
interface LeaseFolder {
  /** The highest number, if there is any lease. */
  OptionalLong newest() throws IOException;

  /**
   * A lease, or null when it has gone. One that cannot be read counts as renewed when last written.
   */
  @Nullable Lease read(long number) throws IOException;

  /** Writes a lease unless its number is there; whether it was written. */
  boolean create(long number, Lease lease) throws IOException;

  /** Writes a lease again. */
  void overwrite(long number, Lease lease) throws IOException;

  /** Removes all leases below a number. */
  void deleteBelow(long number) throws IOException;
}
