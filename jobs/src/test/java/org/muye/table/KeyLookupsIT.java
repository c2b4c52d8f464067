package org.muye.table;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.hadoop.fs.FileStatus;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muye.spark.SparkSessions;

/** The files that hold some keys, looked for one time after another. */
class KeyLookupsIT {
  @TempDir Path folder;

  private SparkSession spark;
  private String location;
  private KeyLookups lookups;

  @BeforeEach
  void writeAFileForEachOfThreeKeys() {
    spark = SparkSessions.open("test");
    location = folder.resolve("table").toString();
    lookups = new KeyLookups(spark);
    append(2000);
    append(2001);
    append(2002);
  }

  private Dataset<Row> keys(long first, long number) {
    return spark.range(first, first + number).select(col("id").cast("string").as("key"));
  }

  private void append(long key) {
    keys(key, 1).coalesce(1).write().format("delta").mode("append").save(location);
  }

  private List<FileStatus> files(Dataset<Row> keys) {
    return lookups.holding(location, "key", keys).orElseThrow().files();
  }

  private List<String> held(Dataset<Row> keys) {
    return lookups.holding(location, "key", keys).orElseThrow().rows(spark).collectAsList().stream()
        .map(row -> row.getString(0))
        .sorted()
        .toList();
  }

  /** Whoever reads one of them fails from now on. */
  private static void delete(List<FileStatus> files) throws IOException {
    for (FileStatus file : files) {
      Files.delete(Path.of(file.getPath().toUri().getPath()));
    }
  }

  @Test
  void filesWithoutTheKeysAreNotLookedAtAgain() throws IOException {
    List<FileStatus> others = files(keys(2001, 2));
    assertThat(others).hasSize(2);
    assertThat(held(keys(1995, 6))).containsExactly("2000");
    delete(others);

    append(1998);
    assertThat(held(keys(1995, 6))).containsExactly("1998", "2000");
    assertThat(held(keys(1997, 2))).as("of some of the keys").containsExactly("1998");
    assertThat(held(keys(1995, 6))).as("of all again").containsExactly("1998", "2000");
    assertThatThrownBy(() -> held(keys(1996, 6)))
        .as("one key more may be anywhere")
        .hasStackTraceContaining("FileNotFoundException");
  }

  @Test
  void ofTooManyKeysEveryFileIsRead() throws IOException {
    Dataset<Row> many = keys(10_000_000, KeyLookups.MOST_KEYS + 1L);
    assertThat(held(many)).isEmpty();
    append(10_000_000);
    assertThat(held(many)).containsExactly("10000000");
    delete(files(keys(2000, 1)));
    assertThatThrownBy(() -> held(many)).hasStackTraceContaining("FileNotFoundException");
  }
}
