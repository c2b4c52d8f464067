package org.muye.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that every command takes; mixed into each of them. */
public final class GlobalOptions {
  /** The property that `log4j2.properties` reads. */
  static final String LOG_FORMAT = "muye.log.format";

  /** How log lines are written. */
  enum LogFormat {
    /** For a person. */
    TEXT,
    /** One JSON object a line. */
    JSON
  }

  /** The languages of results and of help. */
  public enum Language {
    /** Simplified Chinese. */
    ZH,
    /** English. */
    EN;

    /** Chinese where the machine speaks it, else English. */
    static Language ofMachine() {
      return of(Locale.getDefault());
    }

    static Language of(Locale locale) {
      return locale.getLanguage().equals(Locale.CHINESE.getLanguage()) ? ZH : EN;
    }

    /** The locale of the language. */
    public Locale locale() {
      return this == ZH ? Locale.SIMPLIFIED_CHINESE : Locale.ENGLISH;
    }
  }

  @Option(
      names = "--config",
      paramLabel = "FILE",
      defaultValue = "muye.yaml",
      description = "The configuration file (default: ${DEFAULT-VALUE}).")
  private Path config = Path.of("muye.yaml");

  @Option(
      names = "--as-of",
      paramLabel = "DATE",
      description = "Use only what was known at the end of this day, e.g. 2025-10-20.")
  private @Nullable LocalDate asOf;

  @Option(
      names = "--json",
      description = "Print one machine-readable JSON document on standard output.")
  private boolean json;

  @Option(names = "--quiet", description = "Print results and errors only.")
  private boolean quiet;

  @Option(
      names = "--lang",
      paramLabel = "zh|en",
      description = "Language of names, reports and help: zh or en (default: the machine's).")
  private Language language = Language.ofMachine();

  /** Takes effect at once: the log begins with its first line. */
  @Option(
      names = "--log-format",
      paramLabel = "text|json",
      description = "How log lines are written: text or json (default: text).")
  void logFormat(LogFormat format) {
    System.setProperty(LOG_FORMAT, format.name().toLowerCase(Locale.ROOT));
  }

  /** The configuration file, as given. */
  public Path config() {
    return config;
  }

  /** The day whose knowledge counts; absent for everything known. */
  public Optional<LocalDate> asOf() {
    return Optional.ofNullable(asOf);
  }

  /** Whether the result is one JSON document. */
  public boolean json() {
    return json;
  }

  /** Whether progress is left out; so it is with {@code --json}. */
  public boolean quiet() {
    return quiet || json;
  }

  /** The language of names and reports. */
  public Language language() {
    return language;
  }
}
