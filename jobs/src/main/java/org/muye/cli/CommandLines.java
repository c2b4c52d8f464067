package org.muye.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import picocli.CommandLine;

/** Parsers of the program's words. */
final class CommandLines {
  private CommandLines() {}

  /**
   * The parser for a root command, with the house's error handling.
   *
   * @param more subcommands beside those that the root names itself
   */
  static CommandLine of(Object root, PrintStream out, PrintStream err, Object... more) {
    ExceptionHandling handling = new ExceptionHandling();
    CommandLine commandLine = new CommandLine(root);
    // The settings below reach only the subcommands that are there by then.
    for (Object subcommand : more) {
      commandLine.addSubcommand(subcommand);
    }
    return commandLine
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setOut(new PrintWriter(out, true, charset(out, "stdout.encoding")))
        .setErr(new PrintWriter(err, true, charset(err, "stderr.encoding")))
        .setExecutionExceptionHandler(handling)
        .setParameterExceptionHandler(handling);
  }

  /** A print stream's own encoding has no getter before Java 18. */
  private static Charset charset(PrintStream stream, String property) {
    boolean standard = stream == System.out || stream == System.err;
    String name = standard ? System.getProperty("sun." + property) : null;
    String configured = name == null && standard ? System.getProperty(property) : name;
    return configured != null && Charset.isSupported(configured)
        ? Charset.forName(configured)
        : Charset.defaultCharset();
  }
}
