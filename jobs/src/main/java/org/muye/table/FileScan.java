package org.muye.table;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.example.GroupReadSupport;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.SerializableConfiguration;

/**
 * Reads every file below a warehouse, whether a table still knows it or not, and says which hold a
 * text: the bytes of each file, and of Parquet files, which compress, also the rows.
 */
public final class FileScan {
  private static final int CHUNK = 1 << 20;

  /** Longer than any text that is looked for, so that none is missed between two chunks. */
  private static final int OVERLAP = 512;

  private static final String PARQUET = ".parquet";

  private final SparkSession spark;
  private final String warehouse;

  FileScan(SparkSession spark, String warehouse) {
    this.spark = spark;
    this.warehouse = warehouse;
  }

  /**
   * What was read.
   *
   * @param files number of files
   * @param bytes their size
   * @param holding files that hold the text, as paths
   */
  public record Result(long files, long bytes, List<String> holding) {}

  /**
   * Scans.
   *
   * @param held whether a piece of text holds what is looked for; travels to the executors
   */
  public <P extends Predicate<String> & Serializable> Result run(P held) {
    List<String> paths = new ArrayList<>();
    long bytes = 0;
    SerializableConfiguration hadoop =
        new SerializableConfiguration(spark.sparkContext().hadoopConfiguration());
    Path folder = new Path(warehouse);
    try {
      RemoteIterator<LocatedFileStatus> all =
          folder.getFileSystem(hadoop.value()).listFiles(folder, true);
      while (all.hasNext()) {
        LocatedFileStatus file = all.next();
        paths.add(file.getPath().toString());
        bytes += file.getLen();
      }
    } catch (IOException e) {
      throw StorageFailure.explain(e);
    }
    MapFunction<String, Boolean> scan = path -> holds(path, hadoop.value(), held);
    List<Boolean> results =
        spark.createDataset(paths, Encoders.STRING()).map(scan, Encoders.BOOLEAN()).collectAsList();
    List<String> holding = new ArrayList<>();
    for (int i = 0; i < paths.size(); i++) {
      if (results.get(i)) {
        holding.add(paths.get(i));
      }
    }
    return new Result(paths.size(), bytes, holding);
  }

  private static boolean holds(String file, Configuration hadoop, Predicate<String> held)
      throws IOException {
    Path path = new Path(file);
    try {
      return bytesHold(path, hadoop, held)
          || (file.endsWith(PARQUET) && rowsHold(path, hadoop, held));
    } catch (FileNotFoundException e) {
      // A database that is up beside removes files of its own.
      return false;
    }
  }

  private static boolean bytesHold(Path path, Configuration hadoop, Predicate<String> held)
      throws IOException {
    byte[] buffer = new byte[CHUNK + OVERLAP];
    int kept = 0;
    try (InputStream in = path.getFileSystem(hadoop).open(path)) {
      for (int read; (read = in.readNBytes(buffer, kept, CHUNK)) > 0; ) {
        int end = kept + read;
        if (held.test(new String(buffer, 0, end, StandardCharsets.UTF_8))) {
          return true;
        }
        kept = Math.min(OVERLAP, end);
        System.arraycopy(buffer, end - kept, buffer, 0, kept);
      }
    }
    return false;
  }

  private static boolean rowsHold(Path path, Configuration hadoop, Predicate<String> held)
      throws IOException {
    try (ParquetReader<Group> reader =
        ParquetReader.builder(new GroupReadSupport(), path).withConf(hadoop).build()) {
      for (Group row = reader.read(); row != null; row = reader.read()) {
        if (held.test(row.toString())) {
          return true;
        }
      }
    }
    return false;
  }
}
