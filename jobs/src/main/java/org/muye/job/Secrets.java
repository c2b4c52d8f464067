package org.muye.job;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.muye.config.SecretPlace;
import org.muye.error.Message;
import org.muye.error.UserError;

/**
 * Where keys and passwords come from: the environment, or files that only their owner may read;
 * never a file of the project, never a table.
 */
@FunctionalInterface
public interface Secrets {
  /** Behind the name of a variable, the name of another that holds the path of a file. */
  String FILE_SUFFIX = "_FILE";

  /** The secret of that name, or null when there is none. */
  @Nullable String get(String name);

  /**
   * The secret that is kept in a place.
   *
   * @param what what it is for, e.g. the password of the mart
   * @return the secret, or null when no place is named
   * @throws UserError when the place is empty, or others may read it
   */
  default @Nullable String read(@Nullable SecretPlace place, Message what) {
    if (place == null) {
      return null;
    }
    if (place.file() != null) {
      return SecretFile.read(place.file(), what);
    }
    String name = String.valueOf(place.environment());
    String secret = get(name);
    if (secret == null || secret.isEmpty()) {
      throw UserError.of("secret.variable_not_set", what, name, name + FILE_SUFFIX);
    }
    return secret;
  }

  /** The environment of the process. */
  static Secrets environment() {
    return in(System::getenv);
  }

  /**
   * An environment. Instead of a secret, a variable with {@link #FILE_SUFFIX} behind its name may
   * hold the path of a file with the secret in it.
   */
  static Secrets in(Variables environment) {
    return name -> {
      String secret = environment.get(name);
      String file = environment.get(name + FILE_SUFFIX);
      return secret == null && file != null
          ? SecretFile.read(Path.of(file), Message.of("secret.of_variable", name))
          : secret;
    };
  }

  /** Values of variables by name. */
  interface Variables {
    /** The value, or null when the variable is not set. */
    @Nullable String get(String name);
  }
}
