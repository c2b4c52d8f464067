package org.muye.error;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.muye.SharedData;

/** Where the program takes texts from the catalogue, read from its sources. */
final class CatalogueCalls {
  private static final Pattern CALL =
      Pattern.compile("\\b(UserError|Message)\\s*\\.(of|joined)\\(");
  private static final Pattern KIND = Pattern.compile("\\bKind\\.(\\w+)");
  private static final Pattern KEY = Pattern.compile("\"([a-z0-9_]+(?:\\.[a-z0-9_]+)+)\"");

  private CatalogueCalls() {}

  /**
   * A call.
   *
   * @param error whether it makes an error, which has three texts, not a text alone
   * @param kind of the error
   * @param keys one, or several where a condition chooses
   * @param parts how many it passes; two where it joins things by pairs
   */
  record Call(Path file, boolean error, UserError.Kind kind, List<String> keys, int parts) {}

  static List<Call> all() throws IOException {
    List<Call> calls = new ArrayList<>();
    Path sources = SharedData.repository().resolve("jobs/src/main/java/org/muye");
    try (Stream<Path> files = Files.walk(sources)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).sorted().toList()) {
        String source = Files.readString(file);
        Matcher call = CALL.matcher(source);
        while (call.find()) {
          List<String> arguments = arguments(source, call.end());
          boolean error = call.group(1).equals("UserError");
          // The two classes themselves pass on what they are given.
          if (!file.endsWith("error/UserError.java") && !file.endsWith("error/Message.java")) {
            calls.add(call(file, error, call.group(2).equals("joined"), arguments));
          }
        }
      }
    }
    return calls;
  }

  private static Call call(Path file, boolean error, boolean joins, List<String> arguments) {
    int first = KEY.matcher(arguments.get(0)).find() ? 0 : 1;
    Matcher kind = KIND.matcher(first == 0 ? "" : arguments.get(0));
    List<String> keys = new ArrayList<>();
    if (first < arguments.size()) {
      KEY.matcher(arguments.get(first)).results().forEach(key -> keys.add(key.group(1)));
    }
    return new Call(
        file,
        error,
        kind.find() ? UserError.Kind.valueOf(kind.group(1)) : UserError.Kind.INPUT,
        keys,
        joins ? 2 : arguments.size() - first - 1);
  }

  /** The arguments of a call whose parenthesis opened just before a place. */
  private static List<String> arguments(String source, int from) {
    List<String> arguments = new ArrayList<>();
    StringBuilder argument = new StringBuilder();
    int depth = 0;
    boolean quoted = false;
    for (int i = from; ; i++) {
      char c = source.charAt(i);
      if (quoted && c == '\\') {
        argument.append(c).append(source.charAt(++i));
        continue;
      }
      if (c == '"') {
        quoted = !quoted;
      } else if (!quoted && (c == '(' || c == '{' || c == '[')) {
        depth++;
      } else if (!quoted && depth == 0 && (c == ',' || c == ')')) {
        arguments.add(argument.toString().strip());
        argument.setLength(0);
        if (c == ')') {
          return arguments;
        }
        continue;
      } else if (!quoted && (c == ')' || c == '}' || c == ']')) {
        depth--;
      }
      argument.append(c);
    }
  }
}
