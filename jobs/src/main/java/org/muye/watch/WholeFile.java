package org.muye.watch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.muye.error.UserError;

/** A text file that appears whole or not at all, so that no reader ever sees half of it. */
public final class WholeFile {
  private WholeFile() {}

  /**
   * Writes a file beside its place and renames it; makes the folder if it is absent.
   *
   * @throws UserError when the folder cannot be written
   */
  public static void write(Path file, String text) {
    Path place = file.toAbsolutePath();
    // Neither node_exporter nor a reader of reports takes a name with this ending.
    Path fresh = place.resolveSibling(place.getFileName() + ".tmp");
    try {
      Files.createDirectories(place.getParent());
      Files.writeString(fresh, text, StandardCharsets.UTF_8);
      Files.move(fresh, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UserError(
          "the file " + file + " cannot be written",
          String.valueOf(e),
          "make its folder writable for the user that runs muye, or name another place in"
              + " muye.yaml");
    }
  }
}
