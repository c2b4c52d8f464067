package org.muye.job;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.muye.indicator.AssessmentIndicators;
import org.muye.indicator.Definition;
import org.muye.indicator.Indicator;
import org.muye.indicator.IndicatorCatalogue;
import org.muye.indicator.MissingFeeds;
import org.muye.region.Region;
import org.muye.region.Unit;
import org.muye.region.UnitVersion;
import org.muye.run.RunContext;
import org.muye.table.TableStore;
import org.muye.time.Period;
import org.muye.time.PeriodType;

/** The units, periods and definitions that values refer to. */
final class ReferenceTables {
  /** Stands for the kind of record where none is read; the column is never NULL. */
  private static final String NO_RECORD = "none";

  private ReferenceTables() {}

  static void write(Workspace workspace, RunContext run, LocalDate firstDay) {
    replaceIfChanged(workspace, "gold.unit", units(workspace.region(), run));
    replaceIfChanged(workspace, "gold.period", periods(workspace.region(), run, firstDay));
    replaceIfChanged(workspace, "gold.indicator_definition", definitions());
  }

  /** Most nights change none of them, and reading costs less than writing. */
  private static void replaceIfChanged(Workspace workspace, String table, List<Row> rows) {
    TableStore tables = workspace.tables();
    Dataset<Row> given = workspace.spark().createDataFrame(rows, tables.schema(table));
    Dataset<Row> stored = tables.read(table);
    if (!contents(stored).equals(contents(given))) {
      tables.replaceAll(table, given);
    }
  }

  private static Set<Row> contents(Dataset<Row> rows) {
    return new HashSet<>(rows.drop("run_id").collectAsList());
  }

  private static List<Row> units(Region region, RunContext run) {
    List<Row> rows = new ArrayList<>();
    for (Unit unit : region.units()) {
      for (UnitVersion version : unit.versions()) {
        rows.add(
            RowFactory.create(
                unit.id(),
                // Part of the key, so blank rather than NULL for a root without a code.
                Objects.requireNonNullElse(version.code(), ""),
                version.nameZh(),
                version.nameEn(),
                version.kind(),
                unit.parentId(),
                version.validFrom(),
                version.validTo(),
                region.boundaryVersion(run.asOf().date()),
                run.runId()));
      }
    }
    return rows;
  }

  private static List<Row> periods(Region region, RunContext run, LocalDate firstDay) {
    List<Row> rows = new ArrayList<>();
    for (PeriodType type : PeriodType.values()) {
      for (Period period : Period.covering(type, firstDay, run.asOf().date())) {
        rows.add(
            RowFactory.create(
                type.tableName(),
                period.label(),
                period.start(),
                period.end(),
                period.days(),
                period.start().getYear(),
                period.lastDay().plusDays(region.releaseLagDays()),
                labelZh(period),
                period.label(),
                run.runId()));
      }
    }
    return rows;
  }

  private static String labelZh(Period period) {
    String label = period.label();
    return switch (period.type()) {
      case WEEK -> label.substring(0, 4) + "年第" + Integer.parseInt(label.substring(6)) + "周";
      case MONTH -> label.substring(0, 4) + "年" + period.start().getMonthValue() + "月";
      case QUARTER -> label.substring(0, 4) + "年第" + "一二三四".charAt(label.charAt(5) - '1') + "季度";
      case HALF -> label.substring(0, 4) + "年" + (label.endsWith("1") ? "上" : "下") + "半年";
      case YEAR -> label + "年";
    };
  }

  private static List<Row> definitions() {
    List<Row> rows = new ArrayList<>();
    for (Indicator indicator : IndicatorCatalogue.all()) {
      String record =
          indicator.measures().isEmpty()
              ? NO_RECORD
              : indicator.measures().get(0).facts().name().toLowerCase(Locale.ROOT);
      rows.add(row(indicator.definition(), record));
    }
    AssessmentIndicators.definitions().forEach(definition -> rows.add(row(definition, NO_RECORD)));
    MissingFeeds.definitions().forEach(definition -> rows.add(row(definition, NO_RECORD)));
    return rows;
  }

  private static Row row(Definition definition, String record) {
    return RowFactory.create(
        definition.id(),
        definition.version(),
        definition.nameZh(),
        definition.nameEn(),
        definition.formula(),
        definition.formulaZh(),
        definition.unit(),
        definition.unitZh(),
        definition.direction().name(),
        definition.shortestPeriod().tableName(),
        record,
        definition.interval(),
        definition.intervalZh(),
        definition.notes(),
        definition.categoryMeaning());
  }
}
