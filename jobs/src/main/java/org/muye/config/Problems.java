package org.muye.config;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.muye.error.UserError;

/** Gathers every mistake of a file, so that a person sees all of them at once. */
final class Problems {
  private record Problem(int line, String text) {}

  private final String file;
  private final List<Problem> found = new ArrayList<>();

  Problems(String file) {
    this.file = file;
  }

  /** Notes a mistake; line 0 means that no line is known. */
  void add(int line, String text) {
    Problem problem = new Problem(line, text);
    if (!found.contains(problem)) {
      found.add(problem);
    }
  }

  boolean isEmpty() {
    return found.isEmpty();
  }

  /** The mistakes in the order of the file, one line each. */
  List<String> lines() {
    return found.stream()
        .sorted(Comparator.comparingInt(Problem::line))
        .map(p -> p.line() == 0 ? p.text() : "line " + p.line() + ": " + p.text())
        .toList();
  }

  /** Throws one error that names all mistakes, if there are any. */
  void throwIfAny() {
    if (!isEmpty()) {
      List<String> lines = lines();
      String count = lines.size() == 1 ? "1 problem" : lines.size() + " problems";
      throw new UserError(
          file + " has " + count,
          String.join("\n       ", lines),
          "Correct "
              + (lines.size() == 1 ? "it" : "all of them")
              + " in "
              + file
              + " and try again.");
    }
  }
}
