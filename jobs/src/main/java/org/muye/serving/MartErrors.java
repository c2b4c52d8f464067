package org.muye.serving;

import java.sql.SQLException;
import org.muye.error.Message;
import org.muye.error.UserError;

/** Tells what a server says so that a person can put it right. */
final class MartErrors {
  private MartErrors() {}

  static UserError explain(MartAddress address, SQLException failure) {
    String state = failure.getSQLState() == null ? "" : failure.getSQLState();
    String said = firstLine(failure);
    if (state.startsWith("08")) {
      return UserError.of("serving.mart_unreachable", address.url(), said);
    }
    if (state.startsWith("28")) {
      return UserError.of("serving.user_refused", address.user(), said);
    }
    if (state.equals("3D000")) {
      return UserError.of("serving.no_database", address.url(), said);
    }
    if (state.equals("42501")) {
      return UserError.of("serving.user_without_rights", address.user(), said);
    }
    return UserError.of(
        "serving.mart_cannot_be_written",
        address.url(),
        state.isEmpty() ? said : Message.of("serving.said_with_state", said, state));
  }

  private static String firstLine(SQLException failure) {
    String message = String.valueOf(failure.getMessage());
    int line = message.indexOf('\n');
    return line < 0 ? message : message.substring(0, line);
  }
}
