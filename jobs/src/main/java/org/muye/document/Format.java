package org.muye.document;

/**
 * How numbers, words or days are shown.
 *
 * @param kind what they are
 * @param decimals digits behind the decimal point, 0 to 9; 0 unless the kind is a decimal, a
 *     percentage or a rate
 */
public record Format(Kind kind, int decimals) {
  /** What a cell or an axis shows. */
  public enum Kind {
    /** Words. */
    TEXT,
    /** A count, with thousands separators. */
    INTEGER,
    /** A number, with thousands separators. */
    DECIMAL,
    /** A share, 0 to 1 for 0 % to 100 %; a change may be below 0 or above 1. */
    PERCENT,
    /** A rate per 10,000 of something; its value is shown as it is. */
    PER_TEN_THOUSAND,
    /** A day of the calendar. */
    DATE
  }

  private static final int MOST_DECIMALS = 9;

  /**
   * @throws IllegalArgumentException for a number of decimals that the kind does not have
   */
  public Format {
    boolean hasDecimals =
        kind == Kind.DECIMAL || kind == Kind.PERCENT || kind == Kind.PER_TEN_THOUSAND;
    if (decimals < 0 || decimals > (hasDecimals ? MOST_DECIMALS : 0)) {
      throw new IllegalArgumentException(kind + " with " + decimals + " decimals");
    }
  }

  /** Words. */
  public static Format text() {
    return new Format(Kind.TEXT, 0);
  }

  /** Counts. */
  public static Format integer() {
    return new Format(Kind.INTEGER, 0);
  }

  /** Numbers with so many decimals. */
  public static Format decimal(int decimals) {
    return new Format(Kind.DECIMAL, decimals);
  }

  /** Shares of 0 to 1, shown as percentages with so many decimals. */
  public static Format percent(int decimals) {
    return new Format(Kind.PERCENT, decimals);
  }

  /** Rates per 10,000 with so many decimals. */
  public static Format perTenThousand(int decimals) {
    return new Format(Kind.PER_TEN_THOUSAND, decimals);
  }

  /** Days. */
  public static Format date() {
    return new Format(Kind.DATE, 0);
  }

  /** Whether it shows numbers, which stand at the right of a cell. */
  public boolean isNumeric() {
    return kind != Kind.TEXT && kind != Kind.DATE;
  }
}
