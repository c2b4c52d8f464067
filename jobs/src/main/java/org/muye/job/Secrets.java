package org.muye.job;

import org.jspecify.annotations.Nullable;

/** Where keys come from; never a file of the project, never a table. */
@FunctionalInterface
public interface Secrets {
  /** The secret of that name, or null when there is none. */
  @Nullable String get(String name);

  /** The environment of the process. */
  static Secrets environment() {
    return System::getenv;
  }
}
