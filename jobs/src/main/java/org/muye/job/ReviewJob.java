package org.muye.job;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.muye.document.Document;
import org.muye.document.Language;
import org.muye.error.UserError;
import org.muye.report.ReportFormat;
import org.muye.review.Audience;
import org.muye.review.Finding;
import org.muye.review.Findings;
import org.muye.review.ReviewDifference;
import org.muye.review.ReviewInputs;
import org.muye.review.SituationReview;
import org.muye.run.RunContext;
import org.muye.source.FileDigest;
import org.muye.time.AsOf;
import org.muye.time.Period;
import org.muye.time.PeriodType;

/** Makes the quarterly situation review, freezes it, and makes a frozen one again. */
public final class ReviewJob {
  /**
   * What to make.
   *
   * @param quarter such as 2025Q3
   * @param folder where the files go
   * @param freeze whether the review is to be kept
   */
  public record Request(
      String quarter,
      Audience audience,
      List<Language> languages,
      List<ReportFormat> formats,
      Path folder,
      boolean freeze) {
    /**
     * From the words of a command line.
     *
     * @param audience internal or public
     * @param languages zh, en
     * @param formats docx, html, xlsx, pdf, json
     * @throws UserError for another word
     */
    public static Request of(
        String quarter,
        String audience,
        List<String> languages,
        List<String> formats,
        Path folder,
        boolean freeze) {
      return new Request(
          quarter,
          choice(Audience.class, audience, "--audience"),
          languages.stream()
              .map(name -> name.equals("zh") ? Language.CHINESE : Language.ENGLISH)
              .toList(),
          formats.stream()
              .map(name -> choice(ReportFormat.class, name.strip(), "--format"))
              .distinct()
              .sorted()
              .toList(),
          folder,
          freeze);
    }

    private static <E extends Enum<E>> E choice(Class<E> type, String name, String option) {
      for (E one : type.getEnumConstants()) {
        if (one.name().equalsIgnoreCase(name)) {
          return one;
        }
      }
      throw UserError.of(
          UserError.Kind.USAGE,
          "review.no_such_choice",
          name,
          option,
          Arrays.stream(type.getEnumConstants())
              .map(one -> one.name().toLowerCase(Locale.ROOT))
              .collect(Collectors.joining(", ")));
    }
  }

  /**
   * A value that is known differently now.
   *
   * @param column empty where the whole row came or went
   * @param frozen what the frozen review has; null for nothing
   * @param now what is known now; null for nothing
   */
  public record Difference(
      String table, String key, String column, @Nullable String frozen, @Nullable String now) {}

  /**
   * What was made.
   *
   * @param files the files written
   * @param release FIRST, REVISED or PROVISIONAL
   */
  public record Result(
      String quarter,
      LocalDate asOf,
      String release,
      String definitions,
      int findings,
      boolean frozen,
      List<Path> files) {}

  private final Workspace workspace;
  private final RunContext run;
  private final Progress progress;
  private final ReviewFiles files;

  ReviewJob(Workspace workspace, RunContext run, Progress progress) {
    this.workspace = workspace;
    this.run = run;
    this.progress = progress;
    this.files = new ReviewFiles(workspace.config().review().template());
  }

  /** Makes the review of a quarter as known at the run's as-of day. */
  Result make(Request request) {
    ReviewInputs inputs = inputs(quarter(request.quarter()), request.audience());
    List<Finding> findings = Findings.of(inputs, workspace.findingRules(), request.audience());
    progress.step("review");
    Map<Language, Document> documents = documents(inputs, findings, request.audience());
    Map<String, byte[]> rendered = files.render(inputs, documents, request);
    if (request.freeze()) {
      // First of all: what says that it is frozen must be found among the kept reviews.
      new FrozenReviews(workspace, run).freeze(inputs, findings, request.audience(), rendered);
    }
    new ReviewTables(workspace, run).write(inputs, documents, findings, request);
    return result(
        inputs, findings.size(), request.freeze(), ReviewFiles.write(rendered, request.folder()));
  }

  /**
   * Makes a frozen review again, byte for byte.
   *
   * @throws UserError when there is none, or the files come out differently
   */
  Result reproduce(Request request, @Nullable LocalDate asOf) {
    FrozenReviews.Frozen frozen =
        new FrozenReviews(workspace, run).find(request.quarter(), request.audience(), asOf);
    progress.step("review");
    Map<String, byte[]> rendered =
        files.render(
            frozen.inputs(),
            documents(frozen.inputs(), frozen.findings(), request.audience()),
            request);
    List<String> different = new ArrayList<>();
    rendered.forEach(
        (name, bytes) -> {
          String kept = frozen.checksums().get(name);
          if (kept != null && !kept.equals(FileDigest.sha256(bytes))) {
            different.add(name);
          }
        });
    if (!different.isEmpty()) {
      throw UserError.of(
          "review.comes_out_differently",
          request.quarter(),
          String.join(", ", different),
          frozen.program());
    }
    return result(
        frozen.inputs(),
        frozen.findings().size(),
        true,
        ReviewFiles.write(rendered, request.folder()));
  }

  /** What is known differently now than in the frozen review. */
  List<Difference> differences(Request request, @Nullable LocalDate asOf) {
    ReviewInputs frozen =
        new FrozenReviews(workspace, run)
            .find(request.quarter(), request.audience(), asOf)
            .inputs();
    ReviewInputs now = inputs(quarter(request.quarter()), request.audience());
    Map<String, List<String>> keys = new LinkedHashMap<>();
    for (String table : frozen.tables().keySet()) {
      if (workspace.contracts().find(table).isPresent()) {
        keys.put(table, workspace.contract(table).key());
      }
    }
    keys.put("region.key_dates", List.of("from", "name_en"));
    return ReviewDifference.between(frozen, now, keys).stream()
        .map(
            line ->
                new Difference(line.table(), line.key(), line.column(), line.before(), line.now()))
        .toList();
  }

  private Period quarter(String label) {
    Period quarter;
    try {
      quarter = Period.parse(label);
    } catch (UserError e) {
      throw notAQuarter(label);
    }
    if (quarter.type() != PeriodType.QUARTER) {
      throw notAQuarter(label);
    }
    return quarter;
  }

  private static UserError notAQuarter(String label) {
    return UserError.of("review.not_a_quarter", label);
  }

  private ReviewInputs inputs(Period quarter, Audience audience) {
    AsOf asOf = run.asOf();
    if (quarter.start().isAfter(asOf.date())) {
      throw UserError.of(
          "review.quarter_begins_later", quarter.label(), asOf.date(), quarter.start());
    }
    LocalDate first = FirstDay.of(workspace, asOf);
    if (quarter.end().compareTo(first) <= 0) {
      throw UserError.of("review.quarter_before_records", quarter.label(), first);
    }
    return GoldAsOf.read(
        workspace,
        run,
        progress,
        asKnown -> new ReviewData(asKnown, workspace, quarter, asOf, audience).read());
  }

  /** The review in every language: what is not written as a file is published all the same. */
  private static Map<Language, Document> documents(
      ReviewInputs inputs, List<Finding> findings, Audience audience) {
    Map<Language, Document> documents = new EnumMap<>(Language.class);
    for (Language language : Language.values()) {
      documents.put(language, SituationReview.document(inputs, findings, language, audience));
    }
    return documents;
  }

  private static Result result(
      ReviewInputs inputs, int findings, boolean frozen, List<Path> written) {
    return new Result(
        inputs.header().quarter(),
        LocalDate.parse(inputs.header().asOf()),
        inputs.header().release(),
        inputs.header().definitions(),
        findings,
        frozen,
        written);
  }
}
