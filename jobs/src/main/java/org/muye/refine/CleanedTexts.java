package org.muye.refine;

import java.io.Serializable;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.jspecify.annotations.Nullable;

/** Takes a person out of the texts of rows that are about others. */
public final class CleanedTexts {
  private CleanedTexts() {}

  /**
   * The rows of which some text holds the person, with null in its place; the others are left out.
   *
   * @param columns columns with texts that may be null
   */
  public static Dataset<Row> of(Dataset<Row> rows, List<String> columns, PersonText person) {
    return rows.flatMap(
        new Clean(List.copyOf(columns), person), Encoders.row(rows.schema().asNullable()));
  }

  private record Clean(List<String> columns, PersonText person)
      implements FlatMapFunction<Row, Row>, Serializable {
    @Override
    public Iterator<Row> call(Row row) {
      @Nullable Object[] values = new @Nullable Object[row.length()];
      boolean named = false;
      for (int i = 0; i < values.length; i++) {
        values[i] = row.get(i);
      }
      for (String column : columns) {
        int at = row.fieldIndex(column);
        if (values[at] instanceof String text && person.test(text)) {
          values[at] = null;
          named = true;
        }
      }
      return named ? List.of(RowFactory.create(values)).iterator() : List.<Row>of().iterator();
    }
  }
}
