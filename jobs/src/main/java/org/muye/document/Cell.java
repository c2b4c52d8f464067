package org.muye.document;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A cell of a table. What is absent says so in words; it is never a zero or a blank. */
public sealed interface Cell permits Cell.Words, Cell.Number, Cell.Interval, Cell.Day, Cell.Absent {

  /** Calls the visitor's method for this kind of cell. */
  <R> R accept(Visitor<R> visitor);

  /**
   * Words, in a column of any format.
   *
   * @param words may be empty where nothing is to be said
   */
  record Words(String words) implements Cell {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.words(this);
    }
  }

  /**
   * A number.
   *
   * @param value finite; a percentage is its share
   * @param format where it differs from the column's, as in a table of several indicators; null for
   *     the column's
   */
  record Number(double value, @Nullable Format format) implements Cell {
    /**
     * @throws IllegalArgumentException for a value that is not finite, or a format of words or days
     */
    public Number {
      Require.finite(value, "a number");
      requireNumeric(format);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.number(this);
    }
  }

  /**
   * An interval, in a column of intervals.
   *
   * @param low lower end, finite
   * @param high upper end, finite, at least {@code low}
   * @param format where it differs from the column's; null for the column's
   */
  record Interval(double low, double high, @Nullable Format format) implements Cell {
    /**
     * @throws IllegalArgumentException for ends that are not finite or not in order, or a format of
     *     words or days
     */
    public Interval {
      Require.finite(low, "an end");
      Require.finite(high, "an end");
      if (low > high) {
        throw new IllegalArgumentException("no interval: " + low + " to " + high);
      }
      requireNumeric(format);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.interval(this);
    }
  }

  /** A day. */
  record Day(LocalDate date) implements Cell {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.day(this);
    }
  }

  /**
   * No value, and why.
   *
   * @param words what the reader sees instead, such as 无数据 or 少于5件，不公布
   */
  record Absent(String words) implements Cell {
    /**
     * @throws IllegalArgumentException without words
     */
    public Absent {
      Require.words(words, "an absent value");
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.absent(this);
    }
  }

  /** Words. */
  static Cell words(String words) {
    return new Words(words);
  }

  /** A number in the column's format. */
  static Cell number(double value) {
    return new Number(value, null);
  }

  /** A number in a format of its own. */
  static Cell number(double value, Format format) {
    return new Number(value, format);
  }

  /** An interval in the column's format. */
  static Cell interval(double low, double high) {
    return new Interval(low, high, null);
  }

  /** An interval in a format of its own. */
  static Cell interval(double low, double high, Format format) {
    return new Interval(low, high, format);
  }

  /** A day. */
  static Cell day(LocalDate date) {
    return new Day(date);
  }

  /** No value, with the words that say why. */
  static Cell absent(String words) {
    return new Absent(words);
  }

  private static void requireNumeric(@Nullable Format format) {
    if (format != null && !format.isNumeric()) {
      throw new IllegalArgumentException("a number cannot be shown as " + format.kind());
    }
  }

  /**
   * One method for each kind of cell.
   *
   * @param <R> what the methods return
   */
  interface Visitor<R> {
    /** Visits words. */
    R words(Words words);

    /** Visits a number. */
    R number(Number number);

    /** Visits an interval. */
    R interval(Interval interval);

    /** Visits a day. */
    R day(Day day);

    /** Visits the place of a missing value. */
    R absent(Absent absent);
  }
}
