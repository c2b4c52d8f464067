package org.muye.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.muye.error.UserError;

/**
 * The folders that a source's paths name. Who may put files into an inbox must not make the program
 * read any other file of its user by a link in it.
 */
public final class SourceRoots {
  private static final Pattern WILDCARD = Pattern.compile("[*?\\[{]");

  private SourceRoots() {}

  /**
   * Requires that a local file lies in one of the folders, or is itself one of the paths. Files of
   * other storages have no links.
   *
   * @param paths files, folders and globs of the configuration
   * @throws UserError when a link leads out of them
   */
  public static void requireInside(SourceFile file, List<String> paths) {
    String scheme = new org.apache.hadoop.fs.Path(file.path()).toUri().getScheme();
    if (scheme != null && !scheme.equals("file")) {
      return;
    }
    Path found = local(file.path());
    try {
      Path real = found.toRealPath();
      for (String path : paths) {
        if (isInside(found, real, path)) {
          return;
        }
      }
    } catch (IOException e) {
      throw SourceErrors.unreadable(file.name(), e);
    }
    throw UserError.of("source.leads_out_of_folder", file.name());
  }

  private static boolean isInside(Path found, Path real, String path) throws IOException {
    Matcher wildcard = WILDCARD.matcher(path);
    if (!wildcard.find()) {
      Path named = local(path);
      return named.equals(found)
          || (Files.isDirectory(named) && real.startsWith(named.toRealPath()));
    }
    int folderEnd = path.lastIndexOf('/', wildcard.start());
    Path folder = local(folderEnd <= 0 ? "/" : path.substring(0, folderEnd));
    return Files.isDirectory(folder) && real.startsWith(folder.toRealPath());
  }

  private static Path local(String path) {
    return Paths.get(new org.apache.hadoop.fs.Path(path).toUri().getPath());
  }
}
