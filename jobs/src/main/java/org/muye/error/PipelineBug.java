package org.muye.error;

/** A state that our own code promises never to reach; never a user's mistake. */
public final class PipelineBug extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** A broken promise, told to a developer. */
  public PipelineBug(String message) {
    super(message);
  }

  /** A broken promise with the failure that showed it. */
  public PipelineBug(String message, Throwable cause) {
    super(message, cause);
  }
}
