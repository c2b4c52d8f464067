package org.muye.cli;

import java.util.ResourceBundle;
import org.muye.cli.GlobalOptions.Language;
import org.muye.error.Catalogue;
import picocli.CommandLine;

/**
 * Gives commands their help in the language that was asked for. English is written at the commands
 * themselves, Chinese in {@code help_zh.properties}.
 */
final class HelpLanguage {
  private static final String OPTION = "--lang";

  private HelpLanguage() {}

  /** Translates a command and all its subcommands where Chinese was asked for. */
  static void apply(CommandLine commandLine, String[] words) {
    if (of(words) == Language.ZH) {
      commandLine.setResourceBundle(chinese());
    }
  }

  static ResourceBundle chinese() {
    return Catalogue.of("org.muye.cli.help", Language.ZH.locale());
  }

  /**
   * The language on a command line, else the machine's. Help is translated before the line is
   * parsed, so that it is found even where another word is wrong.
   */
  static Language of(String[] words) {
    for (int i = 0; i < words.length; i++) {
      String given =
          words[i].startsWith(OPTION + "=")
              ? words[i].substring(OPTION.length() + 1)
              : words[i].equals(OPTION) && i + 1 < words.length ? words[i + 1] : "";
      for (Language language : Language.values()) {
        if (language.name().equalsIgnoreCase(given)) {
          return language;
        }
      }
    }
    return Language.ofMachine();
  }
}
