package org.muye.contract;

import java.util.ArrayList;
import java.util.List;
import org.muye.error.UserError;

/** Collects everything that is wrong, so that a person sees it all at once. */
final class Problems {
  private final List<String> found = new ArrayList<>();

  void add(String file, String message) {
    found.add(file + ": " + message);
  }

  boolean isEmpty() {
    return found.isEmpty();
  }

  int count() {
    return found.size();
  }

  void throwIfAny() {
    if (!found.isEmpty()) {
      String noun = found.size() == 1 ? "1 problem" : found.size() + " problems";
      throw new UserError(
          noun + " in the contracts and code lists:\n  - " + String.join("\n  - ", found),
          "the files under schemas/ do not agree with the Open Data Contract Standard, with the"
              + " house rules or with each other",
          "correct the named files and run `muye contracts` again");
    }
  }
}
