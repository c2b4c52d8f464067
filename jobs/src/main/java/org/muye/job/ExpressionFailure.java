package org.muye.job;

import java.util.List;
import org.apache.spark.SparkThrowable;
import org.apache.spark.sql.AnalysisException;
import org.muye.error.Failures;
import org.muye.error.Message;
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
          return UserError.of(
              "refine.expression_fails", Message.joined("list.or", mappings), condition);
        }
      }
    }
    return failure instanceof RuntimeException same
        ? same
        : new PipelineBug("refinement failed", failure);
  }
}
