package org.muye.spark;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.permission.FsPermission;

/**
 * Hadoop's local file system, with permissions and links asked of Java instead of a process of its
 * own. Without its native library, which is in no jar, Hadoop starts `chmod` for each file that is
 * written, `readlink` twice for each that is renamed and `ls` for each that is listed: a thousand
 * processes in a night of a small city. What it writes and answers is the same.
 */
public final class ShellFreeLocalFileSystem extends LocalFileSystem {
  /** The local file system; Hadoop makes it by its class's name. */
  public ShellFreeLocalFileSystem() {
    super(new Raw());
  }

  /** The one without checksums, below. */
  static final class Raw extends RawLocalFileSystem {
    /** Read, write and execute for owner, group and others; above them are sticky bits. */
    private static final int PLAIN = 0777;

    /** From the highest bit to the lowest. */
    private static final PosixFilePermission[] BITS = {
      PosixFilePermission.OWNER_READ,
      PosixFilePermission.OWNER_WRITE,
      PosixFilePermission.OWNER_EXECUTE,
      PosixFilePermission.GROUP_READ,
      PosixFilePermission.GROUP_WRITE,
      PosixFilePermission.GROUP_EXECUTE,
      PosixFilePermission.OTHERS_READ,
      PosixFilePermission.OTHERS_WRITE,
      PosixFilePermission.OTHERS_EXECUTE
    };

    @Override
    public FileStatus getFileStatus(org.apache.hadoop.fs.Path path) throws IOException {
      PosixFileAttributes file;
      try {
        file = Files.readAttributes(local(path), PosixFileAttributes.class);
      } catch (NoSuchFileException e) {
        throw absent(path, e);
      } catch (FileSystemException e) {
        throw isBelowFile(local(path)) ? absent(path, e) : e;
      } catch (UnsupportedOperationException e) {
        return super.getFileStatus(path);
      }
      return new FileStatus(
          file.size(),
          file.isDirectory(),
          1,
          getDefaultBlockSize(path),
          file.lastModifiedTime().toMillis(),
          file.lastAccessTime().toMillis(),
          new FsPermission((short) bits(file.permissions())),
          file.owner().getName(),
          file.group().getName(),
          makeQualified(new org.apache.hadoop.fs.Path(local(path).toString())));
    }

    @Override
    public FileStatus getFileLinkStatus(org.apache.hadoop.fs.Path path) throws IOException {
      return Files.isSymbolicLink(local(path))
          ? super.getFileLinkStatus(path)
          : getFileStatus(path);
    }

    @Override
    public void setPermission(org.apache.hadoop.fs.Path path, FsPermission permission)
        throws IOException {
      int bits = permission.toShort();
      if ((bits & ~PLAIN) != 0) {
        super.setPermission(path, permission);
        return;
      }
      try {
        Files.setPosixFilePermissions(local(path), permissions(bits));
      } catch (UnsupportedOperationException e) {
        super.setPermission(path, permission);
      }
    }

    private static FileNotFoundException absent(
        org.apache.hadoop.fs.Path path, FileSystemException cause) {
      FileNotFoundException absent = new FileNotFoundException("File " + path + " does not exist");
      absent.initCause(cause);
      return absent;
    }

    /** Java tells a path through a file from a disk that fails only by the system's words. */
    private static boolean isBelowFile(Path path) {
      for (Path above = path.getParent(); above != null; above = above.getParent()) {
        if (Files.isRegularFile(above)) {
          return true;
        }
      }
      return false;
    }

    private Path local(org.apache.hadoop.fs.Path path) {
      return pathToFile(path).toPath();
    }

    private static int bits(Set<PosixFilePermission> permissions) {
      int bits = 0;
      for (PosixFilePermission bit : BITS) {
        bits = bits << 1 | (permissions.contains(bit) ? 1 : 0);
      }
      return bits;
    }

    private static Set<PosixFilePermission> permissions(int bits) {
      Set<PosixFilePermission> permissions = EnumSet.noneOf(PosixFilePermission.class);
      for (int i = 0; i < BITS.length; i++) {
        if ((bits >> (BITS.length - 1 - i) & 1) != 0) {
          permissions.add(BITS[i]);
        }
      }
      return permissions;
    }
  }
}
