package org.muye.config;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.muye.error.Message;
import org.muye.error.UserError;

/** Gathers every mistake of a file, so that a person sees all of them at once. */
final class Problems {
  private record Problem(int line, Message text) {}

  private final Object file;
  private final List<Problem> found = new ArrayList<>();

  /**
   * No mistakes yet.
   *
   * @param file how messages call the file: its name, or a text of the catalogue
   */
  Problems(Object file) {
    this.file = file;
  }

  /** Notes a mistake; line 0 means that no line is known. */
  void add(int line, Message text) {
    Problem problem = new Problem(line, text);
    if (!found.contains(problem)) {
      found.add(problem);
    }
  }

  boolean isEmpty() {
    return found.isEmpty();
  }

  /** The mistakes in the order of the file. */
  List<Message> lines() {
    return found.stream()
        .sorted(Comparator.comparingInt(Problem::line))
        .map(p -> p.line() == 0 ? p.text() : Message.of("config.line", p.line(), p.text()))
        .toList();
  }

  /** Throws one error that names all mistakes, if there are any. */
  void throwIfAny() {
    if (!isEmpty()) {
      throw UserError.of(
          "config.problems", file, found.size(), Message.joined("list.lines", lines()));
    }
  }
}
