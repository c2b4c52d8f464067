package org.muye.job;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.muye.error.Message;
import org.muye.error.UserError;
import org.muye.indicator.Definition;
import org.muye.indicator.Indicator;
import org.muye.indicator.IndicatorCatalogue;
import org.muye.indicator.MissingFeeds;
import org.muye.indicator.StatusReason;
import org.muye.region.Unit;
import org.muye.time.Period;

/**
 * A published number and what it means; {@link ExplainedRecords} are the records that it rests on.
 *
 * @param definition what it means
 * @param unitId the unit
 * @param unitName its names
 * @param asOf the day whose knowledge it shows
 * @param values one for the whole and one for each category, on both boundaries where they differ
 */
public record Explanation(
    Meaning definition,
    String unitId,
    String unitName,
    String period,
    LocalDate asOf,
    List<Value> values) {

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

  /** Begins what takes as long as to read the files of a workspace: to make all indicators. */
  public static void prepare() {
    var unused = CompletableFuture.runAsync(IndicatorCatalogue::all);
  }

  /**
   * Answers a question.
   *
   * @throws UserError when the indicator, unit or period does not exist or holds no value
   */
  public static Explanation of(Workspace workspace, Question question) {
    Definition definition = indicator(question.indicator()).definition();
    Unit unit = AskedUnit.of(workspace, question.unit());
    Period period = Period.parse(question.period());
    String id = definition.id();
    ExplainedValues gold = new ExplainedValues(workspace);
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
    return new Explanation(
        Meaning.of(definition),
        unit.id(),
        unit.on(period.lastDay()).nameZh() + " " + unit.on(period.lastDay()).nameEn(),
        period.label(),
        asOf,
        values);
  }

  /**
   * The indicator that a question names.
   *
   * @throws UserError when there is none, or none with values
   */
  static Indicator indicator(String id) {
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
}
