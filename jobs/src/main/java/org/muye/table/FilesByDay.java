package org.muye.table;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.pmod;
import static org.apache.spark.sql.functions.xxhash64;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Distributes rows of many days over data files of few days each. What becomes known late is mostly
 * of days that lie together, and a file is written anew where one of its rows changes.
 */
final class FilesByDay {
  /** The column of days of tables of records. */
  static final String DAY = "event_date";

  /** Of fewer rows a file would be one of those that maintenance joins. */
  static final long FEWEST_ROWS = 100_000;

  /** With those of some nights fewer than a table has that is read by its log. */
  static final int MOST_FILES = 48;

  /** Of more rows a file would take one core too long. */
  static final long MOST_ROWS = 2_000_000;

  /** Of more days, some are mistakes, and their order says little. */
  private static final int MOST_DAYS = 50_000;

  /** Stands for no day. */
  private static final LocalDate NONE = LocalDate.EPOCH.minusYears(1900);

  private static final StructType SHARES =
      new StructType()
          .add("_day", DataTypes.DateType)
          .add("_first", DataTypes.IntegerType)
          .add("_files", DataTypes.IntegerType);

  private FilesByDay() {}

  /**
   * The files that take the rows of a day.
   *
   * @param first from 0
   * @param files how many, at least 1; more than one where the day lies on a border, or has more
   *     rows than a file
   */
  record Share(int first, int files) {}

  /** How many files so many rows are written to. */
  static int files(long rows) {
    long few = Math.max(1, Math.min(MOST_FILES, rows / FEWEST_ROWS));
    return (int) Math.max(few, rows / MOST_ROWS);
  }

  /**
   * Shares of days that are about even in rows.
   *
   * @param rowsOfDay at least 1 each
   */
  static Map<LocalDate, Share> shares(SortedMap<LocalDate, Long> rowsOfDay) {
    long all = rowsOfDay.values().stream().mapToLong(Long::longValue).sum();
    double each = (double) all / files(all);
    Map<LocalDate, Share> shares = new TreeMap<>();
    long before = 0;
    for (Map.Entry<LocalDate, Long> day : rowsOfDay.entrySet()) {
      int first = (int) (before / each);
      before += day.getValue();
      shares.put(day.getKey(), new Share(first, (int) ((before - 1) / each) - first + 1));
    }
    return shares;
  }

  /**
   * The rows in as many partitions as they are written to as files, in the order of days.
   *
   * @param counted rows with the same days in about the same numbers, which are read first
   * @param key tells rows of a day apart
   */
  static Dataset<Row> of(Dataset<Row> rows, Dataset<Row> counted, String key) {
    Column day = coalesce(col(DAY), lit(NONE));
    SortedMap<LocalDate, Long> rowsOfDay = new TreeMap<>();
    counted
        .groupBy(day.as("_day"))
        .count()
        .limit(MOST_DAYS + 1)
        .collectAsList()
        .forEach(row -> rowsOfDay.put(row.getAs(0), row.getLong(1)));
    int files = files(rowsOfDay.values().stream().mapToLong(Long::longValue).sum());
    if (files == 1 || rowsOfDay.size() > MOST_DAYS) {
      return rows;
    }
    List<Row> shares = new ArrayList<>();
    shares(rowsOfDay)
        .forEach((of, share) -> shares.add(RowFactory.create(of, share.first(), share.files())));
    Column[] columns = new Column[rows.columns().length];
    for (int i = 0; i < columns.length; i++) {
      columns[i] = col(rows.columns()[i]);
    }
    return rows.join(
            broadcast(rows.sparkSession().createDataFrame(shares, SHARES)),
            day.equalTo(col("_day")),
            "left")
        .repartitionById(
            files,
            coalesce(
                col("_first").plus(pmod(xxhash64(col(key)), col("_files"))).cast("int"), lit(0)))
        .select(columns);
  }
}
