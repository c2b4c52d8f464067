package org.muye.sql;

import java.util.Arrays;
import org.apache.spark.sql.AnalysisException;
import org.muye.error.UserError;

/** Spark's failures in words for the person who asked. */
public final class SqlFailures {
  private static final int LONGEST = 400;

  private SqlFailures() {}

  /** Spark's own words about a question, without its position marks and stack. */
  public static UserError of(Exception e) {
    if (e instanceof UserError error) {
      return error;
    }
    Throwable told = e;
    for (Throwable link = e; link != null; link = link.getCause()) {
      if (link instanceof AnalysisException || link instanceof ArithmeticException) {
        told = link;
      }
    }
    String message = String.valueOf(told.getMessage()).strip();
    String first =
        Arrays.stream(message.split("\\R"))
            .map(String::strip)
            .filter(line -> !line.isEmpty())
            .findFirst()
            .orElse("")
            .replaceAll("\\s*SQLSTATE: \\w+.*$", "");
    return UserError.of(
        UserError.Kind.USAGE,
        "sql.query_unanswerable",
        first.length() > LONGEST ? first.substring(0, LONGEST).strip() + " ..." : first);
  }
}
