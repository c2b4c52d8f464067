package org.muye.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.muye.document.Language;
import org.muye.error.UserError;
import org.muye.job.ReportedRuns;
import org.muye.job.ReviewJob;
import org.muye.report.ReportFormat;
import org.muye.review.Audience;
import org.muye.review.ReviewDifference;
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
    Audience readers = choice(Audience.class, audience, "--audience");
    String diff = task.diff;
    StepLines progress =
        new StepLines(ProgressLines.of(err(), options(), ProgressLines.onTerminal()), words(), 1);
    try {
      ReportedRuns runs = new ReportedRuns(workspace(), options().asOf().orElse(null), progress);
      if (diff != null) {
        List<ReviewDifference.Line> lines = runs.reviewDifferences(diff, readers);
        progress.end();
        print(diff, lines);
        return 0;
      }
      String again = task.reproduce;
      String quarter = task.quarter;
      ReviewJob.Request request =
          new ReviewJob.Request(
              again != null ? again : quarter == null ? "" : quarter,
              readers,
              languages(),
              formats(),
              folder(),
              freeze && again == null);
      ReviewJob.Result result =
          again != null ? runs.reproduceReview(request) : runs.review(request);
      progress.end();
      print(result, again != null);
      return 0;
    } finally {
      progress.stop();
    }
  }

  /** The language that was asked for, else both. */
  private List<Language> languages() {
    boolean asked = spec().commandLine().getParseResult().hasMatchedOption("--lang");
    return asked
        ? List.of(words().chinese() ? Language.CHINESE : Language.ENGLISH)
        : List.of(Language.values());
  }

  private List<ReportFormat> formats() {
    return formats.stream()
        .map(name -> choice(ReportFormat.class, name.strip(), "--format"))
        .distinct()
        .sorted()
        .toList();
  }

  private static <E extends Enum<E>> E choice(Class<E> type, String name, String option) {
    for (E one : type.getEnumConstants()) {
      if (one.name().equalsIgnoreCase(name)) {
        return one;
      }
    }
    List<String> names =
        Arrays.stream(type.getEnumConstants()).map(e -> e.name().toLowerCase(Locale.ROOT)).toList();
    throw new UserError(
        UserError.Kind.USAGE,
        "'" + name + "' is no choice for " + option,
        "it takes " + String.join(", ", names),
        "choose one of them");
  }

  private Path folder() {
    Path given = folder;
    Path beside = config().toAbsolutePath().getParent();
    return given != null ? given : (beside == null ? Path.of("") : beside).resolve("reviews");
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

  private void print(String quarter, List<ReviewDifference.Line> lines) {
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
                Arrays.asList(line.table(), line.key(), line.column(), line.before(), line.now())));
    if (options().json()) {
      JsonOutput.write(out(), JsonOutput.rows(columns, rows));
      return;
    }
    print(words().get("review.diff", quarter, lines.size()));
    table(columns, rows);
  }
}
