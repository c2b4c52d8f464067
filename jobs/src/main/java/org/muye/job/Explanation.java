package org.muye.job;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.max;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import org.muye.error.Message;
import org.muye.error.UserError;
import org.muye.indicator.Definition;
import org.muye.indicator.Evidence;
import org.muye.indicator.Indicator;
import org.muye.indicator.IndicatorCatalogue;
import org.muye.indicator.Measure;
import org.muye.indicator.MissingFeeds;
import org.muye.indicator.StatusReason;
import org.muye.region.Unit;
import org.muye.time.AsOf;
import org.muye.time.Period;

/**
 * A published number with everything it rests on.
 *
 * @param definition what it means
 * @param unitId the unit
 * @param unitName its names
 * @param asOf the day whose knowledge it shows
 * @param values one for the whole and one for each category, on both boundaries where they differ
 * @param numerator the records behind the numerator
 * @param denominator the records behind the denominator; null where it is no count of records
 */
public record Explanation(
    Meaning definition,
    String unitId,
    String unitName,
    String period,
    LocalDate asOf,
    List<Value> values,
    Records numerator,
    @Nullable Records denominator) {

  /** A definition; see {@link Definition}. */
  public record Meaning(
      String id,
      int version,
      String nameZh,
      String nameEn,
      String formula,
      String formulaZh,
      String unit,
      String unitZh,
      String interval,
      String intervalZh,
      String category,
      String categoryZh,
      String notes,
      String notesZh) {
    static Meaning of(Definition definition) {
      return new Meaning(
          definition.id(),
          definition.version(),
          definition.nameZh(),
          definition.nameEn(),
          definition.formula(),
          definition.formulaZh(),
          definition.unit(),
          definition.unitZh(),
          definition.interval(),
          definition.intervalZh(),
          definition.categoryMeaning(),
          definition.categoryMeaningZh(),
          definition.notes(),
          definition.notesZh());
    }
  }

  /**
   * A row of `gold.indicator_value`.
   *
   * @param amongUnits the value in the light of the other units; null where it is not compared
   * @param firstPublished the value first published, where it differs
   */
  public record Value(
      @Nullable String category,
      @Nullable Double value,
      @Nullable Double low,
      @Nullable Double high,
      @Nullable Double numerator,
      @Nullable Double denominator,
      @Nullable Double previous,
      @Nullable RateAmongUnits amongUnits,
      String release,
      List<Status> status,
      String boundaries,
      String runId,
      @Nullable Double firstPublished,
      @Nullable LocalDate firstPublishedAsOf) {}

  /** Why a part is missing or must be read with care. */
  public record Status(String code, String zh, String en) {
    static Status of(String code) {
      return Arrays.stream(StatusReason.values())
          .filter(reason -> reason.name().equals(code))
          .findFirst()
          .map(reason -> new Status(code, reason.zh(), reason.en()))
          .orElse(new Status(code, code, code));
    }
  }

  /**
   * Records behind one side.
   *
   * @param total how many there are
   * @param first the first of them by id
   */
  public record Records(long total, List<Contribution> first) {}

  /** What a record counts for: usually 1. */
  public record Contribution(String id, double counts) {}

  /**
   * What is asked.
   *
   * @param unit id or code
   * @param category null for every one
   * @param asOf the day of the values in gold; null for whatever day it is
   * @param ids how many record ids to name, 0 or more
   */
  public record Question(
      String indicator,
      String unit,
      String period,
      @Nullable String category,
      @Nullable LocalDate asOf,
      int ids) {}

  /**
   * Answers a question.
   *
   * @throws UserError when the indicator, unit or period does not exist or holds no value
   */
  public static Explanation of(Workspace workspace, Question question) {
    Indicator indicator = indicator(question.indicator());
    Unit unit = AskedUnit.of(workspace, question.unit());
    Period period = Period.parse(question.period());
    String id = indicator.definition().id();
    ExplainedValues gold = new ExplainedValues(workspace.tables());
    LocalDate asOf = gold.asOf(question.asOf());
    List<Value> values = gold.of(id, unit, period, question.category());
    if (values.isEmpty()) {
      throw UserError.of(
          "explain.no_value",
          id,
          unit.id(),
          period.label(),
          question.category() == null ? "" : Message.of("explain.of_category", question.category()),
          asOf);
    }
    LocalDate lastDay = period.lastDay().isAfter(asOf) ? asOf : period.lastDay();
    boolean rebased =
        values.stream()
            .allMatch(v -> v.status().stream().anyMatch(s -> s.code().equals("REBASED")));
    Evidence evidence =
        new Evidence(workspace.region(), new KnownRecords(workspace).facts(new AsOf(asOf)));
    Side side =
        new Side(
            evidence, unit.id(), rebased, period, lastDay, question.category(), question.ids());
    Side related = indicator.denominatorByCategory() ? side : side.ofAllCategories();
    return new Explanation(
        Meaning.of(indicator.definition()),
        unit.id(),
        unit.on(period.lastDay()).nameZh() + " " + unit.on(period.lastDay()).nameEn(),
        period.label(),
        asOf,
        values,
        side.records(indicator.numerator()),
        indicator.denominator().isEmpty() ? null : related.records(indicator.denominator()));
  }

  private static Indicator indicator(String id) {
    Optional<Indicator> found = IndicatorCatalogue.find(id);
    if (found.isEmpty()) {
      found = IndicatorCatalogue.find(id.toUpperCase(Locale.ROOT));
    }
    Optional<Definition> missing =
        MissingFeeds.definitions().stream().filter(d -> d.id().equalsIgnoreCase(id)).findFirst();
    if (missing.isPresent()) {
      throw UserError.of(
          UserError.Kind.USAGE,
          "explain.indicator_without_values",
          missing.get().id(),
          missing.get().nameEn(),
          missing.get().nameZh(),
          missing.get().notes(),
          missing.get().notesZh());
    }
    return found.orElseThrow(
        () ->
            UserError.of(
                UserError.Kind.USAGE,
                "explain.no_indicator",
                id,
                String.join(
                    ", ",
                    IndicatorCatalogue.all().stream().map(i -> i.definition().id()).toList())));
  }

  private record Side(
      Evidence evidence,
      String unit,
      boolean rebased,
      Period period,
      LocalDate lastDay,
      @Nullable String category,
      int ids) {

    Side ofAllCategories() {
      return new Side(evidence, unit, rebased, period, lastDay, null, ids);
    }

    Records records(List<Measure> measures) {
      if (measures.isEmpty()) {
        return new Records(0, List.of());
      }
      Dataset<Row> records =
          evidence
              .records(measures, unit, rebased, period, lastDay, category)
              .groupBy("record_id")
              .agg(max(col("n")).as("n"))
              .sort("record_id")
              .cache();
      List<Contribution> first = new ArrayList<>();
      for (Row row : records.limit(ids).collectAsList()) {
        first.add(new Contribution(row.getString(0), row.getDouble(1)));
      }
      long total = records.count();
      records.unpersist();
      return new Records(total, first);
    }
  }
}
