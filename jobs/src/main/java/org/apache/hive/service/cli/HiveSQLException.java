package org.apache.hive.service.cli;

import java.sql.SQLException;

/**
 * The one failure whose text Spark's Thrift server hands to a client as it is, declared as the
 * Spark distribution has it; see {@link org.apache.hive.service.auth.PasswdAuthenticationProvider}.
 */
public class HiveSQLException extends SQLException {
  private static final long serialVersionUID = 1L;

  /** A failure with its SQL state. */
  public HiveSQLException(String reason, String sqlState) {
    super(reason, sqlState);
  }
}
