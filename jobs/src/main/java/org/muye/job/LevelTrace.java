package org.muye.job;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import org.muye.error.UserError;
import org.muye.region.Unit;
import org.muye.time.Period;
import org.muye.time.PeriodType;

/**
 * The level (研判提示等级) of a unit in a quarter and all that gave it.
 *
 * @param level 1 (highest) to 4, 0 for none
 * @param byRules level by the rules of this quarter alone
 * @param held whether it is kept from an earlier quarter
 * @param previous level of the quarter before, or null
 * @param rules every rule that holds, the highest level first
 * @param alarms the alarm weeks of the quarter
 */
public record LevelTrace(
    String unitId,
    String unitName,
    String period,
    LocalDate asOf,
    int level,
    @Nullable String nameZh,
    @Nullable String nameEn,
    @Nullable String colourZh,
    int byRules,
    boolean held,
    @Nullable Integer previous,
    String ruleBook,
    int ruleBookVersion,
    String release,
    String runId,
    List<HoldingRule> rules,
    List<Alarm> alarms) {

  /** A rule that holds, with its conditions. */
  public record HoldingRule(
      String id, int level, String nameZh, String nameEn, List<Evidence> conditions) {}

  /** A row of `gold.warning_evidence`. */
  public record Evidence(
      String indicator,
      @Nullable String category,
      String measure,
      double observed,
      String comparison,
      double threshold,
      double records,
      @Nullable Double expected) {}

  /** A week that a decisive method found unusual. */
  public record Alarm(
      String series,
      String week,
      String method,
      double observed,
      @Nullable Double expected,
      @Nullable Double upperBound) {}

  /**
   * The trace of a level.
   *
   * @param unit id, code or name
   * @param quarter label such as 2025Q3
   * @throws UserError when there is no such unit, or no level for it in the period
   */
  public static LevelTrace of(Workspace workspace, String unit, String quarter) {
    Unit asked = AskedUnit.of(workspace, unit);
    Period period = Period.parse(quarter);
    if (period.type() != PeriodType.QUARTER) {
      throw UserError.of(UserError.Kind.USAGE, "explain.level_of_no_quarter", quarter);
    }
    GoldRows gold = new GoldRows(workspace);
    List<Row> found = gold.of(WarningsJob.LEVELS, asked, period);
    if (found.isEmpty()) {
      throw UserError.of("explain.no_level", asked.id(), period.label());
    }
    Row row = found.get(0);
    return new LevelTrace(
        asked.id(),
        asked.on(period.lastDay()).nameZh() + " " + asked.on(period.lastDay()).nameEn(),
        period.label(),
        row.<LocalDate>getAs("as_of"),
        row.<Integer>getAs("level"),
        row.getAs("level_name_zh"),
        row.getAs("level_name_en"),
        row.getAs("colour_zh"),
        row.<Integer>getAs("level_by_rules"),
        row.<Boolean>getAs("held"),
        row.<@Nullable Integer>getAs("previous_level"),
        row.getAs("rule_book"),
        row.<Integer>getAs("rule_book_version"),
        row.getAs("release"),
        row.getAs("run_id"),
        rules(gold.of(WarningsJob.EVIDENCE, asked, period)),
        alarms(
            gold.of(WarningsJob.ALARMS, Map.of("unit_id", asked.id(), "quarter", period.label()))));
  }

  private static List<HoldingRule> rules(List<Row> evidence) {
    Map<String, HoldingRule> rules = new LinkedHashMap<>();
    List<Row> sorted = new ArrayList<>(evidence);
    sorted.sort(
        Comparator.comparing((Row row) -> row.<Integer>getAs("level"))
            .thenComparing(row -> row.<String>getAs("rule_id"))
            .thenComparing(row -> row.<Integer>getAs("seq")));
    for (Row row : sorted) {
      rules
          .computeIfAbsent(
              row.getAs("rule_id"),
              id ->
                  new HoldingRule(
                      id,
                      row.<Integer>getAs("level"),
                      row.getAs("rule_name_zh"),
                      row.getAs("rule_name_en"),
                      new ArrayList<>()))
          .conditions()
          .add(
              new Evidence(
                  row.getAs("indicator_id"),
                  row.getAs("category"),
                  row.getAs("measure"),
                  row.<Double>getAs("observed"),
                  row.getAs("comparison"),
                  row.<Double>getAs("threshold"),
                  row.<Double>getAs("records"),
                  row.<@Nullable Double>getAs("expected")));
    }
    return List.copyOf(rules.values());
  }

  private static List<Alarm> alarms(List<Row> weeks) {
    return weeks.stream()
        .filter(row -> row.<Boolean>getAs("alarm") && row.<Boolean>getAs("decisive"))
        .map(
            row ->
                new Alarm(
                    row.getAs("series"),
                    row.getAs("period"),
                    row.getAs("method"),
                    row.<Double>getAs("observed"),
                    row.<@Nullable Double>getAs("expected"),
                    row.<@Nullable Double>getAs("upper_bound")))
        .sorted(
            Comparator.comparing(Alarm::series)
                .thenComparing(Alarm::week)
                .thenComparing(Alarm::method))
        .toList();
  }
}
