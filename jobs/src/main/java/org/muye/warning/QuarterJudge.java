package org.muye.warning;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.api.java.function.FlatMapGroupsFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.jspecify.annotations.Nullable;
import org.muye.config.WarningRules;
import org.muye.indicator.NamedCells;
import org.muye.indicator.Release;
import org.muye.region.Region;
import org.muye.region.UnitVersion;
import org.muye.run.RunContext;
import org.muye.time.Period;
import org.muye.warning.ComparedRate.Standing;
import scala.jdk.javaapi.CollectionConverters;

/** Judges the quarters of one unit. */
record QuarterJudge(
    Region region,
    WarningRules rules,
    RunContext run,
    String[] warningColumns,
    String[] evidenceColumns)
    implements FlatMapGroupsFunction<String, Row, Row>, Serializable {

  @Override
  public Iterator<Row> call(String unitId, Iterator<Row> rows) {
    TreeMap<Period, UnitAssessment.Known> quarters = new TreeMap<>();
    while (rows.hasNext()) {
      Row row = rows.next();
      UnitAssessment.Known known =
          quarters.computeIfAbsent(
              Period.parse(row.getString(2)),
              quarter -> new UnitAssessment.Known(new ArrayList<>(), new HashMap<>()));
      if (row.getBoolean(12)) {
        known
            .rates()
            .add(new ComparedRate(LevelAssessment.rate(row), standing(row, 13), standing(row, 14)));
      } else {
        known.events().merge(row.getString(3), row.getDouble(5), Double::sum);
      }
    }
    // Rows come in any order; evidence is listed in the order of the rule book.
    quarters
        .values()
        .forEach(
            known ->
                known
                    .rates()
                    .sort(
                        Comparator.comparingInt(
                            rate -> rules.series().indexOf(rate.rate().series()))));
    List<Row> result = new ArrayList<>();
    for (UnitAssessment.Assessed assessed : new UnitAssessment(rules).assess(quarters)) {
      result.add(
          RowFactory.create(
              warning(unitId, assessed),
              CollectionConverters.asScala(evidence(unitId, assessed)).toSeq()));
    }
    return result.iterator();
  }

  private static @Nullable Standing standing(Row row, int column) {
    if (row.isNullAt(column)) {
      return null;
    }
    Row cells = row.getStruct(column);
    return new Standing(
        cells.getDouble(0), cells.getDouble(1), cells.getDouble(2), cells.getDouble(3));
  }

  private Row warning(String unitId, UnitAssessment.Assessed assessed) {
    Period quarter = assessed.quarter();
    UnitVersion unit = region.unit(unitId).orElseThrow().on(quarter.lastDay());
    WarningRules.Level level = rules.level(assessed.level()).orElse(null);
    Map<String, @Nullable Object> fields = new HashMap<>();
    fields.put("unit_id", unitId);
    fields.put("period", quarter.label());
    fields.put("unit_name_zh", unit.nameZh());
    fields.put("unit_name_en", unit.nameEn());
    fields.put("period_start", quarter.start());
    fields.put("level", assessed.level());
    fields.put("level_by_rules", assessed.byRules());
    fields.put("held", assessed.level() != assessed.byRules());
    fields.put("previous_level", assessed.previous());
    fields.put("quarters_at_highest", assessed.atHighest());
    fields.put("level_name_zh", level == null ? null : level.nameZh());
    fields.put("level_name_en", level == null ? null : level.nameEn());
    fields.put("colour_zh", level == null ? null : level.colourZh());
    fields.put("colour", level == null ? null : level.colour());
    fields.put(
        "rules",
        assessed.findings().isEmpty()
            ? null
            : assessed.findings().stream()
                .map(finding -> finding.rule().id())
                .collect(Collectors.joining(";")));
    fields.put("rule_book", rules.name());
    fields.put("rule_book_version", rules.version());
    fields.put("release", Release.of(quarter, run.asOf(), region.releaseLagDays()).name());
    return row(fields, warningColumns);
  }

  private List<Row> evidence(String unitId, UnitAssessment.Assessed assessed) {
    List<Row> evidence = new ArrayList<>();
    for (UnitAssessment.Finding finding : assessed.findings()) {
      int seq = 0;
      for (Condition condition : finding.conditions()) {
        Map<String, @Nullable Object> fields = new HashMap<>();
        fields.put("unit_id", unitId);
        fields.put("period", assessed.quarter().label());
        fields.put("rule_id", finding.rule().id());
        fields.put("seq", ++seq);
        fields.put("level", finding.level());
        fields.put("rule_name_zh", finding.rule().nameZh());
        fields.put("rule_name_en", finding.rule().nameEn());
        fields.put("indicator_id", condition.indicatorId());
        fields.put("category", condition.category());
        fields.put("measure", condition.measure().name());
        fields.put("observed", condition.observed());
        fields.put("comparison", condition.comparison());
        fields.put("threshold", condition.threshold());
        fields.put("records", condition.records());
        fields.put("expected", condition.expected());
        fields.put("rule_book_version", rules.version());
        evidence.add(row(fields, evidenceColumns));
      }
    }
    return evidence;
  }

  private Row row(Map<String, @Nullable Object> fields, String[] columns) {
    fields.put("as_of", run.asOf().date());
    fields.put("run_id", run.runId());
    return NamedCells.row(fields, columns);
  }
}
