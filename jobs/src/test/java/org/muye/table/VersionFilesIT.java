package org.muye.table;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;

import io.delta.tables.DeltaTable;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.spark.SparkContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muye.contract.ContractCatalog;
import org.muye.spark.SparkSessions;

/** A table read by its log alone has the rows that Delta's own reading gives. */
class VersionFilesIT {
  private static final String TABLE = "gold.period";

  @TempDir Path folder;

  private SparkSession spark;
  private String location;

  @BeforeEach
  void openASession() {
    spark = SparkSessions.open("test");
    // Paths are kept percent-encoded in a log.
    location = folder.resolve("城市 50% #1/gold/period").toString();
  }

  private Dataset<Row> years(int first, int number) {
    return spark
        .range(first, first + number)
        .selectExpr("'year' as period_type", "cast(id as string) as period", "id as rows")
        .coalesce(1);
  }

  private void write(Dataset<Row> rows, SaveMode mode) {
    rows.write().format("delta").mode(mode).option("mergeSchema", "true").save(location);
  }

  private Dataset<Row> byDelta() {
    return spark.read().format("delta").load(location);
  }

  private void sameAsByDelta(long rows) {
    Optional<VersionFiles> version =
        VersionFiles.ofNewest(spark.sparkContext().hadoopConfiguration(), location);
    assertThat(version).isPresent();
    Dataset<Row> read = version.get().rows(spark);
    assertThat(read.schema()).isEqualTo(byDelta().schema());
    assertThat(read.collectAsList())
        .hasSize((int) rows)
        .containsExactlyInAnyOrderElementsOf(byDelta().collectAsList());
    assertThat(version.get().sizeInBytes())
        .isEqualTo(byDelta().queryExecution().optimizedPlan().stats().sizeInBytes().longValue());
  }

  @Test
  void rowsAreThoseOfTheNewestVersionWhateverHappenedToTheTable() {
    write(years(2000, 3), SaveMode.Append);
    sameAsByDelta(3);
    write(years(2003, 2).withColumn("more", col("period")), SaveMode.Append);
    sameAsByDelta(5);
    DeltaTable table = DeltaTable.forPath(spark, location);
    table.delete("period = '2001'");
    sameAsByDelta(4);
    table
        .as("stored")
        .merge(years(2002, 8).as("given"), "stored.period = given.period")
        .whenMatched()
        .updateExpr(Map.of("rows", "given.rows + 1"))
        .whenNotMatched()
        .insertExpr(
            Map.of(
                "period_type", "given.period_type", "period", "given.period", "rows", "given.rows"))
        .execute();
    sameAsByDelta(9);
    table.optimize().executeCompaction();
    sameAsByDelta(9);
    // After ten commits the log begins with a checkpoint.
    for (int year = 2100; year < 2110; year++) {
      write(years(year, 1), SaveMode.Append);
    }
    sameAsByDelta(19);
    write(years(2200, 0), SaveMode.Overwrite);
    sameAsByDelta(0);
  }

  @Test
  void rowsStayThoseOfTheVersionThatWasOpened() {
    write(years(2000, 3), SaveMode.Append);
    Dataset<Row> opened =
        VersionFiles.ofNewest(spark.sparkContext().hadoopConfiguration(), location)
            .orElseThrow()
            .rows(spark);
    write(years(2010, 1), SaveMode.Overwrite);
    assertThat(opened.count()).isEqualTo(3);
    sameAsByDelta(1);
  }

  @Test
  void toReadASmallTableNeedsTheJobOfItsRowsOnly() throws Exception {
    TableStore tables = new TableStore(spark, folder.toString(), ContractCatalog.load());
    Dataset<Row> row = spark.createDataFrame(List.<Row>of(), tables.schema(TABLE));
    tables.append(TABLE, row);
    years(2000, 3)
        .selectExpr("period_type", "period")
        .write()
        .format("delta")
        .mode(SaveMode.Append)
        .save(tables.location(TABLE));
    AtomicInteger jobs = new AtomicInteger();
    SparkListener counting =
        new SparkListener() {
          @Override
          public void onJobStart(SparkListenerJobStart job) {
            jobs.incrementAndGet();
          }
        };
    SparkContext context = spark.sparkContext();
    context.listenerBus().waitUntilEmpty();
    context.addSparkListener(counting);
    try {
      assertThat(tables.read(TABLE).collectAsList()).hasSize(3);
      context.listenerBus().waitUntilEmpty();
      assertThat(jobs).hasValue(1);
    } finally {
      context.removeSparkListener(counting);
    }
  }

  @Test
  void aCopyOfATableHasTheFilesOfTheOther() {
    write(years(2000, 3), SaveMode.Append);
    String original = location;
    location = folder.resolve("copy").toString();
    DeltaTable.forPath(spark, original).clone(location, true);
    sameAsByDelta(3);
    write(years(2003, 1), SaveMode.Append);
    sameAsByDelta(4);
  }

  @Test
  void onlyFilesThatHoldOneOfSomeValuesAreRead() {
    write(years(2000, 70).repartitionByRange(70, col("period")), SaveMode.Append);
    write(years(2010, 2).withColumn("rows", col("rows").plus(1)), SaveMode.Append);
    VersionFiles files =
        new KeyLookups(spark)
            .holding(location, "period", years(2011, 1).union(years(1900, 5)))
            .orElseThrow();
    assertThat(files.files()).hasSize(2);
    assertThat(files.rows(spark).select("period", "rows").collectAsList())
        .extracting(Row::toString)
        .containsExactlyInAnyOrder("[2011,2011]", "[2010,2011]", "[2011,2012]");
    VersionFiles none =
        new KeyLookups(spark).holding(location, "period", years(1900, 5)).orElseThrow();
    assertThat(none.files()).isEmpty();
    assertThat(none.rows(spark).count()).isZero();
  }

  @Test
  void manyFilesAreLeftToDelta() {
    write(years(2000, 64).repartitionByRange(64, col("period")), SaveMode.Append);
    assertThat(byDelta().inputFiles()).hasSize(64);
    sameAsByDelta(64);
    write(years(2064, 1), SaveMode.Append);
    assertThat(VersionFiles.ofNewest(spark.sparkContext().hadoopConfiguration(), location))
        .isEmpty();
  }

  @Test
  void rowsThatOnlyDeltaKnowsToBeDeletedAreLeftToDelta() {
    spark.sql(
        "CREATE TABLE delta.`%s` (period STRING) USING delta".formatted(location)
            + " TBLPROPERTIES ('delta.enableDeletionVectors' = 'true')");
    spark
        .range(10)
        .selectExpr("cast(id as string) as period")
        .coalesce(1)
        .write()
        .format("delta")
        .mode(SaveMode.Append)
        .save(location);
    String skipping = "spark.databricks.delta.stats.skipping";
    String before = spark.conf().get(skipping);
    // Without it Delta itself cannot read such a table; sessions for small data leave it out.
    spark.conf().set(skipping, "true");
    try {
      spark.sql("DELETE FROM delta.`%s` WHERE period = '3'".formatted(location));
      assertThat(VersionFiles.ofNewest(spark.sparkContext().hadoopConfiguration(), location))
          .isEmpty();
      assertThat(byDelta().count()).isEqualTo(9);
    } finally {
      spark.conf().set(skipping, before);
    }
  }
}
