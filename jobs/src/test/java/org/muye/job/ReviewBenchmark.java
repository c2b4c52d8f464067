package org.muye.job;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.muye.run.RunContext;
import org.muye.time.AsOf;
import org.muye.time.ReportingClock;

/**
 * Times the review in a running engine, again and again in one process: reading gold, all formats
 * in one language, and publishing. Not a test; `benchmarks/review` calls it.
 *
 * <p>Arguments: muye.yaml of a city whose indicators exist, quarter, as-of day, folder for the
 * files, repetitions. Prints one line per repetition: repetition, seconds.
 */
final class ReviewBenchmark {
  private ReviewBenchmark() {}

  /** Runs the benchmark. */
  public static void main(String[] arguments) {
    Workspace workspace = Workspace.open(Path.of(arguments[0]), ReportingClock.system());
    ReviewJob.Request request =
        ReviewJob.Request.of(
            arguments[1],
            "internal",
            List.of("zh"),
            List.of("docx", "html", "xlsx", "pdf", "json"),
            Path.of(arguments[3]),
            false);
    for (int repetition = 1; repetition <= Integer.parseInt(arguments[4]); repetition++) {
      RunContext run = Runs.start(workspace, "review", new AsOf(LocalDate.parse(arguments[2])));
      long start = System.nanoTime();
      new ReviewJob(workspace, run, Progress.none()).make(request);
      System.out.println(
          String.format(Locale.ROOT, "%d,%.1f", repetition, (System.nanoTime() - start) / 1e9));
    }
    workspace.spark().stop();
  }
}
