package org.muye.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A first night again and again in one process, each in a warehouse of its own. Not a test;
 * `benchmarks/warm` calls it.
 *
 * <p>Arguments: muye.yaml beside which the warehouse lies, as-of day, repetitions, folder for the
 * reports. Prints one line per repetition: repetition, moment of its start in seconds since 1970;
 * writes its report as JSON to a file of that number.
 */
final class FirstNightBenchmark {
  private FirstNightBenchmark() {}

  /** Runs the benchmark. */
  public static void main(String[] arguments) throws IOException {
    Path config = Path.of(arguments[0]);
    for (int repetition = 1; repetition <= Integer.parseInt(arguments[2]); repetition++) {
      delete(config.resolveSibling("warehouse"));
      ByteArrayOutputStream report = new ByteArrayOutputStream();
      double began = System.currentTimeMillis() / 1e3;
      int code =
          Main.run(
              new String[] {
                "nightly", "--config", config.toString(), "--as-of", arguments[1], "--json"
              },
              new PrintStream(report, true, StandardCharsets.UTF_8),
              System.err);
      if (code != 0) {
        System.exit(code);
      }
      Files.write(Path.of(arguments[3], repetition + ".json"), report.toByteArray());
      System.out.println(String.format(Locale.ROOT, "%d,%.3f", repetition, began));
    }
    System.exit(0);
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    List<Path> below;
    try (Stream<Path> all = Files.walk(folder)) {
      below = all.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : below) {
      Files.delete(path);
    }
  }
}
