package org.muye.job;

import static org.apache.spark.sql.functions.col;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import org.muye.indicator.Release;
import org.muye.time.AsOf;
import org.muye.time.Period;
import org.muye.time.PeriodType;

/** The scores of all units in a year, the highest first. */
public final class ScoreTable {
  /**
   * One unit.
   *
   * @param display the score, or that a veto holds
   * @param deductions points taken, 0 or below
   * @param bonus points given and counted
   * @param vetoes ids of the vetoes that hold, separated by `;`, or null
   * @param status why the score is incomplete, or null
   */
  public record Line(
      String unitId,
      String nameZh,
      String nameEn,
      String period,
      double score,
      String display,
      double deductions,
      double bonus,
      @Nullable String vetoes,
      @Nullable String status,
      String ruleBook,
      String release) {
    static Line of(Row row) {
      return new Line(
          row.getAs("unit_id"),
          row.getAs("unit_name_zh"),
          row.getAs("unit_name_en"),
          row.getAs("period"),
          row.<Double>getAs("score"),
          row.getAs("display"),
          row.<Double>getAs("deductions"),
          row.<Double>getAs("bonus_counted"),
          row.getAs("veto_trigger_ids"),
          row.getAs("status_reason"),
          row.getAs("rulebook_version"),
          row.getAs("release"));
    }
  }

  private ScoreTable() {}

  /**
   * The year to look at first: the last one that was closed on the day and has scores, else the
   * year of the day.
   */
  public static String latestYear(Workspace workspace, LocalDate asOf) {
    Period year = Period.containing(PeriodType.YEAR, asOf);
    Period closed = year;
    while (Release.of(closed, new AsOf(asOf), workspace.region().releaseLagDays())
        == Release.PROVISIONAL) {
      closed = closed.previous();
    }
    return of(workspace, closed.label()).isEmpty() ? year.label() : closed.label();
  }

  /** The scores of a year such as 2025; empty when it has none. */
  public static List<Line> of(Workspace workspace, String year) {
    List<Line> lines = new ArrayList<>();
    for (Row row :
        workspace
            .tables()
            .read(AssessmentJob.SCORES)
            .where(col("period").equalTo(year))
            .sort(col("score").desc(), col("unit_id"))
            .collectAsList()) {
      lines.add(Line.of(row));
    }
    return lines;
  }
}
