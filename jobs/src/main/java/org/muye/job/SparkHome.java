package org.muye.job;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.muye.error.Message;
import org.muye.error.UserError;

/**
 * A Spark distribution with a Thrift server, of the version that the tables are written with.
 *
 * @param folder the folder with `bin` and `jars`
 */
record SparkHome(Path folder) {
  private static final String SERVER = "spark-hive-thriftserver_2.13-";

  /**
   * The distribution that is named, else that of the environment.
   *
   * @param variable the value of SPARK_HOME, if set
   * @param version the version it must have
   * @throws UserError when there is none, or it is another version
   */
  static SparkHome find(@Nullable Path named, @Nullable String variable, String version) {
    Message remedy = Message.of("spark_home.how_to_install", version);
    boolean unset = variable == null || variable.isBlank();
    if (named == null && unset) {
      throw UserError.of("spark_home.not_named", remedy);
    }
    Path folder = named != null ? named : Path.of(String.valueOf(variable));
    String found = version(folder);
    if (found.isEmpty()) {
      throw UserError.of(
          "spark_home.without_thrift_server", folder, SERVER + version + ".jar", remedy);
    }
    if (!found.equals(version)) {
      throw UserError.of("spark_home.other_version", folder, found, version, remedy);
    }
    return new SparkHome(folder.toAbsolutePath().normalize());
  }

  private static String version(Path folder) {
    Path jars = folder.resolve("jars");
    if (!Files.isDirectory(jars)) {
      return "";
    }
    try (DirectoryStream<Path> servers =
        Files.newDirectoryStream(jars, "spark-hive-thriftserver_*.jar")) {
      for (Path server : servers) {
        return server.getFileName().toString().replaceAll("^.*-|\\.jar$", "");
      }
      return "";
    } catch (IOException e) {
      throw UserError.of("spark_home.unreadable", folder, String.valueOf(e.getMessage()));
    }
  }

  /** The command that starts a program in it. */
  Path submit() {
    return folder.resolve("bin").resolve("spark-submit");
  }
}
