package org.muye.job;

import java.util.List;
import org.apache.spark.SparkThrowable;
import org.apache.spark.sql.AnalysisException;
import org.muye.error.Failures;
import org.muye.error.PipelineBug;
import org.muye.error.UserError;

/**
 * Tells apart what a mapping's own expressions cannot compute: they meet whatever a source
 * delivers, and a cast of a text that is no number stops the engine.
 */
final class ExpressionFailure {
  /** Class of SQLSTATE (ISO/IEC 9075-2, 24.1): the data do not fit the operation. */
  private static final String DATA_EXCEPTION = "22";

  /** Conditions of the tables' format begin so. */
  private static final String OF_TABLES = "DELTA";

  private ExpressionFailure() {}

  /**
   * The failure as the user's error if it is one of an expression, else as it is. The values are
   * not shown, as they are parts of records.
   *
   * @param mappings names of the mappings whose rows were parsed
   */
  static RuntimeException explained(Exception failure, List<String> mappings) {
    for (Throwable link : Failures.chain(failure)) {
      if (link instanceof SparkThrowable told) {
        String condition = String.valueOf(told.getCondition());
        boolean senseless = link instanceof AnalysisException && !condition.startsWith(OF_TABLES);
        if (senseless || String.valueOf(told.getSqlState()).startsWith(DATA_EXCEPTION)) {
          return new UserError(
              "an expression cannot be computed; nothing of its rows was refined",
              "one in the mapping "
                  + String.join(" or ", mappings)
                  + " (derived, only, void or corrections) fails with "
                  + condition,
              "write it so that it works on every text, with try_cast or try_to_date in place of"
                  + " cast or to_date, and run again");
        }
      }
    }
    return failure instanceof RuntimeException same
        ? same
        : new PipelineBug("refinement failed", failure);
  }
}
