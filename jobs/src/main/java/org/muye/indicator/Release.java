package org.muye.indicator;

import org.muye.time.AsOf;
import org.muye.time.Period;

/** How final a published value is (rule R5). */
public enum Release {
  /** The period has not closed: more records may still arrive as usual. */
  PROVISIONAL,
  /** As known on the closing day, some days after the period's end. */
  FIRST,
  /** As known later. */
  REVISED;

  /** The release of a period's value at an as-of day, with the region's closing lag in days. */
  public static Release of(Period period, AsOf asOf, int closingLagDays) {
    int order = asOf.date().compareTo(period.lastDay().plusDays(closingLagDays));
    return order < 0 ? PROVISIONAL : order == 0 ? FIRST : REVISED;
  }
}
