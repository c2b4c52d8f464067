package org.muye.serving;

import java.sql.SQLException;
import org.muye.error.UserError;

/** Tells what a server says so that a person can put it right. */
final class MartErrors {
  private MartErrors() {}

  static UserError explain(MartAddress address, SQLException failure) {
    String state = failure.getSQLState() == null ? "" : failure.getSQLState();
    String said = firstLine(failure);
    if (state.startsWith("08")) {
      return new UserError(
          "the mart cannot be reached: " + address.url(),
          said,
          "check that the server runs, and host, port and database in `serving.postgres.url`");
    }
    if (state.startsWith("28")) {
      return new UserError(
          "the mart refuses the user " + address.user(),
          said,
          "check `user`, and the password in the environment variable named by `password_env`");
    }
    if (state.equals("3D000")) {
      return new UserError(
          "the mart's database does not exist: " + address.url(),
          said,
          "create it as docs/serving.md says, or correct `serving.postgres.url`");
    }
    if (state.equals("42501")) {
      return new UserError(
          "the user " + address.user() + " has not enough rights in the mart",
          said,
          "let an administrator run the statements of docs/serving.md once: the user must own the"
              + " database and may create roles");
    }
    return new UserError(
        "the mart cannot be written: " + address.url(),
        said + (state.isEmpty() ? "" : " (SQL state " + state + ")"),
        "readers still see the night before; put right what the server says and publish again");
  }

  private static String firstLine(SQLException failure) {
    String message = String.valueOf(failure.getMessage());
    int line = message.indexOf('\n');
    return line < 0 ? message : message.substring(0, line);
  }
}
