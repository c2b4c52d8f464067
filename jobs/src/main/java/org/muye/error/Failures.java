package org.muye.error;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.ReadOnlyFileSystemException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds in an exception what a person can act on. */
public final class Failures {
  private Failures() {}

  /**
   * The user's error in the failure or among its causes (engines wrap exceptions several times), or
   * a well-known condition of the machine told as one.
   */
  public static Optional<UserError> userError(Throwable failure) {
    List<Throwable> chain = chain(failure);
    for (Throwable link : chain) {
      if (link instanceof UserError error) {
        return Optional.of(error);
      }
    }
    return chain.stream().flatMap(link -> machineCondition(link).stream()).findFirst();
  }

  /** The failure and its causes, outermost first; a cycle of causes ends the list. */
  public static List<Throwable> chain(Throwable failure) {
    Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    List<Throwable> chain = new ArrayList<>();
    for (Throwable link = failure; link != null && seen.add(link); link = link.getCause()) {
      chain.add(link);
    }
    return chain;
  }

  /** The first line of a message, or the exception's name if it has none. */
  public static String firstLine(Throwable failure) {
    String message = failure.getMessage();
    String name = failure.getClass().getSimpleName();
    return message == null || message.isBlank()
        ? name
        : name + ": " + message.strip().lines().findFirst().orElse("");
  }

  private static Optional<UserError> machineCondition(Throwable link) {
    if (link instanceof OutOfMemoryError) {
      return Optional.of(UserError.of("error.memory_full", link.getMessage()));
    }
    if (isShutDown(lower(link.getMessage()))) {
      return Optional.of(UserError.of("error.ended_early"));
    }
    if (isUnreachable(lower(link.getMessage()))) {
      return Optional.of(UserError.of("error.warehouse_unreachable", firstLine(link)));
    }
    if (!(link instanceof IOException) && !(link instanceof ReadOnlyFileSystemException)) {
      return Optional.empty();
    }
    String message = lower(link.getMessage());
    if (message.contains("no space left on device") || message.contains("quota exceeded")) {
      return Optional.of(UserError.of("error.disk_full", link.getMessage()));
    }
    if (link instanceof AccessDeniedException
        || link instanceof ReadOnlyFileSystemException
        || message.contains("permission denied")
        || message.contains("read-only file system")) {
      return Optional.of(UserError.of("error.no_permission", link.getMessage()));
    }
    return Optional.empty();
  }

  /** The second are those of Java where Spark looks for a part of itself that has gone. */
  private static boolean isShutDown(String message) {
    return message.contains("sparkcontext was shut down")
        || message.contains("sparkcontext.dagscheduler()\" is null");
  }

  /** The words of s3a and of HDFS; engines repeat them in messages of their own. */
  private static boolean isUnreachable(String message) {
    return message.contains("unable to execute http request")
        || message.contains("failed on connection exception")
        || message.contains("name node is in safe mode");
  }

  private static String lower(@Nullable String text) {
    return text == null ? "" : text.toLowerCase(Locale.ROOT);
  }
}
