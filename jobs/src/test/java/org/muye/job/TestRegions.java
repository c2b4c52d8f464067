package org.muye.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.muye.SharedData;

/** Region folders that a test puts together from files that may not be in the repository. */
final class TestRegions {
  private TestRegions() {}

  /** A copy of a folder with more files in it. */
  static String assembled(Path target, Path base, List<Path> more) {
    try (Stream<Path> files = Files.list(base)) {
      Files.createDirectories(target);
      for (Path file : Stream.concat(files, more.stream()).toList()) {
        Files.copy(file, target.resolve(file.getFileName()));
      }
      return target.toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The shipped folder of Chicago with the population that has no licence. */
  static String chicago(Path target) {
    return assembled(
        target,
        SharedData.repository().resolve("schemas/regions/chicago"),
        List.of(SharedData.require("data/regions/chicago/population.csv")));
  }
}
