package org.muye.job;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.muye.contract.Contract;

/** Looks for numbers in gold that are none: what is absent must be NULL. */
final class FiniteGold {
  private FiniteGold() {}

  /** The tables and columns that hold NaN or infinity. */
  static List<String> offenders(Workspace workspace) {
    List<String> offenders = new ArrayList<>();
    int columns = 0;
    for (Contract contract : workspace.contracts().contracts()) {
      if (contract.layer().equals("gold")) {
        Dataset<Row> rows = workspace.tables().read(contract.id());
        for (StructField field : rows.schema().fields()) {
          if (field.dataType().equals(DataTypes.DoubleType)) {
            columns++;
            // NaN equals itself in SQL and is above every other number.
            if (!rows.where(abs(col(field.name())).geq(lit(Double.POSITIVE_INFINITY))).isEmpty()) {
              offenders.add(contract.id() + "." + field.name());
            }
          }
        }
      }
    }
    if (columns == 0) {
      offenders.add("no column was looked at");
    }
    return offenders;
  }
}
