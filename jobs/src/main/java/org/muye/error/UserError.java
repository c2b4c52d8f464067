package org.muye.error;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

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
  private final Message problem;
  private final Message cause;
  private final Message remedy;

  private UserError(Kind kind, Message problem, Message cause, Message remedy) {
    super(
        problem.in(Locale.ROOT)
            + "\n  why: "
            + cause.in(Locale.ROOT)
            + "\n  do:  "
            + remedy.in(Locale.ROOT));
    this.kind = kind;
    this.problem = problem;
    this.cause = cause;
    this.remedy = remedy;
  }

  /**
   * An input, configuration or contract error.
   *
   * @param key of the catalogue, which has {@code key.problem}, {@code key.why} and {@code key.do}
   * @param parts what {@code {0}}, {@code {1}} stand for in any of the three
   */
  public static UserError of(String key, @Nullable Object... parts) {
    return of(Kind.INPUT, key, parts);
  }

  /** An error of the given kind. */
  public static UserError of(Kind kind, String key, @Nullable Object... parts) {
    return new UserError(
        kind,
        Message.of(key + ".problem", parts),
        Message.of(key + ".why", parts),
        Message.of(key + ".do", parts));
  }

  /** The kind, which decides the exit code. */
  public Kind kind() {
    return kind;
  }

  /** What is wrong, as a part of another text. */
  public Message problemText() {
    return problem;
  }

  /** Why it is wrong, as a part of another text. */
  public Message whyText() {
    return cause;
  }

  /** What to do, as a part of another text. */
  public Message remedyText() {
    return remedy;
  }

  /** What is wrong, in English. */
  public String problem() {
    return problem(Locale.ROOT);
  }

  /** What is wrong. */
  public String problem(Locale locale) {
    return problem.in(locale);
  }

  /** Why it is wrong, in English. */
  public String why() {
    return why(Locale.ROOT);
  }

  /** Why it is wrong. */
  public String why(Locale locale) {
    return cause.in(locale);
  }

  /** What to do, in English. */
  public String remedy() {
    return remedy(Locale.ROOT);
  }

  /** What to do. */
  public String remedy(Locale locale) {
    return remedy.in(locale);
  }
}
