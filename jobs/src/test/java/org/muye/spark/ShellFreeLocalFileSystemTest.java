package org.muye.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Options;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;
import org.apache.hadoop.fs.permission.FsPermission;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Hadoop's own local file system does and says is what is expected. */
class ShellFreeLocalFileSystemTest {
  @TempDir java.nio.file.Path folder;

  private FileSystem files;
  private FileSystem hadoops;

  @BeforeEach
  void open() throws IOException {
    Configuration configuration = new Configuration();
    hadoops = FileSystem.newInstanceLocal(configuration);
    files = FileSystem.newInstance(URI.create("file:///"), shellFree());
    assertThat(files).isInstanceOf(ShellFreeLocalFileSystem.class);
  }

  private static Configuration shellFree() {
    Configuration configuration = new Configuration();
    configuration.set("fs.file.impl", ShellFreeLocalFileSystem.class.getName());
    configuration.set("fs.AbstractFileSystem.file.impl", ShellFreeLocalFs.class.getName());
    return configuration;
  }

  private Path path(String name) {
    return new Path(folder.resolve(name).toUri());
  }

  private void sameStatus(String name) throws IOException {
    FileStatus own = files.getFileStatus(path(name));
    FileStatus hadoop = hadoops.getFileStatus(path(name));
    assertThat(own).as(name).isEqualTo(hadoop);
    assertThat(own.getLen()).as(name).isEqualTo(hadoop.getLen());
    assertThat(own.isDirectory()).as(name).isEqualTo(hadoop.isDirectory());
    assertThat(own.getPermission()).as(name).isEqualTo(hadoop.getPermission());
    assertThat(own.getOwner()).as(name).isEqualTo(hadoop.getOwner());
    assertThat(own.getGroup()).as(name).isEqualTo(hadoop.getGroup());
    assertThat(own.getModificationTime()).as(name).isEqualTo(hadoop.getModificationTime());
    assertThat(own.getBlockSize()).as(name).isEqualTo(hadoop.getBlockSize());
  }

  @Test
  void filesAndFoldersAreMadeAsHadoopMakesThem() throws IOException {
    for (FileSystem one : new FileSystem[] {files, hadoops}) {
      String name = one == files ? "own" : "hadoop";
      try (FSDataOutputStream out = one.create(path(name + "/file"))) {
        out.write("公安".getBytes(StandardCharsets.UTF_8));
      }
    }
    assertThat(files.getFileStatus(path("own/file")).getPermission())
        .isEqualTo(hadoops.getFileStatus(path("hadoop/file")).getPermission());
    assertThat(files.getFileStatus(path("own")).getPermission())
        .isEqualTo(hadoops.getFileStatus(path("hadoop")).getPermission());
    assertThat(folder.resolve("own/.file.crc")).exists();
    sameStatus("own/file");
    sameStatus("own");
  }

  @Test
  void permissionsAreThoseThatWereAskedFor() throws IOException {
    Files.writeString(folder.resolve("file"), "1");
    for (int permission : new int[] {0600, 0640, 0755, 0777, 0421, 0000}) {
      files.setPermission(path("file"), new FsPermission((short) permission));
      assertThat(hadoops.getFileStatus(path("file")).getPermission().toShort())
          .isEqualTo((short) permission);
      sameStatus("file");
    }
  }

  @Test
  void aStickyFolderIsStickyAsWithHadoop() throws IOException {
    for (FileSystem one : new FileSystem[] {files, hadoops}) {
      String name = one == files ? "own" : "hadoop";
      Files.createDirectory(folder.resolve(name));
      one.setPermission(path(name), new FsPermission((short) 01777));
    }
    assertThat(Files.getAttribute(folder.resolve("own"), "unix:mode"))
        .isEqualTo(Files.getAttribute(folder.resolve("hadoop"), "unix:mode"));
  }

  @Test
  void whatIsNotThereIsNotFound() throws IOException {
    Files.writeString(folder.resolve("file"), "1");
    for (String name : new String[] {"nothing", "file/below", "no/folder"}) {
      assertThatThrownBy(() -> files.getFileStatus(path(name)))
          .as(name)
          .isInstanceOf(FileNotFoundException.class);
      assertThat(files.exists(path(name))).as(name).isFalse();
    }
  }

  @Test
  void aListSaysOfEachFileWhatHadoopSays() throws IOException {
    Files.writeString(folder.resolve("one"), "1");
    Files.createDirectory(folder.resolve("sub"));
    Files.writeString(folder.resolve("sub/two"), "22");
    RemoteIterator<LocatedFileStatus> all = files.listFiles(path(""), true);
    int found = 0;
    while (all.hasNext()) {
      LocatedFileStatus file = all.next();
      FileStatus hadoop = hadoops.getFileStatus(file.getPath());
      assertThat(file.getLen()).isEqualTo(hadoop.getLen());
      assertThat(file.getPermission()).isEqualTo(hadoop.getPermission());
      found++;
    }
    assertThat(found).isEqualTo(2);
  }

  @Test
  void linksAreToldFromWhatTheyPointTo() throws IOException {
    Files.writeString(folder.resolve("file"), "123");
    Files.createSymbolicLink(folder.resolve("link"), folder.resolve("file"));
    FileContext own = FileContext.getFileContext(URI.create("file:///"), shellFree());
    FileContext hadoop = FileContext.getFileContext(URI.create("file:///"), new Configuration());
    for (String name : new String[] {"file", "link"}) {
      FileStatus status = own.getFileLinkStatus(path(name));
      FileStatus expected = hadoop.getFileLinkStatus(path(name));
      assertThat(status.isSymlink()).as(name).isEqualTo(expected.isSymlink());
      assertThat(status.getLen()).as(name).isEqualTo(expected.getLen());
    }
    sameStatus("link");
  }

  @Test
  void aRenameThatMayNotReplaceDoesNot() throws IOException {
    // By this Delta lets only one of two writers have a version.
    FileContext own = FileContext.getFileContext(URI.create("file:///"), shellFree());
    Files.writeString(folder.resolve("first"), "1");
    Files.writeString(folder.resolve("second"), "2");
    own.rename(path("first"), path("version"), Options.Rename.NONE);
    assertThatThrownBy(() -> own.rename(path("second"), path("version"), Options.Rename.NONE))
        .isInstanceOf(org.apache.hadoop.fs.FileAlreadyExistsException.class);
    assertThat(folder.resolve("version")).hasContent("1");
    own.rename(path("second"), path("version"), Options.Rename.OVERWRITE);
    assertThat(folder.resolve("version")).hasContent("2");
  }
}
