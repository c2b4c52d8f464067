package org.muye.statistics.smallarea;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * Empirical Bayes smoothing of rates by the method of moments of Marshall (1991, Applied Statistics
 * 40:283-294): the fewer people an area has, the more its rate moves towards the overall one.
 *
 * @param overallRate all events per person of the areas it was fitted to
 * @param betweenAreaVariance how far the true rates lie apart; 0 where chance alone explains it,
 *     and then every area gets the overall rate
 */
public record EmpiricalBayes(double overallRate, double betweenAreaVariance)
    implements Serializable {

  /**
   * Fitted to all areas. An area with population 0 is left out, with its events. The same as {@code
   * EBest} of the R package spdep, which refuses a population of 0.
   *
   * @param counts events of each area, 0 or more; re-basing may have made them fractional
   * @param populations people of each area, 0 or more
   * @return empty when no area has a population
   * @throws IllegalArgumentException for unequal lengths, or numbers negative or not finite
   */
  public static Optional<EmpiricalBayes> global(double[] counts, double[] populations) {
    CountsAndExposures.require(counts, populations);
    int[] all = IntStream.range(0, counts.length).toArray();
    double[] centres = new double[counts.length];
    Arrays.fill(centres, pooledRate(counts, populations, all));
    return fit(counts, populations, all, centres);
  }

  /**
   * Fitted around each area to itself and its neighbours, so that rates move towards those nearby;
   * an area without neighbours keeps its own rate. The same as {@code EBlocal} of spdep, where the
   * variance sums the squared distance of each rate from the pooled rate around that same area (its
   * option {@code geoda} measures all from the pooled rate around the area in the middle).
   *
   * @param counts events of each area, 0 or more; re-basing may have made them fractional
   * @param populations people of each area, 0 or more
   * @param neighbours the positions of each area's neighbours, without itself
   * @return one for each area; empty where neither it nor a neighbour has a population
   * @throws IllegalArgumentException for unequal lengths, numbers negative or not finite, or a
   *     neighbour that does not exist, is the area itself or is named twice
   */
  public static List<Optional<EmpiricalBayes>> local(
      double[] counts, double[] populations, int[][] neighbours) {
    CountsAndExposures.require(counts, populations);
    Neighbours.require(neighbours, counts.length);
    int[][] groups = new int[counts.length][];
    double[] centres = new double[counts.length];
    for (int area = 0; area < counts.length; area++) {
      groups[area] = withItself(area, neighbours[area]);
      centres[area] = pooledRate(counts, populations, groups[area]);
    }
    List<Optional<EmpiricalBayes>> fits = new ArrayList<>(counts.length);
    for (int[] group : groups) {
      fits.add(fit(counts, populations, group, centres));
    }
    return fits;
  }

  private static int[] withItself(int area, int[] neighbours) {
    return IntStream.concat(IntStream.of(area), IntStream.of(neighbours)).toArray();
  }

  /** All events per person; 0 without a person. */
  private static double pooledRate(double[] counts, double[] populations, int[] group) {
    double events = 0;
    double people = 0;
    for (int area : group) {
      if (populations[area] > 0) {
        events += counts[area];
        people += populations[area];
      }
    }
    return people > 0 ? events / people : 0;
  }

  /** The overall rate of a group is the centre of its first area. */
  private static Optional<EmpiricalBayes> fit(
      double[] counts, double[] populations, int[] group, double[] centres) {
    double people = 0;
    double squares = 0;
    int populated = 0;
    for (int area : group) {
      if (populations[area] > 0) {
        double deviation = counts[area] / populations[area] - centres[area];
        squares += populations[area] * deviation * deviation;
        people += populations[area];
        populated++;
      }
    }
    if (populated == 0) {
      return Optional.empty();
    }
    double overall = centres[group[0]];
    double byChance = overall * populated / people;
    return Optional.of(new EmpiricalBayes(overall, Math.max(0, squares / people - byChance)));
  }

  /**
   * The smoothed rate of an area, in events per person; it lies between the area's own rate and the
   * overall one.
   *
   * @return empty for an area with population 0
   * @throws IllegalArgumentException for numbers negative or not finite
   */
  public OptionalDouble estimate(double count, double population) {
    CountsAndExposures.require(count, population);
    if (population == 0) {
      return OptionalDouble.empty();
    }
    if (betweenAreaVariance == 0) {
      return OptionalDouble.of(overallRate);
    }
    double excess = count - overallRate * population;
    return OptionalDouble.of(
        overallRate
            + betweenAreaVariance * excess / (betweenAreaVariance * population + overallRate));
  }

  /**
   * The distribution of an area's rate when rates are gamma with this mean and variance and events
   * are Poisson; its mean is {@link #estimate}.
   *
   * @return empty for an area with population 0, and where the between-area variance is 0
   * @throws IllegalArgumentException for numbers negative or not finite
   */
  public Optional<GammaPosterior> posterior(double count, double population) {
    CountsAndExposures.require(count, population);
    if (population == 0 || betweenAreaVariance == 0) {
      return Optional.empty();
    }
    double priorRate = overallRate / betweenAreaVariance;
    return Optional.of(new GammaPosterior(overallRate * priorRate + count, priorRate + population));
  }
}
