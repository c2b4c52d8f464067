package org.muye.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muye.job.ReportedRuns;
import org.muye.job.ReviewJob;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The quarterly situation review. */
@Command(
    name = "review",
    description =
        "Make the quarterly situation review as Word, web page, Excel, PDF and JSON; freeze it, make a"
            + " frozen one again, or show what is known differently since.",
    mixinStandardHelpOptions = true)
final class ReviewCommand extends WorkCommand {
  /** One of three things to do. */
  static final class Task {
    @Option(names = "--quarter", paramLabel = "QUARTER", description = "Such as 2025Q3.")
    private @Nullable String quarter;

    @Option(
        names = "--reproduce",
        paramLabel = "QUARTER",
        description = "Make the frozen review of this quarter again, byte for byte.")
    private @Nullable String reproduce;

    @Option(
        names = "--diff",
        paramLabel = "QUARTER",
        description = "What is known differently now than in the frozen review of this quarter.")
    private @Nullable String diff;
  }

  @ArgGroup(multiplicity = "1")
  private Task task = new Task();

  @Option(
      names = "--freeze",
      description = "Keep the review with all it is built from, as given to the meeting.")
  private boolean freeze;

  @Option(
      names = "--format",
      split = ",",
      paramLabel = "FORMAT",
      description = "docx, html, xlsx, pdf, json; several with commas (default: all).")
  private List<String> formats = List.of("docx", "html", "xlsx", "pdf", "json");

  @Option(
      names = "--audience",
      paramLabel = "AUDIENCE",
      defaultValue = "internal",
      description =
          "internal (full figures) or public (small counts suppressed); default: internal.")
  private String audience = "internal";

  @Option(
      names = "--out",
      paramLabel = "FOLDER",
      description = "Where the files go (default: reviews beside the warehouse).")
  private @Nullable Path folder;

  @Override
  public Integer call() {
    ReviewJob.Request request =
        ReviewJob.Request.of(
            quarter(), audience, languages(), formats, folder(), freeze && task.quarter != null);
    StepLines progress =
        new StepLines(ProgressLines.of(err(), options(), ProgressLines.onTerminal()), words(), 1);
    try {
      ReportedRuns runs =
          new ReportedRuns(noted(workspace()), options().asOf().orElse(null), progress);
      if (task.diff != null) {
        List<ReviewJob.Difference> differences = runs.reviewDifferences(request);
        progress.end();
        print(request.quarter(), differences);
        return 0;
      }
      boolean again = task.reproduce != null;
      ReviewJob.Result result = again ? runs.reproduceReview(request) : runs.review(request);
      progress.end();
      print(result, again);
      return 0;
    } finally {
      progress.stop();
    }
  }

  private String quarter() {
    for (String quarter : Arrays.asList(task.quarter, task.reproduce, task.diff)) {
      if (quarter != null) {
        return quarter;
      }
    }
    return "";
  }

  /** The language that was asked for, else both. */
  private List<String> languages() {
    boolean asked = spec().commandLine().getParseResult().hasMatchedOption("--lang");
    return asked ? List.of(words().chinese() ? "zh" : "en") : List.of("zh", "en");
  }

  private Path folder() {
    Path given = folder;
    return given != null ? given : besideConfig("reviews");
  }

  private void print(ReviewJob.Result result, boolean again) {
    if (options().json()) {
      JsonOutput.write(out(), result);
      return;
    }
    print(
        words()
            .get(
                again ? "review.again" : result.frozen() ? "review.frozen" : "review.made",
                result.quarter(),
                result.asOf().toString(),
                words().get("release." + result.release()),
                result.findings()));
    result.files().forEach(file -> print("  " + file));
  }

  private void print(String quarter, List<ReviewJob.Difference> lines) {
    List<String> columns =
        List.of(
            words().get("col.table"),
            words().get("col.key"),
            words().get("col.column"),
            words().get("col.frozen"),
            words().get("col.now"));
    List<List<@Nullable Object>> rows = new ArrayList<>();
    lines.forEach(
        line ->
            rows.add(
                Arrays.asList(line.table(), line.key(), line.column(), line.frozen(), line.now())));
    if (options().json()) {
      JsonOutput.write(out(), JsonOutput.rows(columns, rows));
      return;
    }
    print(words().get("review.diff", quarter, lines.size()));
    table(columns, rows);
  }
}
