package org.muye.table;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.column.values.bloomfilter.BloomFilter;
import org.apache.parquet.column.values.bloomfilter.XxHash;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.io.InputFile;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.DataFrameWriter;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.SerializableConfiguration;
import org.muye.contract.Contract;
import org.muye.contract.ContractCatalog;

/**
 * Bloom filters of the keys of records in the data files of silver, by which most files are known
 * not to hold a few keys without reading any row. A filter may say yes of a file that holds none,
 * never no of one that holds a key; a file without a filter may hold any.
 *
 * <p>Source: Bloom, B. (1970), Space/time trade-offs in hash coding with allowable errors; the
 * split block filters of the Apache Parquet format.
 */
final class KeyFilters {
  /** The share of other keys of which a filter says yes: of ten thousand in ten files, one. */
  private static final String FALSE_POSITIVES = "0.00001";

  /** Of some four million keys, more than a group of rows in a file has. */
  private static final String MOST_BYTES = String.valueOf(16 << 20);

  /** The sizes tried, each half of the one before: a small file has a small filter. */
  private static final String SIZES = "14";

  private static final String ENABLED = "parquet.bloom.filter.enabled#";

  private KeyFilters() {}

  /** From now on the session writes them. */
  static void write(SparkSession session, ContractCatalog contracts) {
    for (Contract contract : contracts.contracts()) {
      if (contract.id().startsWith("silver.")) {
        String key = contract.key().get(0);
        set(session, ENABLED + key, "true");
        set(session, "parquet.bloom.filter.fpp#" + key, FALSE_POSITIVES);
        set(session, "parquet.bloom.filter.candidates.number#" + key, SIZES);
        // A dictionary of keys saves nothing, and of a column with one no filter is written.
        set(session, "parquet.enable.dictionary#" + key, "false");
      }
    }
    set(session, "parquet.bloom.filter.adaptive.enabled", "true");
    set(session, "parquet.bloom.filter.max.bytes", MOST_BYTES);
  }

  /** Rows that are read as a whole and deleted need none. */
  static void leaveOut(DataFrameWriter<Row> writer, String[] columns) {
    for (String column : columns) {
      writer.option(ENABLED + column, "false");
    }
  }

  private static void set(SparkSession session, String setting, String value) {
    session.conf().set(setting, value);
  }

  /** Those of some files that may hold one of some keys. */
  static List<FileStatus> mayHold(
      SparkSession spark, List<FileStatus> files, String column, Set<String> keys) {
    if (files.isEmpty()) {
      return files;
    }
    XxHash hash = new XxHash();
    long[] hashes =
        keys.stream()
            .mapToLong(key -> hash.hashBytes(key.getBytes(StandardCharsets.UTF_8)))
            .toArray();
    SerializableConfiguration hadoop =
        new SerializableConfiguration(spark.sparkContext().hadoopConfiguration());
    MapFunction<String, Boolean> mayHold = path -> mayHold(path, hadoop.value(), column, hashes);
    List<Boolean> each =
        spark
            .createDataset(
                files.stream().map(file -> file.getPath().toString()).toList(), Encoders.STRING())
            .map(mayHold, Encoders.BOOLEAN())
            .collectAsList();
    List<FileStatus> left = new ArrayList<>();
    for (int i = 0; i < files.size(); i++) {
      if (each.get(i)) {
        left.add(files.get(i));
      }
    }
    return List.copyOf(left);
  }

  private static boolean mayHold(String path, Configuration hadoop, String column, long[] hashes)
      throws IOException {
    InputFile file = HadoopInputFile.fromPath(new Path(path), hadoop);
    try (ParquetFileReader reader = ParquetFileReader.open(file)) {
      for (BlockMetaData rows : reader.getRowGroups()) {
        if (mayHold(reader, rows, column, hashes)) {
          return true;
        }
      }
      return false;
    }
  }

  private static boolean mayHold(
      ParquetFileReader reader, BlockMetaData rows, String column, long[] hashes)
      throws IOException {
    Optional<ColumnChunkMetaData> chunk =
        rows.getColumns().stream()
            .filter(one -> one.getPath().toDotString().equals(column))
            .findFirst();
    BloomFilter filter = chunk.isEmpty() ? null : reader.readBloomFilter(chunk.get());
    if (filter == null) {
      return true;
    }
    for (long hash : hashes) {
      if (filter.findHash(hash)) {
        return true;
      }
    }
    return false;
  }
}
