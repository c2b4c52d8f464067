package org.muye;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Finds reference data that the repository does not hold; a test that needs it skips when absent.
 */
public final class SharedData {
  private SharedData() {}

  /** The repository root: the folder that holds `schemas` and `jobs`. */
  public static Path repository() {
    Path here = Path.of("").toAbsolutePath();
    return Files.isDirectory(here.resolve("schemas")) ? here : here.getParent();
  }

  /**
   * The file or folder, or a skipped test. Set MUYE_SHARED to look elsewhere than beside the
   * repository.
   */
  public static Path require(String relative) {
    String configured = System.getenv("MUYE_SHARED");
    Path root = configured != null ? Path.of(configured) : repository().resolveSibling("shared");
    Path path = root.resolve(relative);
    assumeTrue(Files.exists(path), "reference data is not beside the repository: " + relative);
    return path;
  }
}
