package org.muye.contract;

import java.util.List;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.MetadataBuilder;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** A contract as a Spark schema. */
public final class SparkSchema {
  private SparkSchema() {}

  /**
   * The contract's columns in order, NOT NULL where required, each commented in both languages.
   *
   * @param contract a contract of a {@link ContractCatalog}, whose types are already checked
   */
  public static StructType of(Contract contract) {
    List<StructField> fields = contract.columns().stream().map(SparkSchema::field).toList();
    return DataTypes.createStructType(fields);
  }

  private static StructField field(ContractColumn column) {
    Metadata comment =
        new MetadataBuilder()
            .putString("comment", column.titleZh() + " | " + column.description())
            .build();
    return DataTypes.createStructField(
        column.name(), type(column.type()), !column.required(), comment);
  }

  /** The Spark type of a DDL type text. */
  static DataType type(String ddl) {
    return DataType.fromDDL(ddl);
  }
}
