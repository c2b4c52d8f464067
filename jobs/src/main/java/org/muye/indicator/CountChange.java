package org.muye.indicator;

import static org.muye.indicator.IncidentMeasures.VALID;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.muye.indicator.Slice.Compared;
import org.muye.time.PeriodType;

/**
 * I3: change of the valid incidents against an earlier period, as a percentage, a difference or a
 * ratio of rates. An open period is compared with as many days of the earlier one (rule R4); a
 * small or zero base has no percentage (rule R3).
 */
final class CountChange implements Indicator {
  /** Below this reference count no percentage is published (rule R3). */
  static final double SMALL_BASE = 10;

  /** How the change is expressed. */
  enum Form {
    PERCENTAGE(""),
    DIFFERENCE("_ABS"),
    RATE_RATIO("_RR");

    private final String suffix;

    Form(String suffix) {
      this.suffix = suffix;
    }
  }

  private final Comparison comparison;
  private final Form form;

  CountChange(Comparison comparison, Form form) {
    this.comparison = comparison;
    this.form = form;
  }

  @Override
  public Definition definition() {
    String id =
        switch (comparison) {
          case YEAR_EARLIER -> "I3_YOY";
          case PREVIOUS -> "I3_QOQ";
          case THREE_YEARS -> "I3_YOY3";
        };
    String zh =
        switch (comparison) {
          case YEAR_EARLIER -> "同比";
          case PREVIOUS -> "环比";
          case THREE_YEARS -> "与前三年同期均值比";
        };
    String en =
        switch (comparison) {
          case YEAR_EARLIER -> "Change on the same period a year earlier";
          case PREVIOUS -> "Change on the period before";
          case THREE_YEARS -> "Change on the mean of the same period of three years";
        };
    Definition definition =
        switch (form) {
          case PERCENTAGE ->
              Definition.of(
                  id,
                  "警情" + zh,
                  en,
                  comparison == Comparison.THREE_YEARS
                      ? "(valid incidents - mean reference) / mean reference; denominator: the sum of"
                          + " the three reference counts"
                      : "(valid incidents - reference) / reference; denominator: the reference count",
                  "fraction",
                  Definition.Direction.MORE_IS_WORSE);
          case DIFFERENCE ->
              Definition.of(
                  id + form.suffix,
                  "警情" + zh + "增减数",
                  en + ", difference",
                  "valid incidents - reference",
                  "incidents",
                  Definition.Direction.MORE_IS_WORSE);
          case RATE_RATIO ->
              Definition.of(
                      id + form.suffix,
                      "警情" + zh + "率比",
                      en + ", ratio of rates",
                      "ratio of the rates per person-day",
                      "ratio",
                      Definition.Direction.MORE_IS_WORSE)
                  .interval("exact conditional (Clopper-Pearson) 95 %");
        };
    return definition
        .category(
            comparison == Comparison.YEAR_EARLIER
                ? "jan_feb: January and February together, on the row of February"
                : "")
        .notes(baseNote() + "An open period is compared with as many days of the earlier one.")
        .from(PeriodType.WEEK);
  }

  private String baseNote() {
    if (form == Form.DIFFERENCE) {
      return "";
    }
    return "SMALL_BASE below ten reference incidents"
        + (comparison == Comparison.THREE_YEARS ? " in the mean of the years" : "")
        + ", ZERO_BASE at none. ";
  }

  @Override
  public Optional<Comparison> reference() {
    return Optional.of(comparison);
  }

  @Override
  public List<Measure> numerator() {
    return List.of(VALID);
  }

  @Override
  public boolean comparable() {
    return false;
  }

  @Override
  public List<Estimate> estimate(Slice slice) {
    Optional<Compared> compared = slice.comparedWith(comparison);
    if (compared.isEmpty()) {
      return List.of();
    }
    Estimate change = change(null, compared.get());
    if (comparison != Comparison.YEAR_EARLIER || !slice.movesWithSpringFestival()) {
      return List.of(change);
    }
    Estimate unsafe =
        form == Form.DIFFERENCE
            ? change.with(StatusReason.SPRING_FESTIVAL)
            : change.withoutValue(StatusReason.SPRING_FESTIVAL);
    return slice
        .januaryAndFebruary()
        .map(both -> List.of(unsafe, change("jan_feb", both)))
        .orElseGet(() -> List.of(unsafe));
  }

  private Estimate change(@Nullable String category, Compared compared) {
    double count = compared.now().sum(VALID);
    double reference = compared.earlier().stream().mapToDouble(s -> s.sum(VALID)).sum();
    double periods = compared.earlier().size();
    Estimate change =
        switch (form) {
          case PERCENTAGE -> percentage(category, count, reference, periods);
          case DIFFERENCE ->
              new Estimate(
                  category,
                  count,
                  reference,
                  count - reference / periods,
                  null,
                  null,
                  Estimate.none());
          case RATE_RATIO -> rateRatio(category, count, reference, compared);
        };
    return compared.rebased() ? change.with(StatusReason.REBASED) : change;
  }

  private static Estimate percentage(
      @Nullable String category, double count, double reference, double periods) {
    double mean = reference / periods;
    if (mean < SMALL_BASE) {
      return new Estimate(
          category, count, reference, null, null, null, EnumSet.of(baseStatus(reference)));
    }
    return new Estimate(
        category, count, reference, (count - mean) / mean, null, null, Estimate.none());
  }

  private static Estimate rateRatio(
      @Nullable String category, double count, double reference, Compared compared) {
    Ratio ratio = Ratio.of(compared, count, reference);
    Set<StatusReason> status = EnumSet.noneOf(StatusReason.class);
    status.addAll(ratio.status());
    if (reference / compared.earlier().size() < SMALL_BASE
        && !status.contains(StatusReason.NO_POP)) {
      status.add(baseStatus(reference));
    }
    return new Estimate(
        category, count, reference, ratio.value(), ratio.low(), ratio.high(), status);
  }

  private static StatusReason baseStatus(double reference) {
    return reference == 0 ? StatusReason.ZERO_BASE : StatusReason.SMALL_BASE;
  }
}
