package org.muye.job;

import java.net.UnknownHostException;
import org.apache.spark.sql.DataFrameReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.muye.config.MuyeConfig;
import org.muye.error.UserError;

/** Reads a database table as it is. */
final class JdbcTables {
  /** Rows fetched at a time, so that a large table does not have to fit in memory. */
  private static final int FETCH_SIZE = 10_000;

  private JdbcTables() {}

  static Dataset<Row> read(SparkSession spark, String source, MuyeConfig.Jdbc jdbc) {
    DataFrameReader reader =
        spark
            .read()
            .format("jdbc")
            .option("url", jdbc.url())
            .option("dbtable", jdbc.table())
            .option("fetchsize", FETCH_SIZE)
            // A time without a zone stays as written; the mapping says which zone it is in.
            .option("preferTimestampNTZ", true);
    if (jdbc.user() != null) {
      reader = reader.option("user", jdbc.user());
    }
    String variable = jdbc.passwordEnv();
    if (variable != null) {
      String password = System.getenv(variable);
      if (password == null) {
        throw new UserError(
            "source '" + source + "': the password is not set",
            "muye.yaml takes it from the environment variable " + variable,
            "set " + variable + " and run again");
      }
      reader = reader.option("password", password);
    }
    try {
      return reader.load();
    } catch (RuntimeException e) {
      throw unreadable(source, jdbc, e);
    } catch (Exception e) {
      throw unreadable(source, jdbc, e);
    }
  }

  private static UserError unreadable(String source, MuyeConfig.Jdbc jdbc, Exception e) {
    Throwable root = e;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    // The driver says only that the attempt failed; its cause says why.
    String message =
        root instanceof UnknownHostException
            ? "unknown host: " + root.getMessage()
            : String.valueOf(root.getMessage());
    int line = message.indexOf('\n');
    return new UserError(
        "source '" + source + "': the table " + jdbc.table() + " cannot be read",
        line < 0 ? message : message.substring(0, line),
        "check url, table, user and password, and that the database can be reached");
  }
}
