package org.muye.error;

/**
 * Something a person can put right: a wrong input, configuration or contract.
 *
 * <p>The message has three parts, so that it can be shown without a stack trace: the problem, why
 * it occurred, and what to do about it.
 */
public final class UserError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What the command line returns for the error. */
  public enum Kind {
    /** Wrong words on the command line. */
    USAGE(2),
    /** Wrong input, configuration or contract. */
    INPUT(3),
    /** A quality gate held the results back. */
    QUALITY_GATE(4),
    /** Another run works on the same warehouse. */
    CONFLICT(5);

    private final int exitCode;

    Kind(int exitCode) {
      this.exitCode = exitCode;
    }

    /** The process exit code, 2 to 5. */
    public int exitCode() {
      return exitCode;
    }
  }

  private final Kind kind;
  private final String problem;
  private final String cause;
  private final String remedy;

  /** An input, configuration or contract error. */
  public UserError(String problem, String cause, String remedy) {
    this(Kind.INPUT, problem, cause, remedy);
  }

  /** An error of the given kind. */
  public UserError(Kind kind, String problem, String cause, String remedy) {
    super(problem + "\n  why: " + cause + "\n  do:  " + remedy);
    this.kind = kind;
    this.problem = problem;
    this.cause = cause;
    this.remedy = remedy;
  }

  /** The kind, which decides the exit code. */
  public Kind kind() {
    return kind;
  }

  /** What is wrong. */
  public String problem() {
    return problem;
  }

  /** Why it is wrong. */
  public String why() {
    return cause;
  }

  /** What to do. */
  public String remedy() {
    return remedy;
  }
}
