package org.muye.contract;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.MetadataBuilder;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.muye.error.PipelineBug;

/** A contract as a Spark schema. */
public final class SparkSchema {
  private static final Pattern DECIMAL = Pattern.compile("decimal\\((\\d{1,2}),(\\d{1,2})\\)");

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
    DataType type =
        type(column.type())
            .orElseThrow(() -> new PipelineBug("unchecked type in a contract: " + column.type()))
            .spark();
    return DataTypes.createStructField(column.name(), type, !column.required(), comment);
  }

  /**
   * A type that tables use.
   *
   * @param spark the engine's type
   * @param logical the type's name in the Open Data Contract Standard
   */
  record TableType(DataType spark, String logical) {}

  /**
   * The type of a DDL text. Spark's own parser knows more types than tables should use, and starts
   * parts of the engine; contracts are read before any engine.
   */
  static Optional<TableType> type(String ddl) {
    return switch (ddl) {
      case "string" -> table(DataTypes.StringType, "string");
      case "int" -> table(DataTypes.IntegerType, "integer");
      case "bigint" -> table(DataTypes.LongType, "integer");
      case "double" -> table(DataTypes.DoubleType, "number");
      case "boolean" -> table(DataTypes.BooleanType, "boolean");
      case "binary" -> table(DataTypes.BinaryType, "string");
      case "date" -> table(DataTypes.DateType, "date");
      case "timestamp" -> table(DataTypes.TimestampType, "timestamp");
      case "array<string>" -> table(DataTypes.createArrayType(DataTypes.StringType), "array");
      case "map<string,string>" ->
          table(DataTypes.createMapType(DataTypes.StringType, DataTypes.StringType), "object");
      default -> decimal(ddl);
    };
  }

  private static Optional<TableType> table(DataType spark, String logical) {
    return Optional.of(new TableType(spark, logical));
  }

  private static Optional<TableType> decimal(String ddl) {
    Matcher match = DECIMAL.matcher(ddl);
    if (!match.matches()) {
      return Optional.empty();
    }
    int precision = Integer.parseInt(match.group(1));
    int scale = Integer.parseInt(match.group(2));
    if (precision < 1 || precision > DecimalType.MAX_PRECISION() || scale > precision) {
      return Optional.empty();
    }
    return table(DataTypes.createDecimalType(precision, scale), "number");
  }
}
