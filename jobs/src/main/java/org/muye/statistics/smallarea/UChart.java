package org.muye.statistics.smallarea;

import java.io.Serializable;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muye.statistics.Interval;

/**
 * A control chart of events per unit of exposure with limits of three standard errors, and the u'
 * chart of Laney (2002, Quality Engineering 14:531-537), which also allows for the variation
 * between subgroups.
 *
 * @param meanRate the centre line: all events per unit of exposure
 * @param sigmaZ the standard deviation of the z scores of the subgroups from their moving range, 1
 *     if chance alone were at work; null with fewer than two subgroups or without an event
 */
public record UChart(double meanRate, @Nullable Double sigmaZ) implements Serializable {

  private static final double STANDARD_ERRORS = 3;

  /** The mean range of two standard normal values, as rounded in Laney's paper. */
  private static final double MEAN_RANGE_OF_TWO = 1.128;

  /**
   * The chart of a sequence of subgroups, such as periods; Laney's limits depend on their order. A
   * subgroup with exposure 0 is left out.
   *
   * @param counts events of each subgroup, 0 or more
   * @param exposures of each subgroup, 0 or more, in the unit of the rates, such as 10,000 people
   * @return empty when no subgroup has an exposure
   * @throws IllegalArgumentException for unequal lengths, or numbers negative or not finite
   */
  public static Optional<UChart> of(double[] counts, double[] exposures) {
    CountsAndExposures.require(counts, exposures);
    double events = 0;
    double exposure = 0;
    for (int i = 0; i < counts.length; i++) {
      if (exposures[i] > 0) {
        events += counts[i];
        exposure += exposures[i];
      }
    }
    if (exposure == 0) {
      return Optional.empty();
    }
    double meanRate = events / exposure;
    return Optional.of(new UChart(meanRate, sigmaZ(counts, exposures, meanRate)));
  }

  private static @Nullable Double sigmaZ(double[] counts, double[] exposures, double meanRate) {
    double sumOfRanges = 0;
    int subgroups = 0;
    double previous = 0;
    for (int i = 0; i < counts.length; i++) {
      if (exposures[i] > 0) {
        double expected = meanRate * exposures[i];
        double z = (counts[i] - expected) / Math.sqrt(expected);
        if (subgroups > 0) {
          sumOfRanges += Math.abs(z - previous);
        }
        previous = z;
        subgroups++;
      }
    }
    return subgroups < 2 || meanRate == 0
        ? null
        : sumOfRanges / (subgroups - 1) / MEAN_RANGE_OF_TWO;
  }

  /**
   * The limits of the u chart for a subgroup, in the unit of the rates; the lower one is at least
   * 0.
   *
   * @param exposure above 0
   * @throws IllegalArgumentException for an exposure that is not above 0 or not finite
   */
  public Interval limits(double exposure) {
    return limits(exposure, 1);
  }

  /**
   * The limits of Laney's u' chart for a subgroup, in the unit of the rates; the lower one is at
   * least 0.
   *
   * @param exposure above 0
   * @return empty without a {@link #sigmaZ}
   * @throws IllegalArgumentException for an exposure that is not above 0 or not finite
   */
  public Optional<Interval> laneyLimits(double exposure) {
    return sigmaZ == null ? Optional.empty() : Optional.of(limits(exposure, sigmaZ));
  }

  private Interval limits(double exposure, double inflation) {
    if (!(exposure > 0 && exposure < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("no limits for an exposure of " + exposure);
    }
    double half = STANDARD_ERRORS * inflation * Math.sqrt(meanRate / exposure);
    return new Interval(Math.max(0, meanRate - half), meanRate + half);
  }
}
