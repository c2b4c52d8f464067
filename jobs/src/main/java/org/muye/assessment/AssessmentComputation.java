package org.muye.assessment;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.io.Serializable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.spark.api.java.function.FlatMapGroupsFunction;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import org.muye.assessment.Quantity.Part;
import org.muye.assessment.QuantityTotals.Total;
import org.muye.assessment.QuantityValue.Status;
import org.muye.assessment.UnitScore.ItemScore;
import org.muye.assessment.UnitScore.VetoHeld;
import org.muye.config.AssessmentRules;
import org.muye.indicator.AssessmentIndicators;
import org.muye.indicator.Definition;
import org.muye.indicator.Evidence;
import org.muye.indicator.FactTable;
import org.muye.indicator.Measure;
import org.muye.indicator.Release;
import org.muye.region.Region;
import org.muye.region.Unit;
import org.muye.region.UnitVersion;
import org.muye.run.RunContext;
import org.muye.time.Period;
import org.muye.time.PeriodType;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Assesses every unit that reports in every year that a rule book is valid in: sums over the
 * records first, then plain Java for each unit and year, both on the executors.
 */
public final class AssessmentComputation {
  /** Schema of {@link #seedRows}. */
  public static final StructType SEEDS =
      new StructType().add("unit_id", DataTypes.StringType).add("period", DataTypes.StringType);

  private static final Map<String, Column> NO_TOTALS =
      Map.of(
          "measure", lit(null).cast("string"),
          "category", lit(null).cast("string"),
          "n", lit(null).cast("double"),
          "record_ids", lit(null).cast("array<string>"));

  private final Region region;
  private final RuleBooks books;
  private final RunContext run;
  private final LocalDate firstDay;

  /**
   * An assessment of a region as known at the run's as-of day.
   *
   * @param firstDay first day of which records are read
   */
  public AssessmentComputation(Region region, RuleBooks books, RunContext run, LocalDate firstDay) {
    this.region = region;
    this.books = books;
    this.run = run;
    this.firstDay = firstDay;
  }

  /** The years assessed, the oldest first. */
  public List<Period> years() {
    return Period.covering(PeriodType.YEAR, firstDay, run.asOf().date()).stream()
        .filter(year -> books.of(year.start().getYear()).isPresent())
        .toList();
  }

  /** One row for each year, in the shape of {@link Evidence#PERIODS}. */
  public List<Row> periodRows() {
    return years().stream()
        .map(year -> RowFactory.create(year.label(), year.start(), lastDay(year)))
        .toList();
  }

  /** One row for each unit and year, so that a unit without records is assessed too. */
  public List<Row> seedRows() {
    List<Row> rows = new ArrayList<>();
    for (Period year : years()) {
      for (Unit unit : region.reportingUnits(year.start(), lastDay(year).plusDays(1))) {
        rows.add(RowFactory.create(unit.id(), year.label()));
      }
    }
    return rows;
  }

  private LocalDate lastDay(Period year) {
    return year.lastDay().isAfter(run.asOf().date()) ? run.asOf().date() : year.lastDay();
  }

  /**
   * The scores with their items.
   *
   * @param facts records by kind; what no source delivers is absent
   * @param periods the rows of {@link #periodRows}
   * @param seeds the rows of {@link #seedRows}
   * @param score schema of `gold.assessment_score`
   * @param item schema of `gold.assessment_item`
   * @param value schema of `gold.indicator_value`
   * @return rows with a column `score`, and arrays `items` and `values`
   */
  public Dataset<Row> assess(
      Map<FactTable, Dataset<Row>> facts,
      Dataset<Row> periods,
      Dataset<Row> seeds,
      StructType score,
      StructType item,
      StructType value) {
    List<Quantity> used = QuantityCatalogue.usedBy(books.books());
    Set<FactTable> fed = Set.copyOf(facts.keySet());
    Set<Measure> measures = new HashSet<>();
    Set<Measure> named = new HashSet<>();
    for (Quantity quantity : used) {
      if (quantity.measures().stream().allMatch(measure -> fed.contains(measure.facts()))) {
        measures.addAll(quantity.measures());
        quantity.evidence().stream().map(Part::measure).forEach(named::add);
      }
    }
    StructType assessed =
        new StructType()
            .add("score", score)
            .add("items", DataTypes.createArrayType(item))
            .add("values", DataTypes.createArrayType(value));
    // A book of which no rule can be applied scores nobody: all would have the base.
    Dataset<Row> rows =
        measures.isEmpty()
            ? seeds.limit(0).withColumns(NO_TOTALS)
            : seeds.join(
                new Evidence(region, facts).totals(measures, named, periods),
                new String[] {"unit_id", "period"},
                "left");
    return rows.select(
            col("unit_id"),
            col("period"),
            col("measure"),
            col("category"),
            col("n"),
            col("record_ids"))
        .groupByKey(
            (MapFunction<Row, String>) row -> row.getString(0) + "|" + row.getString(1),
            Encoders.STRING())
        .flatMapGroups(
            new OfUnit(
                region, books, run, fed, score.fieldNames(), item.fieldNames(), value.fieldNames()),
            Encoders.row(assessed));
  }

  /** Assesses one unit in one year; serialised to the executors. */
  private record OfUnit(
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

    private Map<String, @Nullable Object> common(
        String unitId, Period year, AssessmentRules rules) {
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
          "veto_trigger_ids",
          joined(score.vetoes().stream().map(held -> held.veto().id()).toList()));
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
      return row(fields, scoreColumns);
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
        rows.add(row(fields, itemColumns));
      }
      return rows;
    }

    private List<Row> valueRows(
        Map<String, @Nullable Object> common, Period year, UnitScore score) {
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
      return row(fields, valueColumns);
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

    private static Row row(Map<String, @Nullable Object> fields, String[] columns) {
      Object[] ordered = new Object[columns.length];
      for (int i = 0; i < columns.length; i++) {
        ordered[i] = fields.get(columns[i]);
      }
      return RowFactory.create(ordered);
    }
  }
}
