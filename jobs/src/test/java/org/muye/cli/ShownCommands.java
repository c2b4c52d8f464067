package org.muye.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.muye.SharedData;

/**
 * The commands in the fenced blocks of the pages. A block of {@code bash} has a command a line; one
 * of {@code console} has commands after a dollar sign, each with the lines that it prints below.
 */
final class ShownCommands {
  static final Path ROOT = SharedData.repository();

  /** Folders with pages; what lies beside them is made. */
  private static final List<String> FOLDERS =
      List.of("docs", "schemas", "notebooks", "benchmarks", "deploy", "dashboards");

  /** A word of a command line: in quotes, or up to the next blank. */
  private static final Pattern WORD = Pattern.compile("'([^']*)'|\"([^\"]*)\"|(\\S+)");

  private static final Pattern FENCE = Pattern.compile("^ *```(\\w*)$");

  /**
   * A command as a page shows it.
   *
   * @param line its line in the page, from 1
   * @param output the lines below it; null where the page shows none
   */
  record Shown(Path page, int line, String command, @Nullable List<String> output) {
    String place() {
      return ROOT.relativize(page) + ":" + line;
    }
  }

  private ShownCommands() {}

  static List<Path> pages() throws IOException {
    List<Path> pages = new ArrayList<>();
    try (Stream<Path> top = Files.list(ROOT)) {
      top.filter(ShownCommands::isPage).forEach(pages::add);
    }
    for (String folder : FOLDERS) {
      try (Stream<Path> below = Files.walk(ROOT.resolve(folder))) {
        below.filter(ShownCommands::isPage).forEach(pages::add);
      }
    }
    return pages.stream().sorted().toList();
  }

  private static boolean isPage(Path file) {
    return file.toString().endsWith(".md") && Files.isRegularFile(file);
  }

  static List<Shown> in(Path page) throws IOException {
    List<Shown> shown = new ArrayList<>();
    List<String> lines = Files.readAllLines(page);
    String block = null;
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      Matcher fence = FENCE.matcher(lines.get(i));
      if (fence.matches()) {
        block = block == null ? fence.group(1) : null;
      } else if ("bash".equals(block) && !line.isEmpty() && !line.startsWith("#")) {
        shown.add(new Shown(page, i + 1, line, null));
      } else if ("console".equals(block) && line.startsWith("$ ")) {
        int end = i + 1;
        while (!lines.get(end).startsWith("$ ") && !FENCE.matcher(lines.get(end)).matches()) {
          end++;
        }
        shown.add(new Shown(page, i + 1, line.substring(2), lines.subList(i + 1, end)));
      }
    }
    return shown;
  }

  /** The words of a command line, without the comment behind it. */
  static List<String> words(String command) {
    List<String> words = new ArrayList<>();
    Matcher word = WORD.matcher(command);
    while (word.find()) {
      for (int group = 1; group <= word.groupCount(); group++) {
        String text = word.group(group);
        if (text != null) {
          if (group == 3 && text.startsWith("#")) {
            return words;
          }
          words.add(text);
        }
      }
    }
    return words;
  }
}
