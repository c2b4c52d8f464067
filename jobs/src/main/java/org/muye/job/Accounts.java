package org.muye.job;

import java.util.regex.Pattern;
import org.muye.error.UserError;
import org.muye.serving.Listening;

/** Accounts of districts in the mart: each sees its own unit and the whole region. */
public final class Accounts {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{2,40}");

  private Accounts() {}

  /**
   * Makes an account, or gives one another unit and a new password.
   *
   * @param unit code, id or name
   * @return the password, which is kept nowhere
   * @throws UserError when the name is not allowed or the region has no such unit
   */
  public static String grant(Workspace workspace, String user, String unit) {
    if (!NAME.matcher(user).matches() || user.startsWith("muye_") || user.startsWith("pg_")) {
      throw UserError.of("account.wrong_name", user);
    }
    String unitId = AskedUnit.of(workspace, unit).id();
    if (unitId.equals(workspace.region().root().id())) {
      throw UserError.of("account.for_whole_region");
    }
    try (OpenMart open = OpenMart.of(workspace, Listening.locally())) {
      return open.roles().grant(user, unitId);
    }
  }

  /**
   * Takes an account away.
   *
   * @throws UserError when there is none
   */
  public static void revoke(Workspace workspace, String user) {
    try (OpenMart open = OpenMart.of(workspace, Listening.locally())) {
      open.roles().revoke(user);
    }
  }
}
