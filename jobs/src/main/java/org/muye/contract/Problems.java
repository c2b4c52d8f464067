package org.muye.contract;

import java.util.ArrayList;
import java.util.List;
import org.muye.error.Message;
import org.muye.error.UserError;

/** Collects everything that is wrong, so that a person sees it all at once. */
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

  boolean isEmpty() {
    return found.isEmpty();
  }

  int count() {
    return found.size();
  }

  void throwIfAny() {
    if (!found.isEmpty()) {
      throw UserError.of("contract.problems", found.size(), Message.joined("list.items", found));
    }
  }
}
