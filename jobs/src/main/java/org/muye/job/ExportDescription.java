package org.muye.job;

import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.types.ByteType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.IntegerType;
import org.apache.spark.sql.types.LongType;
import org.apache.spark.sql.types.ShortType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import org.muye.contract.Contract;
import org.muye.contract.ContractColumn;
import org.muye.export.DataPackage;

/** What the description beside an export says: a table's contract, or an answer's columns. */
final class ExportDescription {
  private ExportDescription() {}

  /**
   * The description of a table or of an answer.
   *
   * @param contract the table's contract; null for an answer to a query
   * @param sql the query
   */
  static DataPackage of(StructType schema, @Nullable Contract contract, String sql) {
    List<DataPackage.Field> fields =
        Arrays.stream(schema.fields()).map(field -> field(field, contract)).toList();
    return contract == null
        ? new DataPackage(null, "Answer to: " + sql, null, List.of(), fields)
        : new DataPackage(
            contract.titleZh() + " | " + contract.titleEn(),
            contract.purposeZh() + " | " + contract.purpose(),
            contract.id() + " " + contract.version(),
            contract.key(),
            fields);
  }

  private static DataPackage.Field field(StructField field, @Nullable Contract contract) {
    String type = type(field.dataType());
    ContractColumn column = contract == null ? null : contract.find(field.name()).orElse(null);
    return column == null
        ? new DataPackage.Field(field.name(), type, null, null, null, false, null, null)
        : new DataPackage.Field(
            field.name(),
            type,
            column.titleZh() + " | " + column.titleEn(),
            column.description(),
            column.piiClass().text(),
            column.required(),
            column.minimum(),
            column.maximum());
  }

  private static String type(DataType type) {
    boolean whole =
        type instanceof IntegerType
            || type instanceof LongType
            || type instanceof ShortType
            || type instanceof ByteType;
    return switch (Exports.type(type)) {
      case NUMBER -> whole ? "integer" : "number";
      case BOOLEAN -> "boolean";
      case DATE -> "date";
      case TIMESTAMP -> "datetime";
      case TEXT -> "string";
    };
  }

  /** What a description says of a format. */
  static DataPackage.FileFormat format(Exports.Format format) {
    return switch (format) {
      case PARQUET ->
          new DataPackage.FileFormat("parquet", "application/vnd.apache.parquet", false);
      case XLSX ->
          new DataPackage.FileFormat(
              "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", false);
      case CSV, CSV_EXCEL ->
          new DataPackage.FileFormat("csv", "text/csv", format == Exports.Format.CSV_EXCEL);
    };
  }
}
