package org.muye.refine;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;

import java.io.Serializable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import org.muye.config.SourceMapping;
import org.muye.quality.IssueCode;

/** Parses the text rows of one source into typed rows, each with what became of it. */
public final class TextRows {
  /** Column that says what became of a row. */
  public static final String OUTCOME = "_outcome";

  /** Column with the reason why a row was set aside. */
  public static final String REASON = "_reason";

  /** Column with the reason in words. */
  public static final String MESSAGE = "_message";

  /** Outcome: a usable record. */
  public static final String GOOD = "GOOD";

  /** Outcome: belongs to another kind of record, as the mapping says. */
  public static final String OUT_OF_SCOPE = "OUT_OF_SCOPE";

  /** Outcome: set aside with a reason. */
  public static final String QUARANTINED = "QUARANTINED";

  /** Column with the derived values of a mapping. */
  static final String DERIVED = "_derived";

  private TextRows() {}

  /**
   * Adds the derived values, drops nothing, and parses.
   *
   * @param bronze rows of `bronze.<record>` of one source
   * @param rules mapping, contract, code lists, region and keys
   * @param schema schema of the silver version table
   * @return the schema's columns, then file_name, raw, and outcome, reason and message
   */
  public static Dataset<Row> parse(
      Dataset<Row> bronze, RecordParser.Rules rules, StructType schema) {
    SourceMapping mapping = rules.mapping();
    SourceMapping.Corrections corrections = mapping.corrections();
    Dataset<Row> input =
        withDerived(bronze, mapping)
            .select(
                col("_row.*"),
                derivedValues(mapping).as(DERIVED),
                condition(mapping.only(), true).as("_in_scope"),
                condition(mapping.voidWhen(), false).as("_void"),
                condition(corrections == null ? null : corrections.when(), false)
                    .as("_correction"));
    // A row that is set aside has none of the required fields.
    StructType output =
        schema
            .asNullable()
            .add("file_name", DataTypes.StringType)
            .add("raw", DataTypes.createMapType(DataTypes.StringType, DataTypes.StringType))
            .add(OUTCOME, DataTypes.StringType)
            .add(REASON, DataTypes.StringType)
            .add(MESSAGE, DataTypes.StringType);
    return input.mapPartitions(
        new Parse(rules, derivedNames(mapping), schema.fieldNames()), Encoders.row(output));
  }

  /** The rows as `_row`, with every column of the mapping and every derived value beside them. */
  static Dataset<Row> withDerived(Dataset<Row> bronze, SourceMapping mapping) {
    List<Column> columns = new ArrayList<>(List.of(struct(col("*")).as("_row")));
    for (String column : mapping.columns().keySet()) {
      columns.add(col("raw").getItem(column).as(column));
    }
    Dataset<Row> rows = bronze.select(columns.toArray(Column[]::new));
    for (Map.Entry<String, String> derived : mapping.derived().entrySet()) {
      rows = rows.withColumn(derived.getKey(), expr(derived.getValue()).cast("string"));
    }
    return rows;
  }

  static List<String> derivedNames(SourceMapping mapping) {
    return List.copyOf(mapping.derived().keySet());
  }

  /** The derived values as one array, in the order of {@link #derivedNames}. */
  static Column derivedValues(SourceMapping mapping) {
    List<String> names = derivedNames(mapping);
    return names.isEmpty()
        ? array().cast("array<string>")
        : array(names.stream().map(n -> col(n)).toArray(Column[]::new));
  }

  /** The columns and derived values of a row by name. */
  static Map<String, String> text(Row row, List<String> derivedNames) {
    Map<String, String> text = new HashMap<>(row.<String, String>getJavaMap(row.fieldIndex("raw")));
    List<String> derived = row.getList(row.fieldIndex(DERIVED));
    for (int i = 0; i < derivedNames.size(); i++) {
      String value = derived.get(i);
      if (value != null) {
        text.put(derivedNames.get(i), value);
      }
    }
    return text;
  }

  private static Column condition(@Nullable String expression, boolean whenAbsent) {
    return expression == null
        ? lit(whenAbsent)
        : coalesce(expr(expression).cast("boolean"), lit(false));
  }

  private record Parse(RecordParser.Rules rules, List<String> derivedNames, String[] columns)
      implements MapPartitionsFunction<Row, Row>, Serializable {

    @Override
    public Iterator<Row> call(Iterator<Row> rows) {
      RecordParser parser = new RecordParser(rules);
      return new Iterator<>() {
        @Override
        public boolean hasNext() {
          return rows.hasNext();
        }

        @Override
        public Row next() {
          return parseOne(parser, rows.next());
        }
      };
    }

    private Row parseOne(RecordParser parser, Row row) {
      String problem = row.getAs("problem");
      if (problem != null) {
        String detail = row.getAs("problem_detail");
        return result(row, Map.of(), QUARANTINED, problem, detail == null ? "" : detail);
      }
      if (!row.<Boolean>getAs("_in_scope")) {
        return result(row, Map.of(), OUT_OF_SCOPE, null, null);
      }
      RecordParser.Outcome outcome =
          parser.parse(
              text(row, derivedNames),
              new RecordParser.Received(
                  row.getAs("file_name"),
                  row.getAs("file_sha256"),
                  row.<Long>getAs("row_number"),
                  row.<@Nullable Instant>getAs("known_at"),
                  row.<Instant>getAs("ingested_at"),
                  row.<Boolean>getAs("_void"),
                  row.<Boolean>getAs("_correction")));
      IssueCode setAside = outcome.setAside();
      return setAside == null
          ? result(row, outcome.fields(), GOOD, null, null)
          : result(row, Map.of(), QUARANTINED, setAside.name(), outcome.message());
    }

    private Row result(
        Row row,
        Map<String, @Nullable Object> fields,
        String outcome,
        @Nullable String reason,
        @Nullable String message) {
      List<@Nullable Object> values = new ArrayList<>(columns.length + 5);
      for (String column : columns) {
        values.add(
            switch (column) {
              case "source", "mapping", "file_sha256", "row_number", "run_id" -> row.getAs(column);
              default -> fields.get(column);
            });
      }
      values.add(row.getAs("file_name"));
      values.add(outcome.equals(QUARANTINED) ? row.getAs("raw") : null);
      values.add(outcome);
      values.add(reason);
      values.add(message);
      return RowFactory.create(values.toArray());
    }
  }
}
