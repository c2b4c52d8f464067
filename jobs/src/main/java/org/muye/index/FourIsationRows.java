package org.muye.index;

import java.io.Serializable;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.api.java.function.FlatMapGroupsFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.jspecify.annotations.Nullable;
import org.muye.config.FourIsationRules;
import org.muye.config.FourIsationRules.Component;
import org.muye.config.FourIsationRules.Index;
import org.muye.config.IndexSettings.Measure;
import org.muye.config.WarningRules;
import org.muye.indicator.Definition;
import org.muye.indicator.FactTable;
import org.muye.indicator.Indicator;
import org.muye.indicator.IndicatorCatalogue;
import org.muye.indicator.MissingFeeds;
import org.muye.indicator.NamedCells;
import org.muye.indicator.Release;
import org.muye.indicator.ResourceMetric;
import org.muye.indicator.StatusReason;
import org.muye.region.Region;
import org.muye.region.UnitVersion;
import org.muye.run.RunContext;
import org.muye.statistics.composite.Direction;
import org.muye.time.Period;
import org.muye.time.PeriodType;

/** Turns the published values of one unit and period into rows of the four-isations. */
record FourIsationRows(
    Region region,
    FourIsationRules rules,
    Set<FactTable> fed,
    RunContext run,
    String[] indexColumns,
    String[] componentColumns)
    implements FlatMapGroupsFunction<String, Row, Row>, Serializable {
  private static final int QUARTERS_OF_A_YEAR = 4;

  /** A published row; numbers that it does not have are null. */
  private record Published(
      @Nullable Double numerator,
      @Nullable Double denominator,
      @Nullable Double value,
      @Nullable Double low,
      @Nullable Double high,
      @Nullable String reasons) {
    static Published of(Row row) {
      return new Published(
          number(row, 4),
          number(row, 5),
          number(row, 6),
          number(row, 7),
          number(row, 8),
          row.getString(9));
    }

    private static @Nullable Double number(Row row, int column) {
      return row.isNullAt(column) ? null : (Double) row.getDouble(column);
    }
  }

  @Override
  public Iterator<Row> call(String key, Iterator<Row> rows) {
    int bar = key.lastIndexOf('|');
    String unit = key.substring(0, bar);
    Period period = Period.parse(key.substring(bar + 1));
    Map<String, Published> published = new HashMap<>();
    while (rows.hasNext()) {
      Row row = rows.next();
      published.put(
          new WarningRules.Series(row.getString(2), row.getString(3)).id(), Published.of(row));
    }
    List<Row> indices = new ArrayList<>();
    List<Row> components = new ArrayList<>();
    for (Index index : rules.indices()) {
      add(indices, components, unit, period, index, published);
    }
    return List.of(RowFactory.create(indices.toArray(), components.toArray())).iterator();
  }

  private void add(
      List<Row> indices,
      List<Row> components,
      String unit,
      Period period,
      Index index,
      Map<String, Published> published) {
    List<ComponentValue> values =
        index.components().stream()
            .map(component -> value(component, period, published.get(component.id())))
            .toList();
    FourIsationScore score = FourIsationScore.of(index, rules.leastShare(), values);
    List<String> missing = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      Component component = index.components().get(i);
      if (values.get(i).value() == null) {
        missing.add(component.id());
      }
      Map<String, @Nullable Object> fields = common(unit, period, index);
      put(fields, component, published.get(component.id()));
      fields.put("position", i + 1);
      fields.put("scored_value", values.get(i).value());
      fields.put("score", score.parts().get(i).score());
      fields.put("reference_date", referenceDate(component, unit, period));
      fields.put("status_reason", IndexRows.reasons(score.parts().get(i).status(), values.get(i)));
      components.add(NamedCells.row(fields, componentColumns));
    }
    Map<String, @Nullable Object> fields = common(unit, period, index);
    fields.put("position", rules.indices().indexOf(index) + 1);
    fields.put("score", score.score());
    fields.put("components_present", score.present());
    fields.put("components_listed", values.size());
    fields.put("least_share", rules.leastShare());
    fields.put("missing_components", missing.isEmpty() ? null : String.join(";", missing));
    fields.put("status_reason", IndexRows.reasons(score.status(), ComponentValue.NONE));
    indices.add(NamedCells.row(fields, indexColumns));
  }

  private ComponentValue value(Component component, Period period, @Nullable Published row) {
    Double number = row == null ? null : row.value();
    if (row == null || number == null) {
      return new ComponentValue(null, Set.of(), row == null ? whyNone(component) : row.reasons());
    }
    boolean perQuarter =
        component.measure() == Measure.QUARTERLY_RATE && period.type() == PeriodType.YEAR;
    return ComponentValue.of(
        component.measure(),
        perQuarter ? (Double) (number / QUARTERS_OF_A_YEAR) : number,
        null,
        period.days(),
        Math.max(1, ChronoUnit.DAYS.between(period.start(), lastDay(period).plusDays(1))),
        row.reasons());
  }

  /** Why nothing was published; null where its records were read and hold nothing of it. */
  private @Nullable String whyNone(Component component) {
    if (ResourceMetric.find(component.indicator()).isPresent()) {
      return StatusReason.NO_RESOURCE_FIGURE.name();
    }
    boolean isFed =
        IndicatorCatalogue.find(component.indicator())
            .filter(indicator -> indicator.isCountedFrom(fed))
            .isPresent();
    return isFed ? null : StatusReason.NO_FEED.name();
  }

  private @Nullable LocalDate referenceDate(Component component, String unit, Period period) {
    return ResourceMetric.find(component.indicator())
        .map(metric -> region.resources(unit, metric.items(), lastDay(period)).referenceDate())
        .orElse(null);
  }

  private LocalDate lastDay(Period period) {
    LocalDate asOf = run.asOf().date();
    return period.lastDay().isAfter(asOf) ? asOf : period.lastDay();
  }

  private static void put(
      Map<String, @Nullable Object> fields, Component component, @Nullable Published row) {
    Definition definition = definition(component.indicator());
    String nameZh = component.nameZh();
    String nameEn = component.nameEn();
    fields.put("component", component.id());
    fields.put("indicator_id", component.indicator());
    fields.put("category", component.category());
    fields.put("component_name_zh", nameZh == null ? definition.nameZh() : nameZh);
    fields.put("component_name_en", nameEn == null ? definition.nameEn() : nameEn);
    fields.put("value_unit", definition.unit());
    if (row != null) {
      fields.put("numerator", row.numerator());
      fields.put("denominator", row.denominator());
      fields.put("value", row.value());
      fields.put("ci_low", row.low());
      fields.put("ci_high", row.high());
    }
    fields.put("goalpost_low", component.goalposts().low());
    fields.put("goalpost_high", component.goalposts().high());
    fields.put(
        "better", component.goalposts().direction() == Direction.INCREASING ? "high" : "low");
    fields.put("goalpost_source", component.source());
  }

  private static Definition definition(String indicator) {
    return IndicatorCatalogue.find(indicator)
        .map(Indicator::definition)
        .or(() -> MissingFeeds.find(indicator))
        .orElseThrow();
  }

  private Map<String, @Nullable Object> common(String unit, Period period, Index index) {
    UnitVersion version = region.unit(unit).orElseThrow().on(period.lastDay());
    Map<String, @Nullable Object> fields = new HashMap<>();
    fields.put("unit_id", unit);
    fields.put("period_type", period.type().tableName());
    fields.put("period", period.label());
    fields.put("isation", index.id());
    fields.put("unit_name_zh", version.nameZh());
    fields.put("unit_name_en", version.nameEn());
    fields.put("isation_name_zh", index.nameZh());
    fields.put("isation_name_en", index.nameEn());
    fields.put("book_version", rules.version());
    fields.put("release", Release.of(period, run.asOf(), region.releaseLagDays()).name());
    fields.put("as_of", run.asOf().date());
    fields.put("run_id", run.runId());
    return fields;
  }
}
