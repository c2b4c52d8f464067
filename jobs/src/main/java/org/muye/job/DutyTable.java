package org.muye.job;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import org.muye.contract.CodeList;
import org.muye.error.UserError;
import org.muye.run.RunContext;
import org.muye.time.AsOf;

/**
 * The tasks of leadership teams as they stand at a day.
 *
 * @param asOf the day whose knowledge it shows
 * @param lines the tasks, those that fall due first at the top
 */
public record DutyTable(LocalDate asOf, List<Line> lines) {
  /**
   * One task of `gold.duty_task`.
   *
   * @param postId post that is to lecture; blank for a task of the organisation
   * @param activityId the record that fulfils it, or null
   */
  public record Line(
      String unitId,
      @Nullable String unitNameZh,
      @Nullable String unitNameEn,
      String orgId,
      String taskType,
      String taskZh,
      String taskEn,
      String taskPeriod,
      String postId,
      LocalDate dueOn,
      String status,
      String statusZh,
      String statusEn,
      @Nullable String activityId,
      @Nullable LocalDate heldOn,
      @Nullable Integer daysServed,
      @Nullable String note) {}

  /**
   * Which tasks are asked for.
   *
   * @param unit id, code or name; null for all
   * @param year year of the tasks; null for what falls due from 1 January of the as-of day's year
   *     on
   * @param missing only what is not done: missed, or not due yet
   */
  public record Question(@Nullable String unit, @Nullable Integer year, boolean missing) {}

  /**
   * Judges the tasks anew from the records as known at a day; writes nothing.
   *
   * @param asOf null for today
   * @throws UserError when there is no such unit, or no duty activity was ever taken in
   */
  public static DutyTable of(Workspace workspace, @Nullable LocalDate asOf, Question question) {
    if (!workspace.tables().exists(RecordKind.DUTY_ACTIVITY.versionTable())) {
      throw UserError.of("duty.no_records");
    }
    RunContext run = Runs.start(workspace, "duty", asOf == null ? null : new AsOf(asOf));
    Dataset<Row> tasks =
        new DutyJob(workspace, run, new KnownRecords(workspace))
            .tasks()
            .where(wanted(workspace, run.asOf().date(), question))
            .sort("due_on", "unit_id", "org_id", "task_type", "task_period", "post_id");
    CodeList types = workspace.codeLists().get("duty_activity_type");
    CodeList statuses = workspace.codeLists().get("duty_task_status");
    List<Line> lines = new ArrayList<>();
    tasks.collectAsList().forEach(row -> lines.add(line(row, types, statuses)));
    return new DutyTable(run.asOf().date(), lines);
  }

  private static Column wanted(Workspace workspace, LocalDate asOf, Question question) {
    Integer year = question.year();
    Column wanted =
        year == null ? col("due_on").geq(lit(asOf.withDayOfYear(1))) : col("year").equalTo(year);
    String unit = question.unit();
    if (unit != null) {
      wanted = wanted.and(col("unit_id").equalTo(AskedUnit.of(workspace, unit).id()));
    }
    return question.missing() ? wanted.and(col("status").isin("MISSED", "NOT_DUE")) : wanted;
  }

  private static Line line(Row row, CodeList types, CodeList statuses) {
    String type = row.getAs("task_type");
    String status = row.getAs("status");
    return new Line(
        row.getAs("unit_id"),
        row.getAs("unit_name_zh"),
        row.getAs("unit_name_en"),
        row.getAs("org_id"),
        type,
        types.nameZh(type).orElse(type),
        types.nameEn(type).orElse(type),
        row.getAs("task_period"),
        row.getAs("post_id"),
        row.<LocalDate>getAs("due_on"),
        status,
        statuses.nameZh(status).orElse(status),
        statuses.nameEn(status).orElse(status),
        row.getAs("activity_id"),
        row.<@Nullable LocalDate>getAs("held_on"),
        row.<@Nullable Integer>getAs("days_served"),
        row.getAs("note"));
  }
}
