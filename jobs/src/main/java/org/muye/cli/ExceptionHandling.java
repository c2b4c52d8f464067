package org.muye.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
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
    return failure instanceof ParameterException wrong
        ? handleParseException(wrong, new String[0])
        : report(failure, commandLine, wantsJson(parsed));
  }

  @Override
  public int handleParseException(ParameterException failure, String[] args) {
    CommandLine commandLine = failure.getCommandLine();
    PrintWriter err = commandLine.getErr();
    err.println("error: " + Redaction.redact(sentence(String.valueOf(failure.getMessage()))));
    // Suggestions only: picocli would otherwise print the whole usage text here.
    if (failure instanceof UnmatchedArgumentException unmatched) {
      List<String> suggestions = unmatched.getSuggestions();
      if (!suggestions.isEmpty()) {
        err.println("  did you mean: " + String.join(", ", suggestions));
      }
    }
    err.println("  do:  " + commandLine.getCommandSpec().qualifiedName() + " --help");
    err.flush();
    return USAGE;
  }

  /** Prints what went wrong and returns the exit code. */
  int report(Throwable failure, CommandLine commandLine, boolean json) {
    Optional<UserError> known = Failures.userError(failure);
    if (known.isPresent()) {
      UserError error = known.get();
      return print(
          commandLine,
          json,
          new Message(
              error.kind().exitCode(),
              error.kind().name(),
              error.problem(),
              error.why(),
              error.remedy()));
    }
    LoggerFactory.getLogger(LOGGER).error("Unexpected failure", failure);
    Path log = logFile();
    String where =
        Files.exists(log) ? "with the end of " + log : "with the command and its messages";
    return print(
        commandLine,
        json,
        new Message(
            DEFECT,
            "DEFECT",
            "Muye failed unexpectedly; this is a defect of the program.",
            Failures.firstLine(root(failure)),
            "Please report it " + where + "; look it through for personal data first."));
  }

  private static int print(CommandLine commandLine, boolean json, Message message) {
    PrintWriter err = commandLine.getErr();
    err.println("error: " + Redaction.redact(message.problem()));
    err.println("  why: " + Redaction.redact(message.why()));
    err.println("  do:  " + Redaction.redact(message.remedy()));
    err.flush();
    if (json) {
      JsonOutput.write(commandLine.getOut(), message.document());
    }
    return message.exitCode();
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

  private static String sentence(String message) {
    return message.endsWith(".") ? message : message + ".";
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

  private record Message(int exitCode, String kind, String problem, String why, String remedy) {
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
