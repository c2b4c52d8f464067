package org.muye.serving;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.bit_xor;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.replace;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.xxhash64;

import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;

/**
 * The rows of a table as lines of PostgreSQL's text COPY, in slices with checksums. A checksum does
 * not depend on the order of rows, nor on which run computed them: a slice that a later run
 * computes to the same numbers is the same slice.
 */
final class CopyLines implements AutoCloseable {
  /** What differs from night to night though no number does. */
  private static final Set<String> OF_THE_RUN = Set.of("run_id", "as_of");

  private static final String SLICE = "slice";
  private static final String LINE = "line";
  private static final String HASH = "hash";

  private final Dataset<Row> lines;

  /**
   * A slice.
   *
   * @param rows number of rows
   */
  record Slice(long rows, String checksum) {}

  CopyLines(MartTable table, Dataset<Row> rows) {
    List<String> names = table.columns().stream().map(MartTable.Column::name).toList();
    List<String> compared =
        names.stream()
            .filter(name -> !OF_THE_RUN.contains(name) || table.key().contains(name))
            .toList();
    String slicedBy = table.slicedBy();
    lines =
        rows.select(
                (slicedBy == null ? lit("") : col(slicedBy).cast("string")).as(SLICE),
                line(names).as(LINE),
                xxhash64(line(compared)).as(HASH))
            .persist();
  }

  private static Column line(Collection<String> names) {
    return concat_ws("\t", array(names.stream().map(CopyLines::cell).toArray(Column[]::new)));
  }

  /** NULL is written as {@code \N}; what the format uses itself is escaped. */
  private static Column cell(String name) {
    Column text = col(name).cast("string");
    for (Map.Entry<String, String> escape :
        // The backslash first: the others bring new ones.
        List.of(
            Map.entry("\\", "\\\\"),
            Map.entry("\t", "\\t"),
            Map.entry("\n", "\\n"),
            Map.entry("\r", "\\r"))) {
      text = replace(text, lit(escape.getKey()), lit(escape.getValue()));
    }
    return coalesce(text, lit("\\N"));
  }

  /** The slices by name. */
  Map<String, Slice> slices() {
    Map<String, Slice> slices = new TreeMap<>();
    for (Row row :
        lines
            .groupBy(SLICE)
            .agg(
                count(lit(1)),
                sum(col(HASH).cast("decimal(38,0)")).cast("string"),
                bit_xor(col(HASH)).cast("string"))
            .collectAsList()) {
      slices.put(
          row.getString(0), new Slice(row.getLong(1), row.getString(2) + ":" + row.getString(3)));
    }
    return slices;
  }

  /** The lines of some slices, each without its end. */
  Iterator<String> of(Collection<String> slices) {
    return lines
        .where(col(SLICE).isin(slices.toArray()))
        .select(LINE)
        .as(Encoders.STRING())
        .toLocalIterator();
  }

  @Override
  public void close() {
    lines.unpersist();
  }
}
