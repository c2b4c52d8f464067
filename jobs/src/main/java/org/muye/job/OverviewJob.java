package org.muye.job;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.max;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.muye.document.Document;
import org.muye.document.Language;
import org.muye.error.UserError;
import org.muye.export.WholeFile;
import org.muye.report.html.HtmlReport;
import org.muye.review.Audience;
import org.muye.review.LastNight;
import org.muye.review.ReviewInputs;
import org.muye.review.SituationOverview;
import org.muye.run.GateResult;
import org.muye.time.AsOf;
import org.muye.time.Period;
import org.muye.time.PeriodType;

/** Writes the state after the last night as one web page; reads gold only and computes nothing. */
public final class OverviewJob {
  private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  private final Workspace workspace;

  /** An overview of a workspace. */
  public OverviewJob(Workspace workspace) {
    this.workspace = workspace;
  }

  /**
   * What was written.
   *
   * @param quarter the quarter that it shows
   * @param asOf the day whose knowledge it shows
   */
  public record Result(Path file, String quarter, LocalDate asOf) {}

  /**
   * Writes the page.
   *
   * @param language zh or en
   * @throws UserError where there was no night yet, or the file cannot be written
   */
  public Result write(String language, Path file) {
    LocalDate day = asOf();
    Period quarter = quarter(day);
    ReviewInputs inputs =
        new ReviewData(workspace, workspace, quarter, new AsOf(day), Audience.INTERNAL)
            .read(
                Map.of(
                    SituationOverview.ALARMS,
                    col("decisive")
                        .and(col("week_start").geq(quarter.start()))
                        .and(col("observed").isNotNull()),
                    SituationOverview.INDEX,
                    col("period").equalTo(quarter.label())));
    Document document =
        SituationOverview.document(
            inputs, lastNight(), language.equals("zh") ? Language.CHINESE : Language.ENGLISH);
    try {
      Path folder = file.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      WholeFile.write(file, HtmlReport.of(document).getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw UserError.of("overview.not_written", file.toString(), String.valueOf(e.getMessage()));
    }
    return new Result(file, quarter.label(), day);
  }

  private LocalDate asOf() {
    if (workspace.tables().exists(IndicatorsJob.VALUES)) {
      Row newest = workspace.tables().read(IndicatorsJob.VALUES).agg(max("as_of")).head();
      if (!newest.isNullAt(0)) {
        return newest.getAs(0);
      }
    }
    throw UserError.of("overview.nothing_to_show");
  }

  /**
   * The newest quarter that has ended and in which something happened, so that a quarter whose
   * records have not come yet does not look like a quiet one; the current one where there is none.
   */
  private Period quarter(LocalDate day) {
    Row newest =
        workspace
            .tables()
            .read(IndicatorsJob.VALUES)
            .where(
                col("unit_id")
                    .equalTo(workspace.region().root().id())
                    .and(col("period_type").equalTo("quarter"))
                    .and(col("period_end").leq(day))
                    .and(col("indicator_id").isin("I1", "D1"))
                    .and(col("category").isNull())
                    .and(col("numerator").gt(0)))
            .agg(max("period"))
            .head();
    return newest.isNullAt(0)
        ? Period.containing(PeriodType.QUARTER, day)
        : Period.parse(newest.getString(0));
  }

  private Optional<LastNight> lastNight() {
    return new Ledgers(workspace).newestRun("nightly").map(ReportJson::read).map(this::lastNight);
  }

  private LastNight lastNight(RunReport report) {
    return new LastNight(
        LOCAL.format(report.startedAt().atZone(workspace.region().timeZone())),
        report.exitCode() == 0 || report.values() != null,
        report.sources().stream()
            .map(
                source ->
                    new LastNight.Source(
                        source.source(),
                        source.record(),
                        source.read(),
                        source.written(),
                        source.voided(),
                        source.duplicates(),
                        source.quarantined()))
            .toList(),
        report.files().size(),
        report.failedFiles().size(),
        (int) report.gates().stream().filter(GateResult::isClosed).count());
  }
}
