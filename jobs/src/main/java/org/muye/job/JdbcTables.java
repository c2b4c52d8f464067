package org.muye.job;

import java.net.UnknownHostException;
import org.apache.spark.sql.DataFrameReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.muye.config.MuyeConfig;
import org.muye.error.Message;
import org.muye.error.Redaction;
import org.muye.error.UserError;

/** Reads a database table as it is. */
final class JdbcTables {
  /** Rows fetched at a time, so that a large table does not have to fit in memory. */
  private static final int FETCH_SIZE = 10_000;

  private JdbcTables() {}

  static Dataset<Row> read(Workspace workspace, String source, MuyeConfig.Jdbc jdbc) {
    DataFrameReader reader =
        workspace
            .spark()
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
    String password =
        workspace.secrets().read(jdbc.password(), Message.of("secret.password_of_source", source));
    if (password != null) {
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
    String message = String.valueOf(root.getMessage());
    int line = message.indexOf('\n');
    String shown = Redaction.redact(line < 0 ? message : message.substring(0, line));
    Object why =
        root instanceof UnknownHostException ? Message.of("database.unknown_host", shown) : shown;
    return UserError.of("database.table_unreadable", source, jdbc.table(), why);
  }
}
