package org.muye.table;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.MetadataBuilder;
import org.apache.spark.sql.types.StructField;
import org.muye.contract.Contract;
import org.muye.contract.SparkSchema;

/** Rows in the shape that a contract gives. */
final class ContractRows {
  private static final Set<DataType> TIMES = Set.of(DataTypes.DateType, DataTypes.TimestampType);

  private static final Set<DataType> ORDERED =
      Set.of(
          DataTypes.DateType,
          DataTypes.TimestampType,
          DataTypes.StringType,
          DataTypes.IntegerType,
          DataTypes.LongType);

  private ContractRows() {}

  /** Just the contract's columns, in its order, with its types and comments. */
  static Dataset<Row> conform(Contract contract, Dataset<Row> rows) {
    List<Column> columns = new ArrayList<>();
    for (StructField field : SparkSchema.of(contract).fields()) {
      String comment = field.getComment().isDefined() ? field.getComment().get() : "";
      columns.add(
          col(field.name())
              .cast(field.dataType())
              .as(field.name(), new MetadataBuilder().putString("comment", comment).build()));
    }
    return rows.select(columns.toArray(Column[]::new));
  }

  /**
   * The rows with the contract's columns in its order; those that they lack are NULL. A table that
   * took over a column later has it at its end.
   */
  static Dataset<Row> completed(Contract contract, Dataset<Row> rows) {
    List<String> given = List.of(rows.columns());
    if (given.equals(contract.columnNames())) {
      return rows;
    }
    List<Column> columns = new ArrayList<>();
    for (StructField field : SparkSchema.of(contract).fields()) {
      columns.add(
          given.contains(field.name())
              ? col(field.name())
              : lit(null).cast(field.dataType()).as(field.name()));
    }
    return rows.select(columns.toArray(Column[]::new));
  }

  /**
   * The columns by which files can be skipped: keys and times. Minimum and maximum of the others
   * would cost a tenth of a write and answer no question. A table takes it over when it is made.
   */
  static List<String> skippedBy(Contract contract) {
    List<String> key = contract.key();
    return Stream.of(SparkSchema.of(contract).fields())
        .filter(field -> key.contains(field.name()) || TIMES.contains(field.dataType()))
        .filter(field -> ORDERED.contains(field.dataType()))
        .map(StructField::name)
        .toList();
  }
}
