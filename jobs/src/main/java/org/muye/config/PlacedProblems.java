package org.muye.config;

import java.util.Collection;
import org.muye.error.Message;

/** Notes the mistakes of a YAML document with the lines on which they stand. */
record PlacedProblems(YamlDocument document, Problems problems) {

  /** Notes a mistake at a JSON pointer. */
  void add(String pointer, Message text) {
    problems.add(document.line(pointer), text);
  }

  /** Notes several mistakes at one JSON pointer. */
  void addAll(String pointer, Collection<Message> texts) {
    texts.forEach(text -> add(pointer, text));
  }

  /** Whether the document says anything at a JSON pointer. */
  boolean isGiven(String pointer) {
    return !document.root().at(pointer).isMissingNode();
  }
}
