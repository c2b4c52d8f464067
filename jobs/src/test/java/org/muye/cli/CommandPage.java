package org.muye.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The page of all commands, from the help of both languages. */
final class CommandPage {
  /** Options that every command takes, listed once. */
  private static final List<String> EVERYWHERE =
      List.of(
          "--config",
          "--as-of",
          "--json",
          "--quiet",
          "--lang",
          "--log-format",
          "--help",
          "--version");

  private final StringBuilder page = new StringBuilder();

  private CommandPage() {}

  static String markdown() {
    CommandLine english = CommandLines.of(new MuyeCommand(), System.out, System.err);
    CommandLine chinese = CommandLines.of(new MuyeCommand(), System.out, System.err);
    chinese.setResourceBundle(HelpLanguage.chinese());
    CommandPage commands = new CommandPage();
    commands.head(english, chinese);
    for (Map.Entry<String, CommandLine> command : english.getSubcommands().entrySet()) {
      if (!command.getKey().equals("help")) {
        commands.add("muye ", command.getValue(), part(chinese, command.getKey()));
      }
    }
    return commands.page.toString();
  }

  private static CommandLine part(CommandLine command, String name) {
    return Objects.requireNonNull(command.getSubcommands().get(name));
  }

  private void head(CommandLine english, CommandLine chinese) {
    page.append(
        """
        # Commands 命令一览

        Generated from the help of the commands (`muye COMMAND --help`); edit that, not this page. Which codes a command ends with, and what to
        do about each error: [errors.md](errors.md).

        Every command takes these as well:
        """);
    CommandLine sample = part(english, "nightly");
    CommandLine translated = part(chinese, "nightly");
    options(sample.getCommandSpec(), translated.getCommandSpec(), true);
  }

  private void add(String before, CommandLine english, CommandLine chinese) {
    CommandSpec spec = english.getCommandSpec();
    CommandSpec translated = chinese.getCommandSpec();
    page.append("\n## ").append(before).append(spec.name()).append("\n\n");
    page.append(text(spec.usageMessage().description())).append("\n\n");
    page.append(text(translated.usageMessage().description())).append("\n");
    options(spec, translated, false);
    for (Map.Entry<String, CommandLine> part : english.getSubcommands().entrySet()) {
      if (!part.getKey().equals("help")) {
        add(before + spec.name() + " ", part.getValue(), part(chinese, part.getKey()));
      }
    }
  }

  private void options(CommandSpec english, CommandSpec chinese, boolean everywhere) {
    List<String> lines = new ArrayList<>();
    for (PositionalParamSpec parameter : english.positionalParameters()) {
      if (!everywhere && !parameter.hidden()) {
        PositionalParamSpec translated =
            chinese.positionalParameters().stream()
                .filter(it -> it.paramLabel().equals(parameter.paramLabel()))
                .findFirst()
                .orElseThrow();
        lines.add(line(parameter.paramLabel(), parameter, translated));
      }
    }
    for (OptionSpec option : english.options()) {
      if (EVERYWHERE.contains(option.longestName()) == everywhere && !option.hidden()) {
        String name = String.join(", ", option.names());
        boolean takesNothing = option.arity().max() == 0;
        lines.add(
            line(
                takesNothing ? name : name + " " + option.paramLabel(),
                option,
                chinese.findOption(option.longestName())));
      }
    }
    if (!lines.isEmpty()) {
      page.append("\n| option 选项 | | 说明 |\n|---|---|---|\n");
      lines.stream().sorted().forEach(page::append);
    }
  }

  private static String line(String name, ArgSpec english, ArgSpec chinese) {
    return "| `%s` | %s | %s |\n"
        .formatted(name.replace("|", "\\|"), description(english), description(chinese));
  }

  private static String description(ArgSpec argument) {
    String value = String.valueOf(argument.defaultValue());
    return text(argument.description()).replace("${DEFAULT-VALUE}", value).replace("|", "\\|");
  }

  private static String text(String[] lines) {
    return String.join(" ", lines).replace("%n", " ").replace("%%", "%").strip();
  }
}
