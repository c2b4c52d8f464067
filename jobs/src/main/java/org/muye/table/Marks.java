package org.muye.table;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** Names that outlive a process: empty files in a folder, each there or not there, never half. */
public final class Marks {
  private final Path folder;
  private final Configuration configuration;

  Marks(Path folder, Configuration configuration) {
    this.folder = folder;
    this.configuration = configuration;
  }

  /** The names that are set. */
  public Set<String> names() {
    Set<String> names = new TreeSet<>();
    try {
      for (FileStatus file : files().listStatus(folder)) {
        names.add(file.getPath().getName());
      }
    } catch (FileNotFoundException e) {
      // None was ever set.
    } catch (IOException e) {
      throw StorageFailure.explain(e);
    }
    return names;
  }

  /** Sets a name. */
  public void set(String name) {
    try {
      files().create(new Path(folder, name), true).close();
    } catch (IOException e) {
      throw StorageFailure.explain(e);
    }
  }

  /** Takes a name away. */
  public void clear(String name) {
    try {
      files().delete(new Path(folder, name), false);
    } catch (IOException e) {
      throw StorageFailure.explain(e);
    }
  }

  private FileSystem files() throws IOException {
    return folder.getFileSystem(configuration);
  }
}
