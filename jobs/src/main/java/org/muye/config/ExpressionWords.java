package org.muye.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The words that an expression may use.
 *
 * @param operators Spark's nodes that stand for an operator, or for a special syntax of a function
 * @param functions names of functions in Spark SQL
 * @param lengthening functions that make a text as long as their second argument says
 */
record ExpressionWords(Set<String> operators, Set<String> functions, Set<String> lengthening) {
  private static final String RESOURCE = "schemas/config/expression-words.yaml";

  /** The list that travels inside the jar. */
  static ExpressionWords shipped() {
    JsonNode root =
        YamlDocument.parse(ShippedFile.text(RESOURCE), RESOURCE, new Problems(RESOURCE)).root();
    Set<String> functions = new LinkedHashSet<>();
    root.path("functions").forEach(group -> functions.addAll(words(group)));
    return new ExpressionWords(
        words(root.path("operators")),
        Collections.unmodifiableSet(functions),
        words(root.path("lengthening")));
  }

  private static Set<String> words(JsonNode list) {
    Set<String> words = new LinkedHashSet<>();
    list.forEach(word -> words.add(word.asText()));
    return Collections.unmodifiableSet(words);
  }
}
