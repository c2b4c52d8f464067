package org.muye.indicator;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;

import java.util.List;
import org.apache.spark.sql.Column;
import org.jspecify.annotations.Nullable;

/**
 * A named additive count over one kind of record: what each record contributes, in which category
 * and on which day. Sums of contributions over days, categories and units are all an indicator may
 * use, so that one pass over the records serves every indicator and every period.
 *
 * @param id stable name, e.g. {@code incident.valid}
 * @param facts the records it counts
 * @param terms what a record contributes to the period its day lies in
 * @param contributions more contributions as {@code array<struct<measure string, category string,
 *     day date, n double>>}; null for none
 * @param stock whether contributions are entries and exits, accumulated up to the last day of a
 *     period
 * @param summarised whether an indicator summarises its categories, such as days by a median,
 *     instead of giving each a value, so that every record counts for every value
 */
public record Measure(
    String id,
    FactTable facts,
    List<Term> terms,
    @Nullable Column contributions,
    boolean stock,
    boolean summarised) {

  /**
   * A contribution of a record.
   *
   * @param condition whether there is one; NULL counts as false
   * @param category its category, or a NULL literal
   * @param day the day it counts on
   * @param amount how much it counts
   */
  record Term(Column condition, Column category, Column day, Column amount) {}

  /** Counts the records that meet the condition on their event day. */
  static Measure count(String id, FactTable facts, Column condition) {
    return of(id, facts, term(condition, lit(null), col("event_date"), lit(1.0)));
  }

  /** Counts the records that meet the condition by category on their event day. */
  static Measure countBy(String id, FactTable facts, Column condition, Column category) {
    return of(id, facts, term(condition, category, col("event_date"), lit(1.0)));
  }

  /**
   * Counts the records that meet the condition by a value whose distribution an indicator
   * summarises, on their event day.
   */
  static Measure distribution(String id, FactTable facts, Column condition, Column value) {
    return new Measure(
        id, facts, List.of(term(condition, value, col("event_date"), lit(1.0))), null, false, true);
  }

  /** Sums an amount over the records that meet the condition. */
  static Measure sum(String id, FactTable facts, Column condition, Column amount) {
    return of(id, facts, term(condition, lit(null), col("event_date"), amount));
  }

  /** Several contributions per record. */
  static Measure of(String id, FactTable facts, Term... terms) {
    return new Measure(id, facts, List.of(terms), null, false, false);
  }

  /** A stock that records enter and leave. */
  static Measure stock(String id, FactTable facts, Column changes) {
    return new Measure(id, facts, List.of(), changes, true, false);
  }

  /** Contributions that the facts bring in their column `contributions`, worked out beforehand. */
  static Measure prepared(String id, FactTable facts) {
    return new Measure(
        id,
        facts,
        List.of(),
        expr("filter(contributions, c -> c.measure = '" + id + "')"),
        false,
        false);
  }

  /** The same measure, of which an indicator summarises the categories. */
  Measure asDistribution() {
    return new Measure(id, facts, terms, contributions, stock, true);
  }

  /** One contribution if the condition holds. */
  static Term term(Column condition, Column category, Column day, Column amount) {
    return new Term(condition, category, day, amount);
  }

  /** Whether it is accumulated rather than summed within a period. */
  boolean isStock() {
    return stock;
  }
}
