package org.muye.export;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Gives a file its name only when it is complete. */
public final class WholeFile {
  private WholeFile() {}

  /**
   * Writes a file, in place of an older one; whatever happens, its name never shows a part of it.
   */
  public static void write(Path target, byte[] content) throws IOException {
    Path absolute = target.toAbsolutePath();
    Path fresh = absolute.resolveSibling("." + absolute.getFileName() + ".part");
    try {
      Files.write(fresh, content);
      publish(fresh, absolute);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }

  /** Gives a finished file of the same folder its name. */
  static void publish(Path fresh, Path target) throws IOException {
    // A file system may report a full disk only when it stores the bytes, so that comes first.
    try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
    try {
      Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(fresh, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
