package org.muye.serving;

import org.jspecify.annotations.Nullable;

/**
 * Where the mart is and who writes it.
 *
 * @param url JDBC address of the database
 * @param user the role that owns the tables
 * @param password its password; null where the server asks for none
 */
public record MartAddress(String url, @Nullable String user, @Nullable String password) {
  /** Without the password, so that it cannot get into a log. */
  @Override
  public String toString() {
    return url + " as " + user;
  }
}
