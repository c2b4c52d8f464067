package org.muye.lock;

/** The right to write a warehouse, until it is closed. */
public interface WarehouseLock extends AutoCloseable {
  /**
   * Asked before each write.
   *
   * @throws org.muye.error.UserError of the kind CONFLICT when another process may have taken the
   *     warehouse over
   */
  void requireHeld();

  /** Gives the warehouse back. */
  @Override
  void close();
}
