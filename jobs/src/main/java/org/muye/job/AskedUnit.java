package org.muye.job;

import org.muye.error.UserError;
import org.muye.region.Unit;

/** The unit that a question names. */
final class AskedUnit {
  private AskedUnit() {}

  /**
   * Finds it.
   *
   * @param name its id, or a code or name that it has or had
   * @throws UserError when there is no such unit
   */
  static Unit of(Workspace workspace, String name) {
    for (Unit unit : workspace.region().units()) {
      if (unit.id().equals(name)
          || unit.versions().stream()
              .anyMatch(
                  version ->
                      name.equals(version.code())
                          || name.equals(version.nameZh())
                          || name.equalsIgnoreCase(version.nameEn()))) {
        return unit;
      }
    }
    throw UserError.of(UserError.Kind.USAGE, "explain.no_unit", name, workspace.region().id());
  }
}
