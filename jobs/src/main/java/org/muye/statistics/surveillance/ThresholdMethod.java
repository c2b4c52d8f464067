package org.muye.statistics.surveillance;

/** How the upper bound follows from the expected count. */
public enum ThresholdMethod {
  /**
   * The quantile of the negative binomial distribution with the expected count as mean, as if that
   * were known without error (Noufaily et al. 2013).
   */
  NB_PLUGIN,
  /**
   * The same with an upper quantile of the expected count as mean, which takes its error into
   * account (Salmon et al. 2016).
   */
  MUAN,
  /**
   * A normal quantile on the scale of a power of the count, with the variances of the prediction
   * and of the expected count by the delta method (Farrington et al. 1996).
   */
  DELTA
}
