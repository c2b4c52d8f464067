package org.muye.table;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;

import io.delta.tables.DeltaTable;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.Snapshot;
import org.apache.spark.sql.types.StructType;
import org.muye.contract.Contract;
import org.muye.contract.ContractCatalog;
import org.muye.contract.SparkSchema;
import scala.Option;
import scala.jdk.javaapi.CollectionConverters;

/**
 * The tables of a warehouse. Every write gives a table exactly the columns and types of its
 * contract; a table that was never written reads as empty.
 *
 * <p>Longer than 300 lines because it is the only way to a table: each kind of read and write is
 * here once, with what it promises.
 */
public final class TableStore {
  /** Bytes of data files; some hundred thousand records. */
  private static final long LARGE = 8 << 20;

  private final SparkSession spark;
  private final TablePlaces places;
  private final ContractCatalog contracts;
  private final TableWrites writes;
  private final KeyLookups lookups;

  /** The tables below a warehouse folder or URI. */
  public TableStore(SparkSession spark, String warehouse, ContractCatalog contracts) {
    this(spark, warehouse, contracts, () -> {});
  }

  /**
   * The tables below a warehouse folder or URI.
   *
   * @param mayWrite runs before each commit and throws where nothing may be written any more
   */
  public TableStore(
      SparkSession spark, String warehouse, ContractCatalog contracts, Runnable mayWrite) {
    this(new TablePlaces(spark, warehouse, "gold", null), contracts, new TableWrites(mayWrite));
    KeyFilters.write(spark, contracts);
  }

  private TableStore(TablePlaces places, ContractCatalog contracts, TableWrites writes) {
    this.spark = places.spark();
    this.places = places;
    this.contracts = contracts;
    this.writes = writes;
    this.lookups = new KeyLookups(spark);
  }

  /** The same tables, those of gold in another folder below the warehouse. */
  public TableStore withGoldIn(String folder) {
    return new TableStore(
        new TablePlaces(spark, places.warehouse(), folder, places.trial()), contracts, writes);
  }

  /**
   * The same tables to be written without consequences: what is written lies in a folder below the
   * warehouse and is read from there, and the tables stay as they are.
   */
  public TableStore onTrialIn(String folder) {
    return new TableStore(
        new TablePlaces(spark, places.warehouse(), places.gold(), folder),
        contracts,
        new TableWrites(() -> {}));
  }

  /**
   * Deletes a folder of tables below the warehouse, such as one of {@link #withGoldIn} or {@link
   * #onTrialIn}.
   */
  public void deleteFolder(String folder) {
    Path path = new Path(places.warehouse(), folder);
    try {
      path.getFileSystem(hadoop()).delete(path, true);
    } catch (IOException e) {
      throw StorageFailure.unreachable(places.warehouse(), e);
    }
  }

  /** The session the tables are read with. */
  public SparkSession spark() {
    return spark;
  }

  /** The schema a table's contract gives. */
  public StructType schema(String table) {
    return SparkSchema.of(contract(table));
  }

  /** Whether the table was ever written. */
  public boolean exists(String table) {
    return places.exists(places.toRead(table));
  }

  /** Where the table lies. */
  public String location(String table) {
    return places.toRead(table);
  }

  /**
   * What changes with every write: the table's id and version; empty when it was never written. A
   * table that was deleted and written anew has another id.
   */
  public String state(String table) {
    if (!exists(table)) {
      return "";
    }
    Snapshot snapshot = snapshot(table);
    return snapshot.metadata().id() + "@" + snapshot.version();
  }

  /** What the table's data files take, in bytes; 0 when it was never written. */
  public long bytes(String table) {
    return exists(table) ? VersionSize.ofNewest(hadoop(), location(table)).bytes() : 0;
  }

  /** Whether it is worth more than a look at all of its rows to read few of them. */
  public boolean isLarge(String table) {
    return bytes(table) >= LARGE;
  }

  /**
   * The table's rows; none when it was never written. A column that its contract has got since it
   * was written last is NULL.
   */
  public Dataset<Row> read(String table) {
    if (!exists(table)) {
      return spark.createDataFrame(new ArrayList<Row>(), schema(table));
    }
    Dataset<Row> rows =
        VersionFiles.ofNewest(hadoop(), location(table))
            .map(files -> files.rows(spark))
            .orElseGet(() -> spark.read().format("delta").load(location(table)));
    return ContractRows.completed(contract(table), rows);
  }

  /**
   * Rows among which are all that have one of some values in a column: all of a small table, of a
   * large one those of the data files that hold such a value, for which only the files' filters and
   * that column are read.
   *
   * @param column of texts
   * @param values with the column
   */
  public Dataset<Row> readFilesHolding(String table, String column, Dataset<Row> values) {
    return filesHolding(table, column, values)
        .map(files -> rows(table, files))
        .orElseGet(() -> read(table));
  }

  /** Empty where it is less to read the whole table. */
  private Optional<VersionFiles> filesHolding(String table, String column, Dataset<Row> values) {
    return isLarge(table) ? lookups.holding(location(table), column, values) : Optional.empty();
  }

  /**
   * What {@link #differingRows} compares a later version of the table with; empty where it cannot.
   */
  public Optional<String> mark(String table) {
    return exists(table) ? VersionDifference.mark(spark, location(table)) : Optional.empty();
  }

  /**
   * The rows of the data files in which a table differs from an earlier version. Empty where that
   * is not known any more.
   *
   * @param earlier what {@link #mark} gave
   */
  public Optional<DifferingRows> differingRows(String table, String earlier) {
    return VersionDifference.files(spark, location(table), earlier)
        .map(files -> new DifferingRows(rows(table, files.before()), rows(table, files.now())));
  }

  private Dataset<Row> rows(String table, VersionFiles files) {
    return ContractRows.completed(contract(table), files.rows(spark));
  }

  /** The columns of a table that its contract does not have; none when it was never written. */
  public List<String> unknownColumns(String table) {
    if (!exists(table)) {
      return List.of();
    }
    List<String> known = List.of(schema(table).fieldNames());
    return Stream.of(snapshot(table).schema().fieldNames())
        .filter(column -> !known.contains(column))
        .toList();
  }

  /** Adds rows. */
  public void append(String table, Dataset<Row> rows) {
    write(table, rows, SaveMode.Append);
  }

  /**
   * Adds many rows of records, to files of few days each.
   *
   * @param counted rows with the same days in about the same numbers, which are read first
   */
  public void appendByDay(String table, Dataset<Row> rows, Dataset<Row> counted) {
    append(table, byDay(table, rows, counted));
  }

  /**
   * Puts rows of records in the place of all rows, as one commit: many of them in files of few days
   * each.
   *
   * @param counted rows with the same days in about the same numbers, which are read first
   */
  public void replaceAllByDay(String table, Dataset<Row> rows, Dataset<Row> counted) {
    replaceAll(table, byDay(table, rows, counted));
  }

  private Dataset<Row> byDay(String table, Dataset<Row> rows, Dataset<Row> counted) {
    return FilesByDay.of(rows, counted, contract(table).key().get(0));
  }

  /** Puts rows in the place of all rows, as one commit. */
  public void replaceAll(String table, Dataset<Row> rows) {
    write(table, rows, SaveMode.Overwrite);
  }

  /** Puts rows in the place of those that meet a condition, as one commit. */
  public void replaceWhere(String table, Dataset<Row> rows, String condition) {
    if (!exists(table)) {
      append(table, rows);
      return;
    }
    writes.run(
        () ->
            ContractRows.conform(contract(table), rows)
                .write()
                .format("delta")
                .mode(SaveMode.Overwrite)
                .option("mergeSchema", "true")
                .option("replaceWhere", condition)
                .save(places.toWrite(table)));
  }

  /**
   * Replaces the rows with the same key and adds the others, as one commit.
   *
   * @param rows at most one row per key
   */
  public void merge(String table, Dataset<Row> rows) {
    if (!exists(table)) {
      append(table, rows);
      return;
    }
    writes.run(
        () ->
            DeltaTable.forPath(spark, places.toWrite(table))
                .as("stored")
                .merge(ContractRows.conform(contract(table), rows).as("given"), sameKey(table))
                .withSchemaEvolution()
                .whenMatched()
                .updateAll()
                .whenNotMatched()
                .insertAll()
                .execute());
  }

  /**
   * Puts rows of records in the place of those with given keys, as one commit; a row whose key has
   * none any more is removed. The table has been written with today's contract.
   *
   * @param keys the table's key columns, each key once
   * @param rows at most one row per key, and none of another key
   */
  public void renew(String table, Dataset<Row> keys, Dataset<Row> rows) {
    List<String> key = contract(table).key();
    Optional<VersionFiles> holding =
        key.size() == 1 ? filesHolding(table, key.get(0), keys) : Optional.empty();
    if (holding.filter(files -> files.files().isEmpty()).isPresent()) {
      append(table, rows);
      return;
    }
    Column stored =
        holding.map(files -> days(table, rows(table, files), keys)).orElseGet(() -> lit(true));
    Dataset<Row> given =
        keys.join(
            ContractRows.conform(contract(table), rows).withColumn("_stays", lit(true)),
            CollectionConverters.asScala(key).toSeq(),
            "left");
    writes.run(
        () ->
            DeltaTable.forPath(spark, places.toWrite(table))
                .as("stored")
                .merge(given.as("given"), sameKey(table).and(stored))
                .whenMatched("given._stays is null")
                .delete()
                .whenMatched()
                .updateAll()
                .whenNotMatched("given._stays")
                .insertAll()
                .execute());
  }

  /** The days of the stored rows with given keys, by which files without them are left out. */
  private Column days(String table, Dataset<Row> rows, Dataset<Row> keys) {
    Column day = col(FilesByDay.DAY);
    Row range =
        rows.join(keys, CollectionConverters.asScala(contract(table).key()).toSeq(), "left_semi")
            .agg(min(day), max(day), count_if(day.isNull()))
            .head();
    return range.isNullAt(0) || range.getLong(2) > 0
        ? lit(true)
        : col("stored." + FilesByDay.DAY).between(range.get(0), range.get(1));
  }

  /**
   * Removes the rows that meet a condition, as one commit; without such rows nothing is written.
   */
  public void delete(String table, Column condition) {
    if (exists(table)) {
      writes.run(() -> DeltaTable.forPath(spark, places.toWrite(table)).delete(condition));
    }
  }

  /**
   * Removes the stored rows with the key of a given row that also meet a condition, as one commit.
   */
  public void delete(String table, Dataset<Row> rows, Column condition) {
    if (exists(table)) {
      writes.run(
          () ->
              DeltaTable.forPath(spark, places.toWrite(table))
                  .as("stored")
                  .merge(rows.as("given"), sameKey(table).and(condition))
                  .whenMatched()
                  .delete()
                  .execute());
    }
  }

  /** What keeps the tables' files few. */
  public TableUpkeep upkeep() {
    return upkeep(TableUpkeep.SHORTEST_KEPT);
  }

  /**
   * What keeps the tables' files few.
   *
   * @param shortestKept a week, or less where nights are simulated that do not last a day
   */
  public TableUpkeep upkeep(Duration shortestKept) {
    return new TableUpkeep(this, writes, shortestKept);
  }

  /** What deletes the history of tables. */
  public HistoryPurge historyPurge() {
    return new HistoryPurge(this, writes);
  }

  /** What reads all files below the warehouse. */
  public FileScan fileScan() {
    return new FileScan(spark, places.warehouse());
  }

  /** Rows kept for a while in a folder below the warehouse that holds nothing else. */
  public StagedRows staged(String folder) {
    return new StagedRows(spark, places.folder(folder), writes);
  }

  /** Names kept in a folder below the warehouse that holds nothing else. */
  public Marks marks(String folder) {
    return new Marks(places.folder(folder), hadoop());
  }

  private Column sameKey(String table) {
    return contract(table).key().stream()
        .map(key -> col("stored." + key).eqNullSafe(col("given." + key)))
        .reduce(Column::and)
        .orElseThrow();
  }

  private void write(String table, Dataset<Row> rows, SaveMode mode) {
    writes.run(
        () ->
            ContractRows.conform(contract(table), rows)
                .write()
                .format("delta")
                .option(
                    "delta.dataSkippingStatsColumns",
                    String.join(",", ContractRows.skippedBy(contract(table))))
                // A table written before its contract had a column takes the column over.
                .option(mode == SaveMode.Append ? "mergeSchema" : "overwriteSchema", "true")
                .mode(mode)
                .save(places.toWrite(table)));
  }

  private Snapshot snapshot(String table) {
    return DeltaLog.forTable(spark, location(table)).update(false, Option.empty(), Option.empty());
  }

  private Configuration hadoop() {
    return spark.sparkContext().hadoopConfiguration();
  }

  private Contract contract(String table) {
    return contracts.get(table);
  }
}
