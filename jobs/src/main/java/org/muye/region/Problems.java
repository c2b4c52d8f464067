package org.muye.region;

import java.util.ArrayList;
import java.util.List;
import org.muye.error.UserError;

/** Collects what is wrong with a region folder, so that all of it is reported at once. */
final class Problems {
  private final List<String> found = new ArrayList<>();

  void add(String place, String problem) {
    found.add(place + ": " + problem);
  }

  int count() {
    return found.size();
  }

  /** Does nothing as long as nothing was found. */
  void report(String folder) {
    if (found.isEmpty()) {
      return;
    }
    String list = String.join("\n  - ", found);
    throw new UserError(
        "The region folder \"" + folder + "\" cannot be used.",
        (found.size() == 1 ? "One problem was found:" : found.size() + " problems were found:")
            + "\n  - "
            + list,
        "Correct the files; schemas/regions/README.md describes their format.");
  }
}
