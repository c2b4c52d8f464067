package org.muye.job;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.muye.error.UserError;
import org.muye.region.Region;
import org.muye.source.FileDigest;

/** Finds a region: a folder by its path, or a shipped one by its name. */
final class RegionFolders {
  private static final String SHIPPED = "schemas/regions/";

  private static final List<String> FILES =
      List.of(
          "region.yaml",
          "units.csv",
          "population.csv",
          "reporting.csv",
          "responsibility.csv",
          "crosswalk.csv",
          "neighbours.csv",
          "boundaries.geojson",
          "venues.csv",
          "resources.csv",
          "key_dates.csv",
          "signal_levels.yaml");

  private RegionFolders() {}

  static Region load(String nameOrPath) {
    return Region.load(folder(nameOrPath));
  }

  /** SHA-256 of the region's files. */
  static String digest(String nameOrPath) {
    Path folder = folder(nameOrPath);
    StringBuilder digests = new StringBuilder();
    try {
      for (String name : FILES) {
        Path file = folder.resolve(name);
        if (Files.exists(file)) {
          digests.append(name).append(' ').append(FileDigest.sha256(Files.readAllBytes(file)));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return FileDigest.sha256(digests.toString());
  }

  private static Path folder(String nameOrPath) {
    Path folder = Path.of(nameOrPath);
    return folder.isAbsolute() ? folder : unpacked(nameOrPath);
  }

  /** Shipped regions travel inside the jar; a region is read from a folder. */
  private static Path unpacked(String name) {
    ClassLoader resources = RegionFolders.class.getClassLoader();
    try {
      Path folder = Files.createTempDirectory("muye-region");
      folder.toFile().deleteOnExit();
      boolean found = false;
      for (String file : FILES) {
        try (InputStream in = resources.getResourceAsStream(SHIPPED + name + "/" + file)) {
          if (in != null) {
            Path copy = folder.resolve(file);
            Files.copy(in, copy);
            copy.toFile().deleteOnExit();
            found = true;
          }
        }
      }
      if (!found) {
        throw UserError.of("region.no_shipped_region", name);
      }
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
