package org.muye.job;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.muye.spark.SparkSessions;

class RecordsToCompareIT {
  private final SparkSession spark = SparkSessions.open("test");

  private Dataset<Row> ids(long from, long until) {
    return spark.range(from, until).select(concat(lit("i"), col("id")).as("incident_id"));
  }

  @Test
  void noneIsLeftOutAndFewAreTakenForOne() {
    Dataset<Row> rows = ids(0, 1_000_000).withColumn("number", lit(1));

    RecordsToCompare several = RecordsToCompare.of(ids(0, 300_000));

    assertThat(several.rowsOf(rows).join(ids(0, 300_000), "incident_id").count())
        .isEqualTo(300_000);
    long taken = several.rowsOf(rows).count();
    assertThat(taken).isBetween(300_000L, 310_000L);
    assertThat(several.rowsOfOthers(rows).count()).isEqualTo(1_000_000 - taken);
  }

  @Test
  void ofNoneAllAreOthers() {
    RecordsToCompare several = RecordsToCompare.of(ids(0, 0));

    assertThat(several.rowsOf(ids(0, 1000)).count()).isZero();
    assertThat(several.rowsOfOthers(ids(0, 1000)).count()).isEqualTo(1000);
  }
}
