package org.muye.cli;

import java.io.PrintStream;
import org.muye.job.Engine;
import picocli.CommandLine;

/**
 * The entry point of the program. It names no type of the parser by which Java would search all
 * libraries for it before {@code --version} is answered.
 */
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
      for (String line : VersionLines.get()) {
        out.println(line);
      }
      out.flush();
      return 0;
    }
    CommandLine commandLine = CommandLines.of(new MuyeCommand(), out, err);
    HelpLanguage.apply(commandLine, args);
    try {
      return commandLine.execute(args);
    } catch (Error e) {
      // picocli hands exceptions to its handler but lets errors pass.
      return new ExceptionHandling().report(e, commandLine, args, false);
    } finally {
      Engine.awaitStart();
      commandLine.getOut().flush();
      commandLine.getErr().flush();
    }
  }
}
