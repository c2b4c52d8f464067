package org.muye.statistics.surveillance;

/** Why a part of a judgement is absent. */
public enum AbsenceReason {
  /** The series begins too late for the weeks that the method looks back on. */
  TOO_SHORT,
  /** The judged week is unknown, or too many of the weeks that the method looks back on are. */
  MISSING_WEEKS,
  /** The baseline does not vary, so nothing can be divided by its standard deviation. */
  SD_ZERO,
  /** The reference weeks hold no event, so counts cannot be standardised by their mean. */
  NO_EVENTS_IN_REFERENCE_WEEKS,
  /** The last four weeks hold fewer than five events, or whatever numbers the settings give. */
  FEWER_THAN_5_IN_4_WEEKS,
  /** The regression did not converge, with or without a trend. */
  NOT_CONVERGED,
  /** The expected count is so uncertain that its upper quantile is beyond any count. */
  NO_FINITE_BOUND,
  /** Expected count and bound are so low that no exceedance score can be formed from them. */
  BOUND_NOT_ABOVE_EXPECTED
}
