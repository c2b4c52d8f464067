package org.muye.fuzz;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/** A table as JSON lines, and what can be wrong in JSON besides its text. */
enum JsonLines implements Mutator<String> {
  NESTED_DEEPLY {
    @Override
    public String apply(String lines, SplittableRandom random) {
      int depth = random.nextInt(10) == 0 ? 100_000 : random.nextInt(1, 1_500);
      String open = random.nextBoolean() ? "[" : "{\"a\":";
      return withValue(lines, open.repeat(depth), random);
    }
  },
  OTHER_TYPE {
    @Override
    public String apply(String lines, SplittableRandom random) {
      return withValue(lines, OddValues.of(VALUES, random), random);
    }
  },
  REPEATED_MEMBER {
    @Override
    public String apply(String lines, SplittableRandom random) {
      return lines.replaceFirst("\\{(\"[^\"]*\":)", "{$1\"一\",$1");
    }
  },
  NO_OBJECT {
    @Override
    public String apply(String lines, SplittableRandom random) {
      return OddValues.of(VALUES, random) + "\n" + lines;
    }
  },
  BROKEN_ESCAPE {
    @Override
    public String apply(String lines, SplittableRandom random) {
      return withValue(lines, OddValues.of(ESCAPES, random), random);
    }
  },
  ONE_ARRAY {
    @Override
    public String apply(String lines, SplittableRandom random) {
      return "[" + lines.strip().replace("\n", random.nextBoolean() ? "," : ",\n") + "]";
    }
  };

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> VALUES =
      List.of(
          "null",
          "true",
          "1e400",
          "-0.0",
          "1e999999999",
          "9".repeat(2_000),
          "[]",
          "[1,[2]]",
          "[\"a\",null,3]",
          "{}",
          "{\"a\":{\"b\":1}}",
          "NaN",
          "'x'",
          "01",
          "\"\"",
          "//",
          "");
  private static final List<String> ESCAPES =
      List.of(
          "\"\\ud83d\"",
          "\"\\udc00\\ud83d\"",
          "\"\\u0000\"",
          "\"\\u00\"",
          "\"\\x41\"",
          "\"\\",
          "\"a\tb\"");

  @Override
  public String label() {
    return "JSON: " + name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  static String of(Table table) {
    StringBuilder lines = new StringBuilder();
    for (List<String> row : table.rows()) {
      ObjectNode object = JSON.createObjectNode();
      for (int i = 0; i < row.size(); i++) {
        String name = i < table.header().size() ? table.header().get(i) : "第" + i + "列";
        object.put(name, row.get(i));
      }
      lines.append(object).append('\n');
    }
    return lines.toString();
  }

  private static String withValue(String lines, String value, SplittableRandom random) {
    int colon = lines.indexOf("\":", random.nextInt(lines.length() + 1));
    if (colon < 0) {
      return lines + "{\"编号\":" + value + "}\n";
    }
    int end = lines.indexOf("\",\"", colon);
    String rest = end < 0 ? "}\n" : lines.substring(end + 1);
    return lines.substring(0, colon + 2) + value + rest;
  }
}
