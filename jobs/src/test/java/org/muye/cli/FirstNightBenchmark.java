package org.muye.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * First nights one after the other in one process. Not a test; `benchmarks/warm` calls it.
 *
 * <p>Arguments: as-of day, folder for the reports, and a muye.yaml for each night, each with a
 * warehouse of its own. Prints one line per night: its number, moment of its start in seconds since
 * 1970; writes its report as JSON to a file of that number.
 */
final class FirstNightBenchmark {
  private FirstNightBenchmark() {}

  /** Runs the benchmark. */
  public static void main(String[] arguments) throws IOException {
    for (int night = 1; night + 1 < arguments.length; night++) {
      ByteArrayOutputStream report = new ByteArrayOutputStream();
      double began = System.currentTimeMillis() / 1e3;
      int code =
          Main.run(
              new String[] {
                "nightly", "--config", arguments[night + 1], "--as-of", arguments[0], "--json"
              },
              new PrintStream(report, true, StandardCharsets.UTF_8),
              System.err);
      if (code != 0) {
        System.exit(code);
      }
      Files.write(Path.of(arguments[1], night + ".json"), report.toByteArray());
      System.out.println(String.format(Locale.ROOT, "%d,%.3f", night, began));
    }
    System.exit(0);
  }
}
