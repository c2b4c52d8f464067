package org.muye.job;

import org.apache.spark.sql.SparkSession;
import org.muye.spark.SparkSessions;

/** Spark, which a process starts once. */
public final class Engine {
  private static final String APPLICATION = "muye";

  private Engine() {}

  /** Begins to start it, for one who is going to ask for tables and has other work before. */
  public static void start() {
    SparkSessions.openEarly(APPLICATION);
  }

  /** Waits until it has started, if it is starting: a process must not end meanwhile. */
  public static void awaitStart() {
    SparkSessions.awaitOpening();
  }

  static SparkSession session() {
    return SparkSessions.open(APPLICATION);
  }
}
