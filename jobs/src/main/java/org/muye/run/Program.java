package org.muye.run;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import org.muye.error.PipelineBug;

/**
 * The program as the build made it.
 *
 * @param version the version of the project
 * @param commit the commit it was built from, shortened; "unknown commit" without a repository
 * @param spark the version of Spark it was built with
 * @param delta the version of Delta Lake it was built with
 */
public record Program(String version, String commit, String spark, String delta) {

  /** This program. */
  public static Program current() {
    Properties properties = new Properties();
    try (InputStream file = Program.class.getResourceAsStream("program.properties")) {
      properties.load(file);
    } catch (IOException e) {
      throw new PipelineBug("the build left no properties of the program", e);
    }
    return new Program(
        properties.getProperty("version"),
        properties.getProperty("commit"),
        properties.getProperty("spark"),
        properties.getProperty("delta"));
  }

  /** Version and commit, as runs and reviews keep it. */
  public String versionAndCommit() {
    return version + " (" + commit + ")";
  }
}
