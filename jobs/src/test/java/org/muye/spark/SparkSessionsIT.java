package org.muye.spark;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;

class SparkSessionsIT {
  @Test
  void aSessionThatWasBegunIsTheOneOfTheProcess() {
    SparkSession session = SparkSessions.open("test");
    SparkSessions.openEarly("test");
    SparkSessions.openEarly("test");
    SparkSession.clearActiveSession();

    assertThat(SparkSessions.open("test")).isSameAs(session);
    assertThat(SparkSession.getActiveSession().get()).isSameAs(session);
    assertThat(session.conf().get("spark.sql.session.timeZone")).isEqualTo("UTC");
  }
}
