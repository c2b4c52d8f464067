package org.muye.config;

import java.nio.file.Path;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.muye.error.Message;

/**
 * A rule book that comes with the program and may be replaced by a file of the user's own.
 *
 * @param title what messages call the shipped one
 * @param shipped its resource
 * @param schema the JSON Schema of both
 */
record RuleBookFile(Message title, String shipped, String schema) {

  /**
   * The rules of the user's file, or of the shipped one.
   *
   * @param file null for the shipped one
   * @param reader reads what the schema allows, and adds what else is wrong
   * @throws org.muye.error.UserError that names everything wrong with the file
   */
  <R> R load(@Nullable Path file, BiFunction<YamlDocument, Problems, R> reader) {
    Object name = file == null ? title : file.toString();
    Problems problems = new Problems(name);
    YamlDocument document =
        file == null
            ? YamlDocument.parse(ShippedFile.text(shipped), name, problems)
            : YamlDocument.read(file, problems);
    new SchemaCheck(schema).check(document, problems);
    // What breaks the schema cannot be read any further.
    problems.throwIfAny();
    R rules = reader.apply(document, problems);
    problems.throwIfAny();
    return rules;
  }
}
