package org.muye.region;

import java.util.ArrayList;
import java.util.List;
import org.muye.error.Message;
import org.muye.error.UserError;

/** Collects what is wrong with a region folder, so that all of it is reported at once. */
final class Problems {
  private final List<Message> found = new ArrayList<>();

  /**
   * Notes a problem.
   *
   * @param place a file's name, or a text of the catalogue that names a line or column of it
   */
  void add(Object place, Message problem) {
    found.add(Message.of("list.named", place, problem));
  }

  int count() {
    return found.size();
  }

  /** Does nothing as long as nothing was found. */
  void report(String folder) {
    if (found.isEmpty()) {
      return;
    }
    throw UserError.of(
        "region.problems", folder, found.size(), Message.joined("list.items", found));
  }
}
