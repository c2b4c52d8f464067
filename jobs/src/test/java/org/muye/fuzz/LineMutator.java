package org.muye.fuzz;

import java.util.Locale;
import java.util.SplittableRandom;

/** Spoils the text of a CSV or JSON lines file. */
enum LineMutator implements Mutator<String> {
  CR_LF {
    @Override
    public String apply(String text, SplittableRandom random) {
      return text.replace("\n", "\r\n");
    }
  },
  CR {
    @Override
    public String apply(String text, SplittableRandom random) {
      return text.replace("\n", "\r");
    }
  },
  MIXED_LINE_ENDS {
    @Override
    public String apply(String text, SplittableRandom random) {
      StringBuilder mixed = new StringBuilder();
      String[] ends = {"\n", "\r", "\r\n", "\n\r", "\n\n"};
      for (String line : text.split("\n", -1)) {
        mixed.append(line).append(ends[random.nextInt(ends.length)]);
      }
      return mixed.toString();
    }
  },
  NO_LAST_LINE_END {
    @Override
    public String apply(String text, SplittableRandom random) {
      return text.stripTrailing();
    }
  },
  STRAY_QUOTE {
    @Override
    public String apply(String text, SplittableRandom random) {
      return inserted(text, "\"", random);
    }
  },
  QUOTED_TAIL {
    @Override
    public String apply(String text, SplittableRandom random) {
      return text + "\"不关的引号,1,2\n".repeat(random.nextInt(1, 4));
    }
  },
  NUL {
    @Override
    public String apply(String text, SplittableRandom random) {
      return inserted(text, "\u0000".repeat(random.nextInt(1, 4)), random);
    }
  },
  OTHER_DELIMITER {
    @Override
    public String apply(String text, SplittableRandom random) {
      String[] delimiters = {";", "\t", "|", "，", "、"};
      return text.replace(",", delimiters[random.nextInt(delimiters.length)]);
    }
  },
  FULL_WIDTH {
    @Override
    public String apply(String text, SplittableRandom random) {
      StringBuilder wide = new StringBuilder(text.length());
      for (char c : text.toCharArray()) {
        boolean digit = c >= '0' && c <= '9' && random.nextInt(4) == 0;
        wide.append(digit ? (char) (c - '0' + '０') : c);
      }
      return wide.toString();
    }
  },
  LONG_LINE {
    @Override
    public String apply(String text, SplittableRandom random) {
      // Seldom beyond the limit of a record, because that costs most of the time of a run.
      int length = random.nextInt(20) == 0 ? 1_100_000 : random.nextInt(1_000, 60_000);
      return inserted(text, "长".repeat(length), random);
    }
  },
  MANY_COLUMNS {
    @Override
    public String apply(String text, SplittableRandom random) {
      return inserted(text, ",".repeat(random.nextInt(10) == 0 ? 20_000 : 600), random);
    }
  },
  MANY_LINES {
    @Override
    public String apply(String text, SplittableRandom random) {
      return text + (random.nextBoolean() ? "\"\n" : "x\n") + "1,2\n".repeat(300);
    }
  },
  SWAPPED_LINES {
    @Override
    public String apply(String text, SplittableRandom random) {
      String[] lines = text.split("\n", -1);
      int a = random.nextInt(lines.length);
      int b = random.nextInt(lines.length);
      String kept = lines[a];
      lines[a] = lines[b];
      lines[b] = kept;
      return String.join("\n", lines);
    }
  },
  TITLE_ABOVE {
    @Override
    public String apply(String text, SplittableRandom random) {
      return "某市平安建设数据导出\n".repeat(random.nextInt(1, 3)) + text;
    }
  };

  @Override
  public String label() {
    return "text: " + name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  static String inserted(String text, String piece, SplittableRandom random) {
    int at = random.nextInt(text.length() + 1);
    return text.substring(0, at) + piece + text.substring(at);
  }
}
