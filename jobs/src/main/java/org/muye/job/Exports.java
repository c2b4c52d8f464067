package org.muye.job;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DateType;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.TimestampType;
import org.jspecify.annotations.Nullable;
import org.muye.contract.Contract;
import org.muye.error.UserError;
import org.muye.export.TableExport;
import org.muye.sql.SqlFailures;
import org.muye.table.ParquetFile;

/** Writes the answer to a query to a file for other programs. */
public final class Exports {
  /** The formats. */
  public enum Format {
    PARQUET,
    CSV,
    CSV_EXCEL,
    XLSX
  }

  private Exports() {}

  /**
   * What was written.
   *
   * @param rows rows of data in the file
   * @param description the description beside it
   */
  public record Written(long rows, Path description) {}

  /** Writes all rows of a table, and beside the file what its contract says of it. */
  public static Written table(
      ReadOnlyQuery query, String table, Format format, Path target, boolean overwrite) {
    String sql = "SELECT * FROM " + table;
    return write(query, sql, query.contract(table), format, target, overwrite);
  }

  /** Writes all rows of an answer, and beside the file the query and its columns. */
  public static Written answer(
      ReadOnlyQuery query, String sql, Format format, Path target, boolean overwrite) {
    return write(query, sql, null, format, target, overwrite);
  }

  /** The files appear whole or not at all. */
  private static Written write(
      ReadOnlyQuery query,
      String sql,
      @Nullable Contract contract,
      Format format,
      Path target,
      boolean overwrite) {
    if (Files.exists(target) && !overwrite) {
      throw UserError.of("export.target_exists", target.toString());
    }
    Dataset<Row> rows = query.dataset(sql);
    long written = rows(query, rows, format, target);
    return new Written(
        written,
        ExportDescription.of(rows.schema(), contract, sql)
            .write(target, ExportDescription.format(format), written));
  }

  private static long rows(ReadOnlyQuery query, Dataset<Row> rows, Format format, Path target) {
    try {
      if (format == Format.PARQUET) {
        ParquetFile.write(target, rows);
        return rows.count();
      }
      return TableExport.write(target, format(format), columns(rows), cells(query.all(rows)));
    } catch (RuntimeException e) {
      throw e instanceof UserError ? e : SqlFailures.of(e);
    }
  }

  private static TableExport.Format format(Format format) {
    return switch (format) {
      case CSV_EXCEL -> TableExport.Format.CSV_FOR_EXCEL;
      case XLSX -> TableExport.Format.XLSX;
      default -> TableExport.Format.CSV;
    };
  }

  private static List<TableExport.Column> columns(Dataset<Row> rows) {
    List<TableExport.Column> columns = new ArrayList<>();
    for (StructField field : rows.schema().fields()) {
      columns.add(new TableExport.Column(field.name(), type(field.dataType())));
    }
    return columns;
  }

  static TableExport.Type type(DataType type) {
    if (type instanceof NumericType) {
      return TableExport.Type.NUMBER;
    }
    if (type instanceof BooleanType) {
      return TableExport.Type.BOOLEAN;
    }
    if (type instanceof DateType) {
      return TableExport.Type.DATE;
    }
    return type instanceof TimestampType ? TableExport.Type.TIMESTAMP : TableExport.Type.TEXT;
  }

  private static Iterator<@Nullable Object[]> cells(Iterator<Row> rows) {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return rows.hasNext();
      }

      @Override
      public @Nullable Object[] next() {
        return Cells.of(rows.next()).toArray();
      }
    };
  }
}
