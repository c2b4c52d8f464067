package org.muye.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** What the pages show can be typed, and where they lead to is there. */
class DocumentationTest {
  private static final Path ROOT = ShownCommands.ROOT;
  private static final CommandLine MUYE =
      CommandLines.of(new MuyeCommand(), System.out, System.err);

  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
  private static final Pattern HEADING = Pattern.compile("^#{1,6} +(.*)$");
  private static final Pattern IN_LINE = Pattern.compile("`((?:\\./)?muye [^`]+)`");
  private static final Pattern ON_A_LINE = Pattern.compile("^ *(?:\\$ )?((?:\\./)?muye .*)$");

  @Test
  void everyLinkLeadsSomewhere() throws IOException {
    List<String> broken = new ArrayList<>();
    int links = 0;
    for (Path page : ShownCommands.pages()) {
      Matcher link = LINK.matcher(Files.readString(page));
      while (link.find()) {
        String target = link.group(1);
        if (target.matches("[a-z]+:.*")) {
          continue;
        }
        links++;
        if (!leadsSomewhere(page, target)) {
          broken.add(ROOT.relativize(page) + ": " + target);
        }
      }
    }
    assertThat(broken).isEmpty();
    assertThat(links).isGreaterThan(50);
  }

  private static boolean leadsSomewhere(Path page, String target) throws IOException {
    int hash = target.indexOf('#');
    String name = hash < 0 ? target : target.substring(0, hash);
    Path file = name.isEmpty() ? page : page.resolveSibling(name).normalize();
    return Files.exists(file) && (hash < 0 || anchors(file).contains(target.substring(hash + 1)));
  }

  /** The headings of a page as links name them. */
  private static Set<String> anchors(Path page) throws IOException {
    Set<String> anchors = new TreeSet<>();
    for (String line : Files.readAllLines(page)) {
      Matcher heading = HEADING.matcher(line);
      if (heading.matches()) {
        anchors.add(
            heading
                .group(1)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}\\s_-]", "")
                .strip()
                .replace(' ', '-'));
      }
    }
    return anchors;
  }

  @Test
  void everyCommandThatIsShownIsOneThatMuyeHas() throws IOException {
    List<String> wrong = new ArrayList<>();
    Set<String> seen = new TreeSet<>();
    for (Path page : ShownCommands.pages()) {
      for (String command : commands(Files.readAllLines(page))) {
        seen.add(command.split(" ")[1]);
        problem(command)
            .ifPresent(why -> wrong.add(ROOT.relativize(page) + ": " + command + ": " + why));
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(seen).contains("demo", "nightly", "review", "quarantine", "explain");
  }

  @Test
  void aCommandThatMuyeHasNotIsFound() {
    assertThat(problem("muye nightly --ful")).isPresent();
    assertThat(problem("muye nigthly")).isPresent();
    assertThat(problem("muye runs show 2025 --json")).isEmpty();
  }

  private static List<String> commands(List<String> lines) {
    List<String> commands = new ArrayList<>();
    boolean isFenced = false;
    for (String line : lines) {
      if (line.strip().startsWith("```")) {
        isFenced = !isFenced;
        continue;
      }
      Matcher whole = ON_A_LINE.matcher(line);
      if (whole.matches() && (isFenced || line.startsWith("    "))) {
        commands.add(whole.group(1));
        continue;
      }
      Matcher inLine = IN_LINE.matcher(line);
      while (inLine.find()) {
        commands.add(inLine.group(1));
      }
    }
    return commands;
  }

  private static Optional<String> problem(String command) {
    List<String> words = new ArrayList<>();
    for (String text : ShownCommands.words(command)) {
      if (Set.of(">", "|", "&&", ";", "...").contains(text)) {
        break;
      }
      // A capital stands for a number or a name, dots for what an error says at that place: a day.
      boolean anyCommand = text.equals("…") && words.size() == 1;
      words.add(
          text.matches("[A-Z]")
              ? "1"
              : anyCommand ? "demo" : text.equals("…") ? "2025-10-20" : text);
    }
    try {
      MUYE.parseArgs(words.stream().skip(1).toArray(String[]::new));
      return Optional.empty();
    } catch (CommandLine.MissingParameterException e) {
      // A page may speak of a command without all that it takes.
      return Optional.empty();
    } catch (CommandLine.ParameterException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }
}
