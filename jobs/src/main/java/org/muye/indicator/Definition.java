package org.muye.indicator;

import org.muye.time.PeriodType;

/**
 * What an indicator means, as published in the catalogue. The Chinese words of its formula, unit,
 * interval, categories and notes stand in {@code definitions_zh.properties}.
 *
 * @param id e.g. {@code I2} or {@code I3_YOY}
 * @param version raised when the meaning changes; stored with every value
 * @param nameZh Chinese name
 * @param nameEn English name
 * @param formula numerator, denominator and scale in words
 * @param unit unit of the value, e.g. {@code per 10,000 residents}, {@code share}, {@code days}
 * @param direction whether more is better, worse or neither
 * @param interval the interval's method, or why there is none
 * @param categoryMeaning what `category` holds where a value is broken down
 * @param notes edge cases and statuses a reader must know
 * @param shortestPeriod the shortest type of period it is published for: a week of one unit has too
 *     few events for shares of parts, durations and distributions
 */
public record Definition(
    String id,
    int version,
    String nameZh,
    String nameEn,
    String formula,
    String unit,
    Direction direction,
    String interval,
    String categoryMeaning,
    String notes,
    PeriodType shortestPeriod) {

  /** How to read a rise. */
  public enum Direction {
    MORE_IS_BETTER,
    MORE_IS_WORSE,
    NEUTRAL
  }

  /** The formula in Chinese. */
  public String formulaZh() {
    return ChineseWords.get(ChineseWords.Kind.FORMULA, id);
  }

  /** The unit in Chinese. */
  public String unitZh() {
    return ChineseWords.get(ChineseWords.Kind.UNIT, unit);
  }

  /** The interval's method in Chinese. */
  public String intervalZh() {
    return ChineseWords.get(ChineseWords.Kind.INTERVAL, interval);
  }

  /** What `category` holds in Chinese; empty where nothing is said of it. */
  public String categoryMeaningZh() {
    return categoryMeaning.isEmpty() ? "" : ChineseWords.get(ChineseWords.Kind.CATEGORY, id);
  }

  /** The notes in Chinese; empty where there are none. */
  public String notesZh() {
    return notes.isEmpty() ? "" : ChineseWords.get(ChineseWords.Kind.NOTES, id);
  }

  /** A first-version definition without breakdown or notes, published from the month on. */
  static Definition of(
      String id, String nameZh, String nameEn, String formula, String unit, Direction direction) {
    return new Definition(
        id, 1, nameZh, nameEn, formula, unit, direction, "none", "", "", PeriodType.MONTH);
  }

  Definition interval(String method) {
    return with(method, categoryMeaning, notes, shortestPeriod);
  }

  Definition category(String meaning) {
    return with(interval, meaning, notes, shortestPeriod);
  }

  Definition notes(String text) {
    return with(interval, categoryMeaning, text, shortestPeriod);
  }

  Definition from(PeriodType shortest) {
    return with(interval, categoryMeaning, notes, shortest);
  }

  private Definition with(String method, String meaning, String text, PeriodType shortest) {
    return new Definition(
        id, version, nameZh, nameEn, formula, unit, direction, method, meaning, text, shortest);
  }

  /** Whether it is published for periods of a type. */
  boolean isPublishedFor(PeriodType type) {
    return type.compareTo(shortestPeriod) >= 0;
  }
}
