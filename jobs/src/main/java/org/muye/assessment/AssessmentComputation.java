package org.muye.assessment;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.muye.assessment.Quantity.Part;
import org.muye.indicator.Evidence;
import org.muye.indicator.FactTable;
import org.muye.indicator.Measure;
import org.muye.region.Region;
import org.muye.region.Unit;
import org.muye.run.RunContext;
import org.muye.time.Period;
import org.muye.time.PeriodType;

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
            new AssessmentRows(
                region, books, run, fed, score.fieldNames(), item.fieldNames(), value.fieldNames()),
            Encoders.row(assessed));
  }
}
