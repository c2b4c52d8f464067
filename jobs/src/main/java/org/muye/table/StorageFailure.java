package org.muye.table;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.util.Locale;
import org.muye.error.UserError;

/** Says what a person can do about a write that the storage refused. */
final class StorageFailure {
  private StorageFailure() {}

  /** A user error where the storage is the cause, else the failure itself. */
  static RuntimeException explain(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      String message = String.valueOf(cause.getMessage());
      String lower = message.toLowerCase(Locale.ROOT);
      if (lower.contains("no space left on device") || lower.contains("disk quota exceeded")) {
        return UserError.of("table.disk_full", firstLine(message));
      }
      if (cause instanceof AccessDeniedException
          || lower.contains("permission denied")
          || lower.contains("mkdirs failed")
          || lower.contains("unable to create")
          || lower.contains("cannot create")
          || lower.contains("read-only file system")) {
        return UserError.of("table.warehouse_unwritable", firstLine(message));
      }
    }
    return failure instanceof RuntimeException unchecked
        ? unchecked
        : new IllegalStateException(failure.getMessage(), failure);
  }

  /** The storage does not answer. */
  static UserError unreachable(String warehouse, IOException failure) {
    return UserError.of("table.warehouse_unreachable", warehouse, failure.getMessage());
  }

  /** Engines append their stack to a message. */
  static String firstLine(String message) {
    int line = message.indexOf('\n');
    return line < 0 ? message : message.substring(0, line);
  }
}
