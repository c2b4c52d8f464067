package org.muye.job;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import org.muye.error.UserError;
import org.muye.region.Unit;
import org.muye.time.Period;
import org.muye.time.PeriodType;

/**
 * The score of a unit in a year and all that gave it.
 *
 * @param base points to start from
 * @param bonusRaw points given before the cap on all bonuses
 * @param items every rule with its quantity, points and records, in the order of the rule book's
 *     ids
 * @param vetoRecords the records that vetoes rest on
 */
public record ScoreTrace(
    String unitId,
    String unitName,
    String period,
    LocalDate asOf,
    double base,
    double bonusRaw,
    ScoreTable.Line score,
    String runId,
    List<Item> items,
    List<String> vetoRecords) {

  /**
   * A row of `gold.assessment_item`.
   *
   * @param records the ids of the records that the points rest on
   */
  public record Item(
      String id,
      String kind,
      String nameZh,
      String nameEn,
      String what,
      @Nullable Double quantity,
      @Nullable Double solved,
      double rawPoints,
      @Nullable Double cap,
      double points,
      @Nullable String group,
      @Nullable Double groupCap,
      @Nullable String status,
      List<String> records) {
    static Item of(Row row) {
      return new Item(
          row.getAs("item_id"),
          row.getAs("kind"),
          row.getAs("name_zh"),
          row.getAs("name_en"),
          row.getAs("what"),
          row.<@Nullable Double>getAs("quantity"),
          row.<@Nullable Double>getAs("solved"),
          row.<Double>getAs("raw_points"),
          row.<@Nullable Double>getAs("cap"),
          row.<Double>getAs("points"),
          row.getAs("group_id"),
          row.<@Nullable Double>getAs("group_cap"),
          row.getAs("status_reason"),
          ids(row.getAs("evidence_record_ids")));
    }
  }

  private static List<String> ids(@Nullable String joined) {
    return joined == null ? List.of() : List.of(joined.split(";"));
  }

  /**
   * The trace of a score.
   *
   * @param unit id, code or name
   * @param year label such as 2025
   * @throws UserError when there is no such unit, or no score for it in the period
   */
  public static ScoreTrace of(Workspace workspace, String unit, String year) {
    Unit asked = AskedUnit.of(workspace, unit);
    Period period = year(year);
    GoldRows gold = new GoldRows(workspace);
    List<Row> found = gold.of(AssessmentJob.SCORES, asked, period);
    if (found.isEmpty()) {
      throw UserError.of(
          workspace.assessmentRules().isEmpty() ? "score.without_rule_book" : "score.none_of_unit",
          asked.id(),
          period.label());
    }
    Row row = found.get(0);
    List<Item> items =
        gold.of(AssessmentJob.ITEMS, asked, period).stream()
            .map(Item::of)
            .sorted(Comparator.comparing(Item::id))
            .toList();
    return new ScoreTrace(
        asked.id(),
        asked.on(period.lastDay()).nameZh() + " " + asked.on(period.lastDay()).nameEn(),
        period.label(),
        row.<LocalDate>getAs("as_of"),
        row.<Double>getAs("base"),
        row.<Double>getAs("bonus_raw"),
        ScoreTable.Line.of(row),
        row.getAs("run_id"),
        items,
        ids(row.getAs("veto_record_ids")));
  }

  /** The year of a label. */
  static Period year(String label) {
    Period period = Period.parse(label);
    if (period.type() != PeriodType.YEAR) {
      throw UserError.of(UserError.Kind.USAGE, "score.not_a_year", label);
    }
    return period;
  }
}
