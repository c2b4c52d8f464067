package org.muye.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.stream.Stream;
import picocli.CommandLine;

/** The entry point of the program. */
public final class Main {
  private Main() {}

  /** Runs the command and ends the process with its exit code. */
  public static void main(String[] args) {
    System.exit(run(args, System.out, System.err));
  }

  /**
   * Runs the command and returns its exit code: 0 done, 1 a defect, 2 wrong usage, 3 wrong input,
   * configuration or contract, 4 a quality gate, 5 a conflict with another run.
   *
   * @param out takes the result
   * @param err takes errors and progress
   */
  public static int run(String[] args, PrintStream out, PrintStream err) {
    if (args.length == 1 && args[0].equals("--version")) {
      // The model of all commands takes longer to build than this takes altogether.
      Stream.of(new Version().getVersion()).forEach(out::println);
      out.flush();
      return 0;
    }
    CommandLine commandLine = commandLine(new MuyeCommand(), out, err);
    HelpLanguage.apply(commandLine, args);
    try {
      return commandLine.execute(args);
    } catch (Error e) {
      // picocli hands exceptions to its handler but lets errors pass.
      return new ExceptionHandling().report(e, commandLine, args, false);
    } finally {
      commandLine.getOut().flush();
      commandLine.getErr().flush();
    }
  }

  /**
   * The parser for a root command, with the house's error handling.
   *
   * @param more subcommands beside those that the root names itself
   */
  static CommandLine commandLine(Object root, PrintStream out, PrintStream err, Object... more) {
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
