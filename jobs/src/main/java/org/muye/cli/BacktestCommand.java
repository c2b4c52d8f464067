package org.muye.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.muye.config.WarningRules;
import org.muye.export.WholeFile;
import org.muye.job.BacktestJob;
import org.muye.job.ReportedRuns;
import org.muye.job.SimulatedBacktest;
import org.muye.job.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What alarms and levels were worth. */
@Command(
    name = "backtest",
    description =
        "Judge past weeks as known at their end and score the alarms, and the levels; or study the"
            + " rule book on made series.",
    mixinStandardHelpOptions = true)
final class BacktestCommand extends WorkCommand {
  @Option(
      names = "--from",
      paramLabel = "WEEK",
      description = "First week to judge, such as 2024-W01 (default: as in the rule book).")
  private @Nullable String from;

  @Option(
      names = "--truth",
      paramLabel = "FILE",
      description = "Planted outbreaks, as `muye generate` writes them in truth.json.")
  private @Nullable Path truth;

  @Option(names = "--plot", paramLabel = "FILE", description = "Also draw a chart, as SVG.")
  private @Nullable Path plot;

  @Option(
      names = "--simulate",
      description = "Study the rule book on made series; reads no table and needs no muye.yaml.")
  private boolean simulate;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Of --simulate (default: 1).")
  private long seed = 1;

  @Option(
      names = "--repetitions",
      paramLabel = "N",
      defaultValue = "10",
      description = "Of --simulate: times sixteen units for each mean (default: 10).")
  private int repetitions = 10;

  @Override
  public Integer call() {
    Limits.positive("--repetitions", repetitions);
    BacktestJob.Result result = simulate ? study() : replay();
    if (plot != null) {
      draw(plot, result.svg());
    }
    if (options().json()) {
      JsonOutput.write(out(), JsonOutput.rows(result.columns(), result.rows()));
    } else {
      table(result.columns(), result.rows());
    }
    return 0;
  }

  private BacktestJob.Result study() {
    WarningRules rules =
        Files.exists(config()) ? Workspace.open(config()).warningRules() : WarningRules.load(null);
    return SimulatedBacktest.run(rules, seed, repetitions);
  }

  private BacktestJob.Result replay() {
    StepLines progress =
        new StepLines(ProgressLines.of(err(), options(), ProgressLines.onTerminal()), words(), 1);
    try {
      BacktestJob.Result result =
          new ReportedRuns(workspace(), options().asOf().orElse(null), progress)
              .backtest(BacktestJob.Options.of(from, truth));
      progress.end();
      return result;
    } finally {
      progress.stop();
    }
  }

  private static void draw(Path file, String svg) {
    try {
      WholeFile.write(file, svg.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
