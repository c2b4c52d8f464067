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
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.api.java.function.FlatMapGroupsFunction;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import org.muye.config.IndexSettings;
import org.muye.config.IndexSettings.Component;
import org.muye.config.WarningRules;
import org.muye.index.QuarterIndex.Part;
import org.muye.index.QuarterIndex.UnitResult;
import org.muye.indicator.Definition;
import org.muye.indicator.IndicatorCatalogue;
import org.muye.indicator.NamedCells;
import org.muye.indicator.Release;
import org.muye.region.Region;
import org.muye.region.UnitVersion;
import org.muye.run.RunContext;
import org.muye.statistics.composite.AnalyticHierarchy;
import org.muye.statistics.composite.IndicatorValues;
import org.muye.statistics.composite.RankInterval;
import org.muye.time.Period;

/** Turns the published values of one quarter into rows of the index. */
record IndexRows(Region region, WarningRules rules, RunContext run, String[] columns)
    implements FlatMapGroupsFunction<String, Row, Row>, Serializable {
  private static final String INDEX = "INDEX";

  @Override
  public Iterator<Row> call(String label, Iterator<Row> published) {
    Period quarter = Period.parse(label);
    String root = region.root().id();
    // Units in one order, so that a rank does not depend on how rows arrive.
    TreeMap<String, Map<String, ComponentValue>> units = new TreeMap<>();
    Map<String, ComponentValue> whole = new HashMap<>();
    while (published.hasNext()) {
      Row row = published.next();
      String unit = row.getString(1);
      Component component = component(row.getString(2), row.getString(3));
      (unit.equals(root) ? whole : units.computeIfAbsent(unit, key -> new HashMap<>()))
          .put(component.id(), value(row, component, quarter));
    }
    List<Row> rows = new ArrayList<>();
    List<Map<String, ComponentValue>> ofUnits = List.copyOf(units.values());
    List<UnitResult> results = results(ofUnits);
    int place = 0;
    for (String unit : units.keySet()) {
      addRows(rows, unit, quarter, ofUnits.get(place), results.get(place), true);
      place++;
    }
    if (!whole.isEmpty()) {
      addRows(rows, root, quarter, whole, results(List.of(whole)).get(0), false);
    }
    return rows.iterator();
  }

  private Component component(String indicator, @Nullable String category) {
    String id = new WarningRules.Series(indicator, category).id();
    return rules.index().components().stream()
        .filter(component -> component.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private ComponentValue value(Row row, Component component, Period quarter) {
    LocalDate afterAsOf = run.asOf().date().plusDays(1);
    LocalDate end = quarter.end().isAfter(afterAsOf) ? afterAsOf : quarter.end();
    return ComponentValue.of(
        component.measure(),
        row.isNullAt(4) ? null : row.getDouble(4),
        row.isNullAt(5) ? null : row.getDouble(5),
        quarter.days(),
        Math.max(1, ChronoUnit.DAYS.between(quarter.start(), end)),
        row.getString(6));
  }

  private List<UnitResult> results(List<Map<String, ComponentValue>> units) {
    if (units.isEmpty()) {
      return List.of();
    }
    List<IndicatorValues> values = new ArrayList<>();
    for (Component component : rules.index().components()) {
      List<@Nullable Double> ofUnits = new ArrayList<>();
      for (Map<String, ComponentValue> unit : units) {
        ofUnits.add(unit.getOrDefault(component.id(), ComponentValue.NONE).value());
      }
      values.add(IndicatorValues.ofNullable(ofUnits));
    }
    return QuarterIndex.of(rules.index(), values);
  }

  private void addRows(
      List<Row> rows,
      String unit,
      Period quarter,
      Map<String, ComponentValue> values,
      UnitResult result,
      boolean ranked) {
    List<Component> components = rules.index().components();
    for (int i = 0; i < components.size(); i++) {
      Component component = components.get(i);
      ComponentValue value = values.getOrDefault(component.id(), ComponentValue.NONE);
      Part part = result.parts().get(i);
      Map<String, @Nullable Object> fields = common(unit, quarter, component.id());
      Definition definition =
          IndicatorCatalogue.find(component.indicator()).orElseThrow().definition();
      fields.put("component_name_zh", definition.nameZh());
      fields.put("component_name_en", definition.nameEn());
      fields.put("raw_value", value.value());
      fields.put("goalpost_low", component.goalposts().low());
      fields.put("goalpost_high", component.goalposts().high());
      fields.put("score", part.score());
      fields.put("weight", part.weight());
      fields.put("contribution", part.contribution());
      fields.put("status_reason", reasons(part.status(), value));
      rows.add(row(fields));
    }
    rows.add(row(index(unit, quarter, values, result, ranked)));
  }

  private Map<String, @Nullable Object> index(
      String unit,
      Period quarter,
      Map<String, ComponentValue> values,
      UnitResult result,
      boolean ranked) {
    Map<String, @Nullable Object> fields = common(unit, quarter, INDEX);
    fields.put("component_name_zh", "综合指数");
    fields.put("component_name_en", "Composite index");
    fields.put("weight", result.weight());
    fields.put("linear", result.linear());
    fields.put("geometric", result.geometric());
    RankInterval interval = result.interval();
    if (ranked) {
      fields.put("rank", result.rank());
      fields.put("rank_low", interval == null ? null : interval.best());
      fields.put("rank_high", interval == null ? null : interval.worst());
      fields.put("rank_entropy", result.rankByEntropy());
      fields.put("rank_ahp", result.rankByJudgement());
    }
    AnalyticHierarchy judged = rules.index().judgements();
    fields.put("ahp_consistency_ratio", judged == null ? null : judged.consistencyRatio());
    TreeSet<IndexStatus> status = new TreeSet<>(result.status());
    if (values.values().stream().anyMatch(v -> v.status().contains(IndexStatus.PROJECTED))) {
      status.add(IndexStatus.PROJECTED);
    }
    fields.put("status_reason", reasons(status, ComponentValue.NONE));
    return fields;
  }

  private Map<String, @Nullable Object> common(String unit, Period quarter, String component) {
    UnitVersion version = region.unit(unit).orElseThrow().on(quarter.lastDay());
    IndexSettings index = rules.index();
    Map<String, @Nullable Object> fields = new HashMap<>();
    fields.put("unit_id", unit);
    fields.put("period", quarter.label());
    fields.put("component", component);
    fields.put("unit_name_zh", version.nameZh());
    fields.put("unit_name_en", version.nameEn());
    fields.put("period_start", quarter.start());
    fields.put("reference", index.referenceFrom() + "/" + index.referenceTo());
    fields.put("rule_book_version", rules.version());
    fields.put("release", Release.of(quarter, run.asOf(), region.releaseLagDays()).name());
    fields.put("as_of", run.asOf().date());
    fields.put("run_id", run.runId());
    return fields;
  }

  /** The reasons of an index or component, those of the published value last; null for none. */
  static @Nullable String reasons(Set<IndexStatus> status, ComponentValue value) {
    List<String> reasons = new ArrayList<>();
    for (IndexStatus reason : status) {
      reasons.add(reason.name());
    }
    for (IndexStatus reason : value.status()) {
      reasons.add(reason.name());
    }
    String published = value.published();
    if (published != null && !published.isEmpty()) {
      reasons.addAll(List.of(published.split(";", -1)));
    }
    return reasons.isEmpty() ? null : String.join(";", reasons.stream().distinct().toList());
  }

  private Row row(Map<String, @Nullable Object> fields) {
    return NamedCells.row(fields, columns);
  }
}
