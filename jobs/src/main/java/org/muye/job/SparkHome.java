package org.muye.job;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
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
    String remedy =
        "install Spark "
            + version
            + ", for example `python3 -m venv spark && spark/bin/pip install pyspark=="
            + version
            + "`, and name the folder with its jars: --spark-home"
            + " spark/lib/python3.*/site-packages/pyspark, or SPARK_HOME";
    boolean unset = variable == null || variable.isBlank();
    if (named == null && unset) {
      throw new UserError(
          "there is no Spark distribution to serve SQL with",
          "neither --spark-home nor SPARK_HOME names one; the Thrift server comes with a"
              + " distribution only",
          remedy);
    }
    Path folder = named != null ? named : Path.of(String.valueOf(variable));
    String found = version(folder);
    if (found.isEmpty()) {
      throw new UserError(
          folder + " is no Spark distribution with a Thrift server",
          "there is no jars/" + SERVER + version + ".jar in it",
          remedy);
    }
    if (!found.equals(version)) {
      throw new UserError(
          folder + " is Spark " + found,
          "the tables need Spark " + version + ", as this program itself",
          remedy);
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
      throw new UserError(
          folder + " cannot be read", String.valueOf(e.getMessage()), "check its permissions");
    }
  }

  /** The command that starts a program in it. */
  Path submit() {
    return folder.resolve("bin").resolve("spark-submit");
  }
}
