package org.muye.table;

import io.delta.sql.DeltaSparkSessionExtension;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.muye.error.PipelineBug;

/** Where Delta's own code lies, for another Spark process to use it too. */
public final class DeltaLibrary {
  private DeltaLibrary() {}

  /** The jars of the Delta that this process uses. */
  public static List<Path> jars() {
    try {
      Path spark =
          Path.of(
              DeltaSparkSessionExtension.class
                  .getProtectionDomain()
                  .getCodeSource()
                  .getLocation()
                  .toURI());
      List<Path> jars = new ArrayList<>(List.of(spark));
      try (DirectoryStream<Path> others =
          Files.newDirectoryStream(spark.toAbsolutePath().getParent(), "delta-*.jar")) {
        others.forEach(jar -> addOnce(jars, jar));
      }
      Collections.sort(jars);
      return jars;
    } catch (IOException | URISyntaxException e) {
      throw new PipelineBug("the libraries of Delta cannot be listed", e);
    }
  }

  /** Its version, e.g. 4.4.0. */
  public static String version() {
    return io.delta.package$.MODULE$.VERSION();
  }

  private static void addOnce(List<Path> jars, Path jar) {
    if (jars.stream().noneMatch(other -> other.getFileName().equals(jar.getFileName()))) {
      jars.add(jar);
    }
  }
}
