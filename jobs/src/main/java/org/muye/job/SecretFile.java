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
import org.muye.error.Message;
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
   * @param what what messages call the secret
   * @throws UserError when it is absent or empty, or when others than its owner may read it
   */
  static String read(Path file, Message what) {
    try {
      PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
      // A link leads to a file whose own permissions count.
      if (view != null) {
        Set<PosixFilePermission> permissions = view.readAttributes().permissions();
        if (!ALLOWED.containsAll(permissions)) {
          throw UserError.of(
              "secret.file_not_safe", what, file, PosixFilePermissions.toString(permissions));
        }
      }
      String secret = Files.readString(file, StandardCharsets.UTF_8).strip();
      if (secret.isEmpty()) {
        throw UserError.of("secret.file_empty", what, file);
      }
      return secret;
    } catch (IOException e) {
      throw Files.exists(file)
          ? UserError.of("secret.file_unreadable", what, String.valueOf(e))
          : UserError.of("secret.file_missing", what, file);
    }
  }
}
