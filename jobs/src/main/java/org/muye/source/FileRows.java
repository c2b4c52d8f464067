package org.muye.source;

import java.io.Serializable;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import scala.jdk.javaapi.CollectionConverters;

/** Rows of text and spreadsheet files in the shape of a bronze table, one task per file. */
public final class FileRows {
  private FileRows() {}

  /**
   * A file to be read.
   *
   * @param file where it is
   * @param sha256 of its bytes as stored
   * @param layout how it is read, with its encoding decided
   * @param delivery what its rows have in common
   */
  public record Task(SourceFile file, String sha256, FileLayout layout, Delivery delivery)
      implements Serializable {}

  /**
   * What the rows of one source in one run have in common.
   *
   * @param deliveredAt when its files were delivered, or null where that is not known
   */
  public record Delivery(
      String source,
      String mapping,
      @Nullable Instant deliveredAt,
      String runId,
      Instant ingestedAt)
      implements Serializable {}

  /** The rows of the files, broken ones with their problem. */
  public static Dataset<Row> read(SparkSession spark, List<Task> tasks, StructType bronze) {
    return spark
        .createDataset(tasks, Encoders.javaSerialization(Task.class))
        .repartition(tasks.size())
        .flatMap(new Read(bronze.fieldNames()), Encoders.row(bronze));
  }

  private record Read(String[] columns) implements FlatMapFunction<Task, Row>, Serializable {

    @Override
    public Iterator<Row> call(Task task) {
      RowReader rows = RowReaders.open(() -> task.file().open(), task.file().name(), task.layout());
      return new Iterator<>() {
        private boolean closed;

        @Override
        public boolean hasNext() {
          if (closed) {
            return false;
          }
          boolean more = rows.hasNext();
          if (!more) {
            rows.close();
            closed = true;
          }
          return more;
        }

        @Override
        public Row next() {
          if (!hasNext()) {
            throw new NoSuchElementException();
          }
          return row(task, rows.next());
        }
      };
    }

    private Row row(Task task, RawRow raw) {
      Map<String, String> values = raw.values();
      Map<String, String> text =
          values != null
              ? values
              : raw.rawText() == null ? Map.of() : Map.of(BronzeRows.BROKEN_ROW, raw.rawText());
      Delivery delivery = task.delivery();
      @Nullable Object[] cells = new Object[columns.length];
      for (int i = 0; i < columns.length; i++) {
        cells[i] =
            switch (columns[i]) {
              case "source" -> delivery.source();
              case "mapping" -> delivery.mapping();
              case "file_name" -> task.file().name();
              case "file_sha256" -> task.sha256();
              case "row_number" -> raw.rowNumber();
              case "raw" -> CollectionConverters.asScala(text);
              case "problem" -> raw.problem();
              case "problem_detail" -> raw.detail();
              case "known_at" -> delivery.deliveredAt();
              case "run_id" -> delivery.runId();
              case "ingested_at" -> delivery.ingestedAt();
              default -> null;
            };
      }
      return RowFactory.create(cells);
    }
  }
}
