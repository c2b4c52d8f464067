package org.muye.table;

import org.apache.hadoop.fs.FSError;
import org.apache.spark.sql.delta.DeltaConcurrentModificationException;
import org.muye.error.UserError;

/** Carries out writes: only while they are allowed, and again where another commit came between. */
final class TableWrites {
  /**
   * The lock of the warehouse makes a second conflict unlikely and a third a sign of a stranger.
   */
  private static final int ATTEMPTS = 4;

  private final Runnable mayWrite;

  /**
   * Writes.
   *
   * @param mayWrite runs before each attempt and throws where nothing may be written any more
   */
  TableWrites(Runnable mayWrite) {
    this.mayWrite = mayWrite;
  }

  /**
   * Runs a write that is one commit.
   *
   * @throws UserError when the storage is the cause of a failure, or another program writes the
   *     same table again and again
   */
  void run(Runnable write) {
    for (int attempt = 1; ; attempt++) {
      mayWrite.run();
      try {
        write.run();
        return;
      } catch (Exception | FSError e) {
        // Scala throws checked exceptions without declaring them; Hadoop's local file system throws
        // an Error where the disk is full.
        if (!isConflict(e)) {
          throw StorageFailure.explain(e);
        }
        if (attempt == ATTEMPTS) {
          throw interfered(e);
        }
      }
    }
  }

  /** Whether Delta found another commit in the way: then nothing of the write is in the table. */
  private static boolean isConflict(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof DeltaConcurrentModificationException) {
        return true;
      }
    }
    return false;
  }

  private static UserError interfered(Throwable failure) {
    UserError error =
        UserError.of(
            UserError.Kind.CONFLICT,
            "table.interfered",
            ATTEMPTS,
            StorageFailure.firstLine(String.valueOf(failure.getMessage())));
    error.initCause(failure);
    return error;
  }
}
