package org.muye.job;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.muye.contract.Contract;
import org.muye.error.UserError;
import org.muye.lock.Holder;
import org.muye.lock.WarehouseLock;
import org.muye.lock.WarehouseLocks;
import org.muye.run.RunContext;
import org.muye.table.TableStore;

/** The right of one command to write a warehouse, until it is closed. */
final class WriteAccess implements AutoCloseable {
  /** Layers whose rows nothing can make anew. */
  private static final Set<String> KEPT_LAYERS = Set.of("bronze", "silver", "quarantine", "ops");

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
    WriteAccess access = new WriteAccess(workspace, lock);
    try {
      requireKnownColumns(workspace);
    } catch (RuntimeException e) {
      access.close();
      throw e;
    }
    workspace.checkBeforeWrites(lock::requireHeld);
    return access;
  }

  /**
   * A later version of the program may have given tables columns that this one would leave empty.
   * Tables of gold are made anew, so that theirs do not matter.
   */
  private static void requireKnownColumns(Workspace workspace) {
    TableStore tables = workspace.tables();
    for (Contract contract : workspace.contracts().contracts()) {
      if (KEPT_LAYERS.contains(contract.layer())) {
        List<String> unknown = tables.unknownColumns(contract.id());
        if (!unknown.isEmpty()) {
          throw UserError.of(
              "warehouse.of_a_later_version", contract.id(), String.join(", ", unknown));
        }
      }
    }
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
