package org.muye.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.muye.error.Failures;
import org.muye.error.Redaction;
import org.muye.error.UserError;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns failures into a short message and an exit code; never a stack trace on the screen. */
final class ExceptionHandling implements IExecutionExceptionHandler, IParameterExceptionHandler {
  /** Its only appender is the log file: see {@code log4j2.properties}. */
  static final String LOGGER = "muye.failure";

  private static final int DEFECT = 1;
  private static final int USAGE = 2;

  @Override
  public int handleExecutionException(
      Exception failure, CommandLine commandLine, ParseResult parsed) {
    String[] words = parsed.originalArgs().toArray(String[]::new);
    return failure instanceof ParameterException wrong
        ? handleParseException(wrong, words)
        : report(failure, commandLine, words, wantsJson(parsed));
  }

  @Override
  public int handleParseException(ParameterException failure, String[] words) {
    CommandLine commandLine = failure.getCommandLine();
    Messages messages = Messages.of(HelpLanguage.of(words));
    ErrorLines lines = new ErrorLines(commandLine.getErr(), messages);
    lines.problem(UsageText.of(failure, messages));
    // Suggestions only: picocli would otherwise print the whole usage text here.
    if (failure instanceof UnmatchedArgumentException unmatched) {
      List<String> suggestions = unmatched.getSuggestions();
      if (!suggestions.isEmpty()) {
        lines.line("error.suggestion", String.join(", ", suggestions));
      }
    }
    lines.remedy(commandLine.getCommandSpec().qualifiedName() + " --help");
    return USAGE;
  }

  /**
   * Prints what went wrong and returns the exit code.
   *
   * @param words of the command line, which may name a language
   * @param json whether the result is a document
   */
  int report(Throwable failure, CommandLine commandLine, String[] words, boolean json) {
    GlobalOptions.Language language = HelpLanguage.of(words);
    Locale locale = language.locale();
    Messages messages = Messages.of(language);
    Optional<UserError> known = Failures.userError(failure);
    if (known.isPresent()) {
      UserError error = known.get();
      return print(
          commandLine,
          messages,
          json,
          new Shown(
              error.kind().exitCode(),
              error.kind().name(),
              error.problem(locale),
              error.why(locale),
              error.remedy(locale)));
    }
    LoggerFactory.getLogger(LOGGER).error("Unexpected failure", failure);
    Path log = logFile();
    return print(
        commandLine,
        messages,
        json,
        new Shown(
            DEFECT,
            "DEFECT",
            messages.get("defect.problem"),
            Failures.firstLine(root(failure)),
            Files.exists(log)
                ? messages.get("defect.do.log", log.toString())
                : messages.get("defect.do")));
  }

  private static int print(CommandLine commandLine, Messages messages, boolean json, Shown shown) {
    new ErrorLines(commandLine.getErr(), messages)
        .print(shown.problem(), shown.why(), shown.remedy());
    if (json) {
      JsonOutput.write(commandLine.getOut(), shown.document());
    }
    return shown.exitCode();
  }

  private static boolean wantsJson(ParseResult parsed) {
    ParseResult current = parsed;
    while (current.hasSubcommand()) {
      current = current.subcommand();
    }
    return current.hasMatchedOption("--json");
  }

  private static Throwable root(Throwable failure) {
    List<Throwable> chain = Failures.chain(failure);
    return chain.get(chain.size() - 1);
  }

  /** Where {@code log4j2.properties} puts the log. */
  static Path logFile() {
    String folder = System.getProperty("muye.log.dir");
    Path path =
        folder == null
            ? Path.of(
                System.getProperty("java.io.tmpdir"),
                "muye-logs-" + System.getProperty("user.name"))
            : Path.of(folder);
    return path.resolve("muye.log");
  }

  private record Shown(int exitCode, String kind, String problem, String why, String remedy) {
    Map<String, Object> document() {
      Map<String, Object> error = new LinkedHashMap<>();
      error.put("kind", kind);
      error.put("problem", Redaction.redact(problem));
      error.put("why", Redaction.redact(why));
      error.put("remedy", Redaction.redact(remedy));
      Map<String, Object> document = new LinkedHashMap<>();
      document.put("exit_code", exitCode);
      document.put("error", error);
      return document;
    }
  }
}
