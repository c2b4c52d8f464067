package org.muye.fuzz;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Spoils mappings and configurations: what is valid YAML with odd values, and what is none. */
enum YamlMutator implements Mutator<String> {
  ODD_VALUE {
    @Override
    public String apply(String text, SplittableRandom random) {
      return withValue(text, OddValues.of(OddSettings.VALUES, random), random);
    }
  },
  OTHER_VALUE {
    @Override
    public String apply(String text, SplittableRandom random) {
      return withValue(text, anyValue(text, random), random);
    }
  },
  ODD_EXPRESSION {
    @Override
    public String apply(String text, SplittableRandom random) {
      String key = random.nextBoolean() ? "only" : "void";
      return text + "\n" + key + ": \"" + OddValues.of(OddSettings.EXPRESSIONS, random) + "\"\n";
    }
  },
  ODD_DERIVED {
    @Override
    public String apply(String text, SplittableRandom random) {
      return text
          + "\nderived:\n  odd: \""
          + OddValues.of(OddSettings.EXPRESSIONS, random)
          + "\"\n";
    }
  },
  ODD_PATTERN {
    @Override
    public String apply(String text, SplittableRandom random) {
      return text.replaceFirst(
          "patterns: \\[[^\\]]*\\]",
          Matcher.quoteReplacement(
              "patterns: [" + OddValues.of(OddSettings.PATTERNS, random) + "]"));
    }
  },
  ODD_PATH {
    @Override
    public String apply(String text, SplittableRandom random) {
      return withValue(text, OddValues.of(OddSettings.PATHS, random), random);
    }
  },
  UNKNOWN_COLUMN {
    @Override
    public String apply(String text, SplittableRandom random) {
      return replacedOne(text, "column: [a-z_]+", "column: no_such_column", random);
    }
  },
  UNKNOWN_KEY {
    @Override
    public String apply(String text, SplittableRandom random) {
      return withLine(text, "colums: {a: 1}", random);
    }
  },
  REPEATED_LINE {
    @Override
    public String apply(String text, SplittableRandom random) {
      String[] lines = text.split("\n", -1);
      return withLine(text, lines[random.nextInt(lines.length)], random);
    }
  },
  DELETED_LINE {
    @Override
    public String apply(String text, SplittableRandom random) {
      List<String> lines = new ArrayList<>(Arrays.asList(text.split("\n", -1)));
      lines.remove(random.nextInt(lines.size()));
      return String.join("\n", lines);
    }
  },
  TAB {
    @Override
    public String apply(String text, SplittableRandom random) {
      return random.nextBoolean()
          ? replacedOne(text, "\n  +", "\n\t", random)
          : LineMutator.inserted(text, "\t", random);
    }
  },
  INDENTATION {
    @Override
    public String apply(String text, SplittableRandom random) {
      return replacedOne(text, "\n *", "\n" + " ".repeat(random.nextInt(9)), random);
    }
  },
  ALIAS_BOMB {
    @Override
    public String apply(String text, SplittableRandom random) {
      StringBuilder bomb = new StringBuilder("b0: &b0 [x, x, x, x, x, x, x, x, x]\n");
      for (int i = 1; i < 30; i++) {
        String nine = ("*b" + (i - 1) + ", ").repeat(9);
        bomb.append("b")
            .append(i)
            .append(": &b")
            .append(i)
            .append(" [")
            .append(nine)
            .append("x]\n");
      }
      return bomb + text;
    }
  },
  CYCLE {
    @Override
    public String apply(String text, SplittableRandom random) {
      return withValue(text, OddValues.of(OddSettings.CYCLES, random), random);
    }
  },
  NESTED_DEEPLY {
    @Override
    public String apply(String text, SplittableRandom random) {
      int depth = random.nextInt(4) == 0 ? 20_000 : random.nextInt(2, 60);
      String open = random.nextBoolean() ? "[" : "{a: ";
      String close = open.equals("[") ? "]" : "}";
      return withValue(text, open.repeat(depth) + close.repeat(depth), random);
    }
  },
  MERGE_KEY {
    @Override
    public String apply(String text, SplittableRandom random) {
      return withLine(text, "<<: {version: 2, <<: {version: 3}}", random);
    }
  },
  SECOND_DOCUMENT {
    @Override
    public String apply(String text, SplittableRandom random) {
      return random.nextBoolean() ? text + "\n---\na: 1\n" : withLine(text, "---", random);
    }
  },
  ODD_CHARACTERS {
    @Override
    public String apply(String text, SplittableRandom random) {
      return LineMutator.inserted(text, OddValues.of(OddValues.CHARACTERS, random), random);
    }
  };

  private static final Pattern VALUE = Pattern.compile("(?<=: )[^\\n,}\\]]+|(?<=\\[)[^\\n,\\]]+");

  @Override
  public String label() {
    return "YAML: " + name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static String anyValue(String text, SplittableRandom random) {
    List<String> values = VALUE.matcher(text).results().map(r -> r.group()).toList();
    return values.isEmpty() ? "x" : OddValues.of(values, random);
  }

  private static String withValue(String text, String value, SplittableRandom random) {
    return replacedOne(text, VALUE.pattern(), value, random);
  }

  private static String withLine(String text, String line, SplittableRandom random) {
    return replacedOne(text, "\n", "\n" + line + "\n", random);
  }

  private static String replacedOne(
      String text, String pattern, String by, SplittableRandom random) {
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    if (matcher.find(random.nextInt(text.length() + 1)) || matcher.find(0)) {
      return text.substring(0, matcher.start()) + by + text.substring(matcher.end());
    }
    return text;
  }
}
