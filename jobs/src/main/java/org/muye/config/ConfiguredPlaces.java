package org.muye.config;

import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.muye.error.Message;
import org.muye.error.PipelineBug;

/** The files and folders that a configuration file names, from its own folder on. */
final class ConfiguredPlaces {
  /** A URI scheme has two letters at least, so that a Windows drive is not one. */
  private static final Pattern URI = Pattern.compile("^[A-Za-z][A-Za-z0-9+.-]+:.*");

  /**
   * A password given as a parameter of a JDBC URL, or before the host as in user:password@host or
   * user/password@host.
   */
  private static final Pattern PASSWORD =
      Pattern.compile("(?i)[?&;](ssl)?(password|pwd)=|//[^/@]*:[^/@]*@|:thin:[^/@]*/[^/@]*@");

  private final Path folder;
  private final PlacedProblems problems;

  ConfiguredPlaces(Path file, PlacedProblems problems) {
    this.folder = folderOf(file);
    this.problems = problems;
  }

  /** The folder that a configuration file lies in. */
  static Path folderOf(Path file) {
    Path parent = file.toAbsolutePath().normalize().getParent();
    if (parent == null) {
      throw new PipelineBug("a configuration file without a folder: " + file);
    }
    return parent;
  }

  /** True for a mapping or region that is written as a path rather than as a shipped name. */
  static boolean isPath(String value) {
    return value.contains("/")
        || value.contains("\\")
        || value.startsWith(".")
        || value.endsWith(".yaml")
        || value.endsWith(".yml");
  }

  static boolean isUri(String value) {
    return URI.matcher(value).matches();
  }

  static boolean holdsPassword(String address) {
    return PASSWORD.matcher(address).find();
  }

  /** A folder that must be there; else it is noted under the key. */
  Optional<Path> folder(String value, String pointer, String key) {
    String path = resolve(value, pointer);
    if (!isFolder(path)) {
      problems.add(pointer, Message.of("config.names_no_folder", key, path));
      return Optional.empty();
    }
    return Optional.of(Path.of(path));
  }

  /** A file that must be there; else it is noted under the key. */
  Optional<Path> file(String value, String pointer, String key) {
    String path = resolve(value, pointer);
    if (!isFile(path)) {
      problems.add(pointer, Message.of("config.names_no_file", key, path));
      return Optional.empty();
    }
    return Optional.of(Path.of(path));
  }

  private static boolean isFile(String path) {
    try {
      return Files.isRegularFile(Path.of(path));
    } catch (InvalidPathException e) {
      return false;
    }
  }

  private static boolean isFolder(String path) {
    try {
      return Files.isDirectory(Path.of(path));
    } catch (InvalidPathException e) {
      return false;
    }
  }

  /** A pattern of files, from the folder of the configuration on. */
  String glob(String value, String pointer) {
    try {
      FileSystems.getDefault().getPathMatcher("glob:" + value);
    } catch (PatternSyntaxException e) {
      problems.add(pointer, Message.of("config.invalid_glob", value, e.getDescription()));
      return value;
    }
    return resolve(value, pointer);
  }

  /**
   * A place as written, from the folder of the configuration on; a URI as it is. Joins by text,
   * since a glob need not be a valid path on every system.
   */
  String resolve(String value, String pointer) {
    if (isUri(value)) {
      if (holdsPassword(value)) {
        problems.add(pointer, Message.of("config.address_with_key", YamlDocument.dotted(pointer)));
      }
      return value;
    }
    try {
      return folder.resolve(value).normalize().toString();
    } catch (InvalidPathException e) {
      if (value.matches(".*[*?\\[{].*")) {
        return folder + "/" + value;
      }
      problems.add(pointer, Message.of("config.invalid_path", value));
      return value;
    }
  }
}
