package org.muye.source;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.util.SerializableConfiguration;
import org.muye.error.UserError;

/** Finds the files of a source: single files, folders and globs, on any storage Hadoop knows. */
public final class SourceFiles {
  private SourceFiles() {}

  /**
   * The files, each once, sorted by path. Hidden files and files still being delivered (names that
   * begin with a dot or an underscore, or end in `.tmp` or `.part`) are left alone.
   *
   * @throws UserError when a path without wildcards does not exist or cannot be read
   */
  public static List<SourceFile> find(String source, List<String> paths, Configuration hadoop) {
    SerializableConfiguration settings = new SerializableConfiguration(hadoop);
    TreeMap<String, SourceFile> found = new TreeMap<>();
    for (String path : paths) {
      for (FileStatus status : matching(source, new Path(path), hadoop)) {
        String name = status.getPath().getName();
        if (!name.startsWith(".")
            && !name.startsWith("_")
            && !name.endsWith(".tmp")
            && !name.endsWith(".part")) {
          String location = status.getPath().toString();
          found.put(
              location,
              new SourceFile(
                  location,
                  name,
                  status.getLen(),
                  Instant.ofEpochMilli(status.getModificationTime()),
                  settings));
        }
      }
    }
    return new ArrayList<>(found.values());
  }

  private static List<FileStatus> matching(String source, Path path, Configuration hadoop) {
    try {
      FileSystem files = path.getFileSystem(hadoop);
      FileStatus[] matches = files.globStatus(path);
      boolean wildcard = path.toString().matches(".*[*?\\[{].*");
      if ((matches == null || matches.length == 0) && !wildcard) {
        throw UserError.of("source.no_file", source, path.toString());
      }
      List<FileStatus> result = new ArrayList<>();
      for (FileStatus match : matches == null ? new FileStatus[0] : matches) {
        if (match.isDirectory()) {
          for (FileStatus inside : files.listStatus(match.getPath())) {
            if (inside.isFile()) {
              result.add(inside);
            }
          }
        } else {
          result.add(match);
        }
      }
      result.sort(Comparator.comparing(status -> status.getPath().toString()));
      return result;
    } catch (IOException e) {
      throw UserError.of("source.path_unreadable", source, path.toString(), e.getMessage());
    }
  }
}
