package org.muye.endpoint;

import org.apache.hive.service.cli.HiveSQLException;

/**
 * A statement that is not run. Clients are shown its text alone: the server passes failures of this
 * kind on as they are, and prints the stack of those that have one.
 */
final class RefusedStatement extends HiveSQLException {
  private static final long serialVersionUID = 1L;

  /** SQL's own state for a missing privilege. */
  private static final String STATE = "42501";

  RefusedStatement(String message) {
    super(message, STATE);
  }

  /** Throws it through interfaces of the engine that declare no such failure. */
  RuntimeException thrown() {
    return RefusedStatement.<RuntimeException>unchecked(this);
  }

  @SuppressWarnings("unchecked")
  private static <E extends Throwable> RuntimeException unchecked(Throwable failure) throws E {
    throw (E) failure;
  }

  @Override
  public synchronized Throwable fillInStackTrace() {
    return this;
  }

  /** The engine gives a failure the stack of its caller, too. */
  @Override
  public void setStackTrace(StackTraceElement[] stack) {}

  @Override
  public String toString() {
    return String.valueOf(getMessage());
  }
}
