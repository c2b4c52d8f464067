package org.muye.lock;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A lock of the operating system on a file that says who holds it. What counts is the lock, not the
 * file: a file that a killed process left behind stops nobody.
 */
final class DiskLockPlace implements LockPlace {
  /** Beyond the text, which others may thus read on systems where a locked part cannot be read. */
  private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;

  /**
   * What this process holds. The system's locks belong to the process, and closing any channel of a
   * file gives them back: a second attempt must not even open the file.
   */
  private static final Map<Path, Holder> MINE = new ConcurrentHashMap<>();

  private final Path file;

  DiskLockPlace(Path file) {
    this.file = file;
  }

  @Override
  public Attempt attempt(Holder me) throws IOException {
    Path folder = Files.createDirectories(file.toAbsolutePath().getParent());
    Path known = folder.toRealPath().resolve(file.getFileName());
    Holder here = MINE.putIfAbsent(known, me);
    if (here != null) {
      return Attempt.refused(here);
    }
    boolean held = false;
    try {
      DiskLock lock = lock(known, me);
      held = lock != null;
      return lock == null ? Attempt.refused(read(known)) : new Attempt(lock, me);
    } finally {
      if (!held) {
        MINE.remove(known);
      }
    }
  }

  private static @Nullable DiskLock lock(Path known, Holder me) throws IOException {
    FileChannel channel =
        FileChannel.open(
            known, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    boolean held = false;
    try {
      FileLock lock = channel.tryLock(LOCKED_BYTE, 1, false);
      if (lock == null) {
        return null;
      }
      channel.truncate(0);
      ByteBuffer text = ByteBuffer.wrap(LockJson.write(me).getBytes(StandardCharsets.UTF_8));
      while (text.hasRemaining()) {
        channel.write(text);
      }
      held = true;
      return new DiskLock(known, channel, lock);
    } finally {
      if (!held) {
        channel.close();
      }
    }
  }

  private static @Nullable Holder read(Path known) throws IOException {
    return LockJson.read(Files.readString(known), Holder.class);
  }

  private record DiskLock(Path known, FileChannel channel, FileLock lock) implements WarehouseLock {
    @Override
    public void requireHeld() {
      if (!lock.isValid()) {
        throw new IllegalStateException("the warehouse was given back before the last write");
      }
    }

    @Override
    public void close() {
      try (channel) {
        channel.truncate(0);
      } catch (IOException e) {
        // The end of the process gives the lock back too; what the run did is done.
      } finally {
        MINE.remove(known);
      }
    }
  }
}
