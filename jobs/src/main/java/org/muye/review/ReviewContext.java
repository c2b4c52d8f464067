package org.muye.review;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.muye.disclosure.PublishedTable;
import org.muye.disclosure.SmallCounts;
import org.muye.document.Cell;
import org.muye.document.Format;
import org.muye.document.Language;
import org.muye.review.ReviewInputs.UnitName;
import org.muye.time.Period;
import org.muye.time.PeriodType;

/** What every section of one review in one language reads. */
final class ReviewContext {
  final ReviewInputs inputs;
  final ReviewWords words;
  final Audience audience;
  final QuarterValues values;

  /** Rows by table and unit: each of thousands of units must not look through all rows. */
  private final Map<String, Map<String, List<GoldRow>>> byUnit = new HashMap<>();

  ReviewContext(ReviewInputs inputs, Language language, Audience audience) {
    this.inputs = inputs;
    this.words = new ReviewWords(language);
    this.audience = audience;
    this.values =
        new QuarterValues(inputs.table("gold.indicator_value"), inputs.header().quarter());
  }

  /** The rows of a table that belong to a unit, in the order of the table. */
  List<GoldRow> rows(String table, String unit) {
    return byUnit
        .computeIfAbsent(
            table,
            name ->
                inputs.table(name).stream()
                    .collect(Collectors.groupingBy(row -> row.words("unit_id"))))
        .getOrDefault(unit, List.of());
  }

  String root() {
    return inputs.header().root();
  }

  List<UnitName> units() {
    return inputs.units();
  }

  String unitName(UnitName unit) {
    return words.name(unit.nameZh(), unit.nameEn());
  }

  String regionName() {
    return words.name(inputs.header().nameZh(), inputs.header().nameEn());
  }

  String quarter() {
    return inputs.header().quarter();
  }

  LocalDate asOf() {
    return LocalDate.parse(inputs.header().asOf());
  }

  /** The same quarter a year earlier. */
  String yearEarlier() {
    return Period.parse(quarter()).yearsEarlier(1).map(Period::label).orElseThrow();
  }

  String previousQuarter() {
    return Period.parse(quarter()).previous().label();
  }

  /** The quarter that comes next. */
  String nextQuarter() {
    return Period.containing(PeriodType.QUARTER, Period.parse(quarter()).end()).label();
  }

  /** The year of the quarter. */
  String year() {
    return String.valueOf(Period.parse(quarter()).start().getYear());
  }

  boolean isPublic() {
    return audience == Audience.PUBLIC;
  }

  /** Whether a single count may not be shown to this audience. */
  boolean isHidden(@Nullable Double count) {
    return isPublic() && SmallCounts.isSmall(count, inputs.header().suppressBelow());
  }

  /**
   * Whether a value may not be shown to this audience: it is not published, its count is small, or,
   * of a share, so is the whole or the rest, which would give the count back. What is published is
   * judged before; counts of other tables, such as components of an index, are judged here alone.
   */
  boolean isHidden(GoldRow row) {
    Double some = row.number("numerator");
    Double all = row.number("denominator");
    return isUnpublished(Optional.of(row))
        || isHidden(some)
        || (isShare(row.words("indicator_id"))
            && all != null
            && some != null
            && (isHidden(all) || isHidden(all - some)));
  }

  /** Whether an indicator is a share of counts; the denominator of a rate is people. */
  private boolean isShare(String indicator) {
    return inputs.table("gold.indicator_definition").stream()
        .anyMatch(row -> row.is("indicator_id", indicator) && row.is("unit", "share"));
  }

  /** Which of counts with a published sum may not be shown to this audience. */
  boolean[] hidden(@Nullable Double[] counts) {
    return isPublic()
        ? SmallCounts.hidden(counts, inputs.header().suppressBelow())
        : new boolean[counts.length];
  }

  /** A count as words, with its unit; hidden where the audience may not see it. */
  String count(double n, String unitKey) {
    return isHidden(n)
        ? words.get("suppressed.sentence", words.count(inputs.header().suppressBelow()))
        : words.get(unitKey, words.count(n));
  }

  /** A number of a row as words; that it is not shown, or why there is none. */
  String count(Optional<GoldRow> row, String column, String unitKey) {
    Double n = row.map(r -> r.number(column)).orElse(null);
    if (isUnpublished(row)) {
      return words.get("suppressed.cell");
    }
    return n == null
        ? words.absence(row.map(r -> r.text("status_reason")).orElse(null))
        : count(n, unitKey);
  }

  /** Whether a row has its numbers taken out, as all that is published has. */
  private boolean isUnpublished(Optional<GoldRow> row) {
    return isPublic() && row.filter(r -> r.flag(PublishedTable.SUPPRESSED)).isPresent();
  }

  /** What stands for a cell that is not shown. */
  Cell suppressed() {
    return Cell.absent(words.get("suppressed.cell"));
  }

  /** The number in a column of a row, or why there is none. */
  Cell cell(Optional<GoldRow> row, String column, @Nullable Format format) {
    if (isUnpublished(row)) {
      return suppressed();
    }
    Double number = row.map(r -> r.number(column)).orElse(null);
    if (number == null) {
      return Cell.absent(words.absence(row.map(r -> r.text("status_reason")).orElse(null)));
    }
    return format == null ? Cell.number(number) : Cell.number(number, format);
  }

  /** The interval of a row, or a dash-free word that there is none. */
  Cell interval(Optional<GoldRow> row, @Nullable Format format) {
    if (isUnpublished(row)) {
      return suppressed();
    }
    Double low = row.map(r -> r.number("ci_low")).orElse(null);
    Double high = row.map(r -> r.number("ci_high")).orElse(null);
    if (low == null || high == null) {
      return Cell.absent(words.get("absent.interval"));
    }
    return format == null ? Cell.interval(low, high) : Cell.interval(low, high, format);
  }
}
