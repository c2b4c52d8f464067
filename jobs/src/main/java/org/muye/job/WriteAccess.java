package org.muye.job;

import java.nio.file.Path;
import java.time.Duration;
import org.muye.lock.Holder;
import org.muye.lock.WarehouseLock;
import org.muye.lock.WarehouseLocks;
import org.muye.run.RunContext;

/** The right of one command to write a warehouse, until it is closed. */
final class WriteAccess implements AutoCloseable {
  private final Workspace workspace;
  private final WarehouseLock lock;

  private WriteAccess(Workspace workspace, WarehouseLock lock) {
    this.workspace = workspace;
    this.lock = lock;
  }

  /**
   * Takes a workspace's warehouse; its tables are then written only while it is held.
   *
   * @param patience how long to wait for another command that has it
   * @throws org.muye.error.UserError of the kind CONFLICT when another command still has it then
   */
  static WriteAccess take(Workspace workspace, RunContext run, Duration patience) {
    WarehouseLock lock =
        locks(workspace)
            .take(
                Holder.thisProcess(run.runId(), run.command(), workspace.clock().now()), patience);
    workspace.checkBeforeWrites(lock::requireHeld);
    return new WriteAccess(workspace, lock);
  }

  private static WarehouseLocks locks(Workspace workspace) {
    String warehouse = workspace.warehouse();
    return warehouse.contains("://")
        ? WarehouseLocks.shared(
            warehouse,
            workspace.spark().sparkContext().hadoopConfiguration(),
            workspace.clock()::now)
        : WarehouseLocks.onDisk(Path.of(warehouse), workspace.clock()::now);
  }

  @Override
  public void close() {
    workspace.checkBeforeWrites(() -> {});
    lock.close();
  }
}
