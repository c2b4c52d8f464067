package org.muye.assessment;

import java.io.Serializable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.spark.api.java.function.FlatMapGroupsFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.jspecify.annotations.Nullable;
import org.muye.assessment.QuantityTotals.Total;
import org.muye.assessment.QuantityValue.Status;
import org.muye.assessment.UnitScore.ItemScore;
import org.muye.assessment.UnitScore.VetoHeld;
import org.muye.config.AssessmentRules;
import org.muye.indicator.AssessmentIndicators;
import org.muye.indicator.Definition;
import org.muye.indicator.FactTable;
import org.muye.indicator.NamedCells;
import org.muye.indicator.Release;
import org.muye.region.Region;
import org.muye.region.UnitVersion;
import org.muye.run.RunContext;
import org.muye.time.Period;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Assesses one unit in one year from the sums of its measures, and writes the result as rows;
 * serialised to the executors.
 *
 * @param fed the kinds of records that are read
 * @param scoreColumns those of `gold.assessment_score`, in order
 * @param itemColumns those of `gold.assessment_item`, in order
 * @param valueColumns those of `gold.indicator_value`, in order
 */
record AssessmentRows(
    Region region,
    RuleBooks books,
    RunContext run,
    Set<FactTable> fed,
    String[] scoreColumns,
    String[] itemColumns,
    String[] valueColumns)
    implements FlatMapGroupsFunction<String, Row, Row>, Serializable {

  @Override
  public Iterator<Row> call(String key, Iterator<Row> rows) {
    List<Total> totals = new ArrayList<>();
    String unit = "";
    String label = "";
    while (rows.hasNext()) {
      Row row = rows.next();
      unit = row.getString(0);
      label = row.getString(1);
      if (!row.isNullAt(2)) {
        totals.add(
            new Total(
                row.getString(2),
                row.getString(3),
                row.getDouble(4),
                List.copyOf(row.<String>getList(5))));
      }
    }
    Period year = Period.parse(label);
    AssessmentRules rules = books.of(year.start().getYear()).orElseThrow();
    UnitScore score =
        UnitScore.of(
            rules, QuantityTotals.values(QuantityCatalogue.usedBy(List.of(rules)), totals, fed));
    Map<String, @Nullable Object> common = common(unit, year, rules);
    return List.of(
            RowFactory.create(
                scoreRow(common, score),
                CollectionConverters.asScala(itemRows(common, rules, score)).toSeq(),
                CollectionConverters.asScala(valueRows(common, year, score)).toSeq()))
        .iterator();
  }

  private Map<String, @Nullable Object> common(String unitId, Period year, AssessmentRules rules) {
    Optional<UnitVersion> unit = version(unitId, year);
    Map<String, @Nullable Object> fields = new HashMap<>();
    fields.put("unit_id", unitId);
    fields.put("unit_name_zh", unit.map(UnitVersion::nameZh).orElse(unitId));
    fields.put("unit_name_en", unit.map(UnitVersion::nameEn).orElse(unitId));
    fields.put("period", year.label());
    fields.put("rulebook_version", rules.version());
    fields.put("release", Release.of(year, run.asOf(), region.releaseLagDays()).name());
    fields.put("as_of", run.asOf().date());
    fields.put("run_id", run.runId());
    return fields;
  }

  /** The unit under its code and name on the last day counted. */
  private Optional<UnitVersion> version(String unitId, Period year) {
    LocalDate asOf = run.asOf().date();
    return region
        .unit(unitId)
        .map(unit -> unit.on(year.lastDay().isAfter(asOf) ? asOf : year.lastDay()));
  }

  private Row scoreRow(Map<String, @Nullable Object> common, UnitScore score) {
    Map<String, @Nullable Object> fields = new HashMap<>(common);
    fields.put("base", score.base().doubleValue());
    fields.put("deductions", score.deductions().negate().doubleValue());
    fields.put("bonus_raw", score.bonusRaw().doubleValue());
    fields.put("bonus_counted", score.bonusCounted().doubleValue());
    fields.put("score", score.score().doubleValue());
    fields.put("veto", score.isVetoed());
    fields.put(
        "veto_trigger_ids", joined(score.vetoes().stream().map(held -> held.veto().id()).toList()));
    fields.put(
        "veto_record_ids",
        joined(
            List.copyOf(
                score.vetoes().stream()
                    .map(VetoHeld::recordIds)
                    .flatMap(List::stream)
                    .collect(Collectors.toCollection(TreeSet::new)))));
    fields.put("display", score.display());
    fields.put("status_reason", incomplete(score));
    return NamedCells.row(fields, scoreColumns);
  }

  private List<Row> itemRows(
      Map<String, @Nullable Object> common, AssessmentRules rules, UnitScore score) {
    List<Row> rows = new ArrayList<>();
    for (ItemScore item : score.items()) {
      Map<String, @Nullable Object> fields = new HashMap<>(common);
      fields.put("item_id", item.item().id());
      fields.put("kind", item.item().kind().word());
      fields.put("name_zh", item.item().nameZh());
      fields.put("name_en", item.item().nameEn());
      fields.put("what", item.item().what());
      fields.put("quantity", item.quantity().value());
      fields.put("solved", item.item().halvedIfSolved() ? item.quantity().solved() : null);
      fields.put("raw_points", item.rawPoints().doubleValue());
      fields.put("cap", number(item.item().cap()));
      fields.put("points", item.signedPoints().doubleValue());
      fields.put("group_id", item.item().group());
      fields.put(
          "group_cap",
          rules.groupOf(item.item()).map(group -> group.cap().doubleValue()).orElse(null));
      Status status = item.quantity().status();
      fields.put("status_reason", status == null ? null : status.name());
      fields.put("evidence_record_ids", joined(item.quantity().recordIds()));
      rows.add(NamedCells.row(fields, itemColumns));
    }
    return rows;
  }

  private List<Row> valueRows(Map<String, @Nullable Object> common, Period year, UnitScore score) {
    return List.of(
        valueRow(common, year, AssessmentIndicators.SCORE, score.score().doubleValue(), score),
        valueRow(common, year, AssessmentIndicators.VETO, score.isVetoed() ? 1 : 0, score));
  }

  private Row valueRow(
      Map<String, @Nullable Object> common,
      Period year,
      Definition definition,
      double value,
      UnitScore score) {
    Map<String, @Nullable Object> fields = new HashMap<>(common);
    fields.put("indicator_id", definition.id());
    fields.put("definition_version", definition.version());
    fields.put(
        "unit_code",
        version(String.valueOf(common.get("unit_id")), year).map(UnitVersion::code).orElse(null));
    fields.put("boundary_version", region.boundaryVersion(year.start()));
    fields.put("period_type", year.type().tableName());
    fields.put("period_start", year.start());
    fields.put("period_end", year.end());
    fields.put("value", value);
    fields.put("status_reason", incomplete(score));
    fields.put("suppressed", false);
    return NamedCells.row(fields, valueColumns);
  }

  private static @Nullable String incomplete(UnitScore score) {
    return score.incomplete() ? Status.NO_FEED.name() : null;
  }

  private static @Nullable Double number(@Nullable BigDecimal number) {
    return number == null ? null : number.doubleValue();
  }

  private static @Nullable String joined(List<String> ids) {
    return ids.isEmpty() ? null : String.join(";", ids);
  }
}
