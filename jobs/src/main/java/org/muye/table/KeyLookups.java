package org.muye.table;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.apache.hadoop.fs.FileStatus;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;

/**
 * Looks for the data files of tables that hold some keys. Data files never change, so that those
 * that hold none of the keys looked for last are not looked at again for the same keys or some of
 * them: a run looks for the versions of its records again after it has added to them.
 */
final class KeyLookups {
  /** Of more keys, most filters would say yes of one or another. */
  static final int MOST_KEYS = 100_000;

  private final SparkSession spark;
  private final Map<String, Lookup> last = new ConcurrentHashMap<>();

  /**
   * What was found.
   *
   * @param without names of files that hold none of the keys
   */
  private record Lookup(Set<String> keys, Set<String> without) {}

  KeyLookups(SparkSession spark) {
    this.spark = spark;
  }

  /**
   * Those data files of the newest version of a table, however many, that hold one of some keys;
   * empty where its files do not hold its rows as they are.
   *
   * @param values with the column of keys
   */
  Optional<VersionFiles> holding(String location, String column, Dataset<Row> values) {
    return VersionFiles.allOfNewest(spark.sparkContext().hadoopConfiguration(), location)
        .map(all -> holding(all, column, values.select(column).distinct()));
  }

  private VersionFiles holding(VersionFiles all, String column, Dataset<Row> values) {
    Set<String> keys = keys(values);
    if (keys == null) {
      return all.holding(spark, column, values);
    }
    String place = all.location() + " " + column;
    Lookup before = last.get(place);
    boolean known = before != null && before.keys().containsAll(keys);
    VersionFiles looked = before != null && known ? without(all, before.without()) : all;
    VersionFiles some = looked.with(KeyFilters.mayHold(spark, looked.files(), column, keys));
    VersionFiles found = some.files().isEmpty() ? some : some.holding(spark, column, values);
    if (!known) {
      last.put(place, new Lookup(keys, names(without(all, names(found)))));
    }
    return found;
  }

  /** Null where they are many. */
  private static @Nullable Set<String> keys(Dataset<Row> values) {
    List<Row> few = values.limit(MOST_KEYS + 1).collectAsList();
    if (few.size() > MOST_KEYS) {
      return null;
    }
    Set<String> keys = new HashSet<>();
    few.stream().filter(row -> !row.isNullAt(0)).forEach(row -> keys.add(row.getString(0)));
    return keys;
  }

  private static VersionFiles without(VersionFiles all, Set<String> names) {
    return all.with(all.files().stream().filter(file -> !names.contains(name(file))).toList());
  }

  private static Set<String> names(VersionFiles files) {
    return files.files().stream().map(KeyLookups::name).collect(Collectors.toSet());
  }

  /** Drawn at random, so that no two files have the same. */
  private static String name(FileStatus file) {
    return file.getPath().getName();
  }
}
