package org.muye.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Properties;
import org.junit.jupiter.api.Test;

class SparkSessionsTest {
  @Test
  void aClusterMaySetSizes() {
    Properties given = new Properties();
    given.setProperty("spark.sql.shuffle.partitions", "200");

    // Left out, so that the builder does not replace what spark-submit has set.
    assertThat(SparkSessions.settings(given))
        .doesNotContainKey("spark.sql.shuffle.partitions")
        .containsKey("spark.default.parallelism");
  }

  @Test
  void aClusterMayNotSetWhatResultsDependOn() {
    Properties given = new Properties();
    given.setProperty("spark.sql.session.timeZone", "Asia/Shanghai");
    given.setProperty("spark.sql.ansi.enabled", "false");

    assertThat(SparkSessions.settings(given))
        .containsEntry("spark.sql.session.timeZone", "UTC")
        .containsEntry("spark.sql.ansi.enabled", "true");
  }
}
