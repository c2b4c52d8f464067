package org.muye.job;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;
import org.muye.error.UserError;

/** A file that holds one secret and that only its owner may read. */
final class SecretFile {
  /** Mode 600; 400 is stricter and passes too. */
  private static final Set<PosixFilePermission> ALLOWED =
      EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

  private SecretFile() {}

  /**
   * Its content without the line end.
   *
   * @throws UserError when it is absent or empty, or when others than its owner may read it
   */
  static String read(Path file, String what) {
    try {
      PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
      // A link leads to a file whose own permissions count.
      if (view != null) {
        Set<PosixFilePermission> permissions = view.readAttributes().permissions();
        if (!ALLOWED.containsAll(permissions)) {
          throw new UserError(
              what + " is not safe in " + file,
              "the permissions of the file are "
                  + PosixFilePermissions.toString(permissions)
                  + ", and only its owner may read and write it",
              "run `chmod 600 "
                  + file
                  + "` as the user that runs muye; if others have read it,"
                  + " change the secret");
        }
      }
      String secret = Files.readString(file, StandardCharsets.UTF_8).strip();
      if (secret.isEmpty()) {
        throw new UserError(
            what + " is not set", file + " is empty", "write the secret into it and run again");
      }
      return secret;
    } catch (IOException e) {
      throw new UserError(
          what + " cannot be read",
          Files.exists(file) ? String.valueOf(e) : "there is no file " + file,
          "write the secret into it with mode 600, owned by the user that runs muye");
    }
  }
}
