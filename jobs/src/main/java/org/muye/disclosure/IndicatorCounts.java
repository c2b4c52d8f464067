package org.muye.disclosure;

import java.io.Serializable;

/**
 * What is to be known of an indicator's counts.
 *
 * @param ofActs whether it counts what the authorities have done, such as sessions held: such
 *     counts speak of no person and are published whole
 * @param isRate whether it is a rate of events per residents
 * @param hasWhole whether the denominator counts records
 * @param reference the earlier periods whose counts the denominator holds
 */
public record IndicatorCounts(boolean ofActs, boolean isRate, boolean hasWhole, Reference reference)
    implements Serializable {
  /** Earlier periods that an indicator compares with. */
  public enum Reference {
    NONE,
    /** The same period a year earlier. */
    YEAR_EARLIER,
    /** The period just before. */
    PREVIOUS,
    /** The same period of the three years before. */
    THREE_YEARS
  }
}
