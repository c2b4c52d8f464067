package org.muye.job;

import static org.apache.spark.sql.functions.col;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import org.muye.config.FourIsationRules;
import org.muye.contract.CodeList;
import org.muye.disclosure.PublishedTable;
import org.muye.indicator.Release;
import org.muye.region.Region;
import org.muye.region.Unit;
import org.muye.review.Audience;
import org.muye.review.GoldRow;
import org.muye.review.ReviewInputs;
import org.muye.review.ReviewInputs.CodeName;
import org.muye.source.FileDigest;
import org.muye.time.AsOf;
import org.muye.time.Period;
import org.muye.warning.WatchedRates;

/** Collects from gold what a review is built from: one quarter of the reporting units. */
final class ReviewData {
  private static final int QUARTERS_OF_HISTORY = 12;

  /** What a review reads of an indicator's value. */
  private static final String[] VALUE_COLUMNS = {
    "indicator_id",
    "unit_id",
    "period",
    "category",
    "numerator",
    "denominator",
    "exposure_person_days",
    "value",
    "ci_low",
    "ci_high",
    "previous_value",
    "rate_ratio_yoy",
    "rate_ratio_low",
    "rate_ratio_high",
    "funnel_95",
    "funnel_998",
    "funnel_adjusted",
    "status_reason"
  };

  private static final List<String> CODES =
      List.of(
          "incident_category",
          "dispute_category",
          "venue_type",
          "training_topic",
          "duty_activity_type");

  private final Workspace workspace;
  private final Workspace published;
  private final Region region;
  private final Period quarter;
  private final AsOf asOf;
  private final Audience audience;
  private final ReviewRows rows;
  private final ReviewRegion places;

  /**
   * Of a quarter.
   *
   * @param workspace with gold of the as-of day
   * @param published the workspace itself, whose gold has earlier reviews, first releases and
   *     backtests
   * @param audience the public gets the numbers that the mart publishes
   */
  ReviewData(
      Workspace workspace, Workspace published, Period quarter, AsOf asOf, Audience audience) {
    this.workspace = workspace;
    this.published = published;
    this.region = workspace.region();
    this.quarter = quarter;
    this.asOf = asOf;
    this.audience = audience;
    this.rows = new ReviewRows(workspace, published, audience);
    this.places = new ReviewRegion(region, quarter);
  }

  /** The inputs, rows in the order of their keys. */
  ReviewInputs read() {
    return read(Map.of());
  }

  /**
   * The inputs and rows of further tables.
   *
   * @param further which rows, by table
   */
  ReviewInputs read(Map<String, Column> further) {
    // Most of the time of a small table goes into the plan and the table's log.
    Map<String, List<GoldRow>> read = new ConcurrentSkipListMap<>();
    Period next = Period.containing(quarter.type(), quarter.end());
    String year = quarter.label().substring(0, 4);
    Column ofQuarter = col("period").equalTo(quarter.label());
    Column ofYear = col("period").equalTo(year);
    Column ofThisAndLastYear =
        col("period").isin(quarter.label(), quarter.yearsEarlier(1).orElseThrow().label());
    Column ofRegion = col("unit_id").equalTo(region.root().id());
    List<Runnable> reads = new ArrayList<>();
    further.forEach((table, wanted) -> reads.add(() -> put(read, table, wanted)));
    reads.addAll(
        List.of(
            () -> read.put(IndicatorsJob.VALUES, values()),
            () -> read.put(ReviewTables.FINDINGS, earlierFindings()),
            () -> put(read, WarningsJob.LEVELS, ofQuarter),
            () -> put(read, WarningsJob.EVIDENCE, ofQuarter),
            () -> put(read, ForecastJob.FORECASTS, ofRegion),
            () -> read.put(BacktestJob.SCORES, rows.ofTable(published, BacktestJob.SCORES, null)),
            () ->
                put(read, "gold.revision_log", ofRegion.and(col("period_type").equalTo("quarter"))),
            () -> put(read, "gold.data_quality", col("as_of").equalTo(asOf.date())),
            () -> put(read, "gold.indicator_definition", null),
            () -> put(read, "gold.duty_task", col("year").equalTo(Integer.parseInt(year))),
            () -> put(read, "gold.assessment_score", ofYear),
            () -> put(read, "gold.assessment_item", ofYear),
            () -> put(read, FourIsationJob.INDICES, ofThisAndLastYear),
            () -> put(read, FourIsationJob.COMPONENTS, ofThisAndLastYear),
            () -> put(read, "gold.training_coverage", col("period").isin(year, quarter.label()))));
    Parallel.run(reads);
    Map<String, List<GoldRow>> tables = new TreeMap<>(read);
    tables.put("region.key_dates", places.keyDates(next));
    tables.put("region.signal_levels", places.signalLevels());
    return new ReviewInputs(header(tables), places.units(), codes(), tables);
  }

  private List<GoldRow> values() {
    Object[] units =
        Stream.concat(Stream.of(region.root().id()), places.reporting().map(Unit::id)).toArray();
    List<String> history = new ArrayList<>();
    Period one = quarter;
    for (int i = 0; i < QUARTERS_OF_HISTORY; i++) {
      history.add(one.label());
      one = one.previous();
    }
    Column ofQuarter = col("unit_id").isin(units).and(col("period").equalTo(quarter.label()));
    Column ofHistory =
        col("unit_id")
            .equalTo(region.root().id())
            .and(col("period").isin(history.toArray()))
            .and(col("indicator_id").isin("I2", "D1"))
            .and(col("category").isNull());
    Column ofYearEarlier =
        col("unit_id")
            .equalTo(region.root().id())
            .and(col("period").equalTo(quarter.yearsEarlier(1).map(Period::label).orElse("")))
            .and(col("indicator_id").isin(ofYearEarlier()));
    Column ofYear =
        col("unit_id")
            .isin(units)
            .and(col("period").equalTo(quarter.label().substring(0, 4)))
            .and(col("indicator_id").startsWith("L").or(col("indicator_id").startsWith("T")));
    Dataset<Row> values =
        rows.table(workspace, IndicatorsJob.VALUES)
            .where(ofQuarter.or(ofHistory).or(ofYearEarlier).or(ofYear))
            // Those on today's boundaries serve comparisons only.
            .where(WatchedRates.isOnBoundariesOfTheTime())
            .selectExpr(valueColumns());
    List<GoldRow> read = ReviewRows.read(values);
    // Weeks carry other labels, so that a label names one period.
    read.sort(
        Comparator.comparing((GoldRow row) -> row.words("indicator_id"))
            .thenComparing(row -> row.words("unit_id"))
            .thenComparing(row -> row.words("period"))
            .thenComparing(row -> row.words("category"))
            .thenComparing(row -> row.words("status_reason")));
    return read;
  }

  /** What the review shows of the same quarter a year earlier. */
  private Object[] ofYearEarlier() {
    Stream<String> components =
        audience == Audience.PUBLIC
            // Whether an index of that quarter may be shown is told by its components.
            ? workspace.fourIsationRules().components().stream()
                .map(FourIsationRules.Component::indicator)
            : Stream.of();
    return Stream.concat(Stream.of("N1"), components).distinct().toArray();
  }

  private String[] valueColumns() {
    return audience == Audience.PUBLIC
        ? Stream.concat(Stream.of(VALUE_COLUMNS), Stream.of(PublishedTable.SUPPRESSED))
            .toArray(String[]::new)
        : VALUE_COLUMNS;
  }

  private void put(Map<String, List<GoldRow>> tables, String table, @Nullable Column condition) {
    tables.put(table, rows.ofTable(workspace, table, condition));
  }

  /** Of the last review of an earlier quarter that was frozen. */
  private List<GoldRow> earlierFindings() {
    List<GoldRow> all =
        rows.ofTable(
            published,
            ReviewTables.FINDINGS,
            col("frozen")
                .and(col("quarter").lt(quarter.label()))
                .and(col("audience").equalTo("INTERNAL")));
    String last =
        all.stream()
            .map(row -> row.words("quarter") + " " + row.words("as_of"))
            .max(Comparator.naturalOrder())
            .orElse("");
    return all.stream()
        .filter(row -> (row.words("quarter") + " " + row.words("as_of")).equals(last))
        .toList();
  }

  private ReviewInputs.Header header(Map<String, List<GoldRow>> tables) {
    LocalDate last = quarter.end().minusDays(1);
    return new ReviewInputs.Header(
        quarter.label(),
        asOf.date().toString(),
        quarter.start().toString(),
        (asOf.date().isBefore(last) ? asOf.date() : last).toString(),
        Release.of(quarter, asOf, region.releaseLagDays()).name(),
        region.id(),
        region.root().id(),
        region.nameZh(),
        region.nameEn(),
        definitions(tables),
        workspace.config().review().suppressBelow());
  }

  /** Changes with any definition or rule book that the review rests on. */
  private String definitions(Map<String, List<GoldRow>> tables) {
    StringBuilder text = new StringBuilder();
    tables
        .getOrDefault("gold.indicator_definition", List.of())
        .forEach(row -> text.append(row.cells()).append('\n'));
    text.append(workspace.warningRules())
        .append(workspace.findingRules())
        .append(workspace.fourIsationRules());
    region.signalLevels().ifPresent(text::append);
    return FileDigest.sha256(text.toString()).substring(0, 12);
  }

  private Map<String, Map<String, CodeName>> codes() {
    Map<String, Map<String, CodeName>> codes = new TreeMap<>();
    for (String name : CODES) {
      Map<String, CodeName> names = new TreeMap<>();
      CodeList list = workspace.codeLists().get(name);
      list.codes()
          .forEach(code -> names.put(code.code(), new CodeName(code.nameZh(), code.nameEn())));
      codes.put(name, names);
    }
    return codes;
  }
}
