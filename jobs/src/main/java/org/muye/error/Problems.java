package org.muye.error;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/** Collects everything that is wrong with some files, so that a person sees it all at once. */
public final class Problems {
  private final List<Message> found = new ArrayList<>();

  /**
   * Notes a problem.
   *
   * @param place a file's name, or a text of the catalogue that names a line or column of it
   */
  public void add(Object place, Message problem) {
    found.add(Message.of("list.named", place, problem));
  }

  /** Whether nothing was found. */
  public boolean isEmpty() {
    return found.isEmpty();
  }

  /**
   * Throws one error that names all problems, if there are any.
   *
   * @param error makes it from their number and their list
   */
  public void throwIfAny(BiFunction<Integer, MessagePart, UserError> error) {
    if (!isEmpty()) {
      throw error.apply(found.size(), Message.joined("list.items", found));
    }
  }
}
