package org.muye.statistics.smallarea;

import java.util.Arrays;

/** How much each neighbour of each area counts in a measure of spatial autocorrelation. */
public final class SpatialWeights {
  private final int[][] neighbours;
  private final double[] weightPerNeighbour;

  private SpatialWeights(int[][] neighbours, double[] weightPerNeighbour) {
    this.neighbours = neighbours;
    this.weightPerNeighbour = weightPerNeighbour;
  }

  /**
   * The neighbours of an area share a weight of 1, as in style W of the R package spdep.
   *
   * @param neighbours the positions of each area's neighbours, without itself; an area may have
   *     none
   * @throws IllegalArgumentException for a neighbour that does not exist, is the area itself or is
   *     named twice
   */
  public static SpatialWeights rowStandardised(int[][] neighbours) {
    return of(neighbours, true);
  }

  /**
   * Every neighbour has a weight of 1, as in style B of spdep, so that areas with many neighbours
   * count for more.
   *
   * @param neighbours the positions of each area's neighbours, without itself; an area may have
   *     none
   * @throws IllegalArgumentException for a neighbour that does not exist, is the area itself or is
   *     named twice
   */
  public static SpatialWeights binary(int[][] neighbours) {
    return of(neighbours, false);
  }

  private static SpatialWeights of(int[][] neighbours, boolean shared) {
    Neighbours.require(neighbours, neighbours.length);
    int[][] copy = new int[neighbours.length][];
    double[] weights = new double[neighbours.length];
    for (int area = 0; area < copy.length; area++) {
      copy[area] = neighbours[area].clone();
      weights[area] = shared && copy[area].length > 0 ? 1.0 / copy[area].length : 1;
    }
    return new SpatialWeights(copy, weights);
  }

  int areas() {
    return neighbours.length;
  }

  int areasWithNeighbours() {
    return (int) Arrays.stream(neighbours).filter(list -> list.length > 0).count();
  }

  double rowSum(int area) {
    return neighbours[area].length * weightPerNeighbour[area];
  }

  double rowSumOfSquares(int area) {
    return rowSum(area) * weightPerNeighbour[area];
  }

  /** The weighted sum of the neighbours' values: with shared weights their mean; 0 without any. */
  double lag(double[] values, int area) {
    double sum = 0;
    for (int neighbour : neighbours[area]) {
      sum += values[neighbour];
    }
    return sum * weightPerNeighbour[area];
  }

  /** The sum of all weights. */
  double s0() {
    double sum = 0;
    for (int area = 0; area < areas(); area++) {
      sum += rowSum(area);
    }
    return sum;
  }

  /** Half the sum over all pairs of (w_ij + w_ji) squared. */
  double s1() {
    double sum = 0;
    for (int area = 0; area < areas(); area++) {
      double weight = weightPerNeighbour[area];
      for (int neighbour : neighbours[area]) {
        double back = names(neighbour, area) ? weightPerNeighbour[neighbour] : 0;
        sum += weight * (weight + back);
      }
    }
    return sum;
  }

  /** The sum over all areas of (row sum + column sum) squared. */
  double s2() {
    double[] both = new double[areas()];
    for (int area = 0; area < areas(); area++) {
      both[area] += rowSum(area);
      for (int neighbour : neighbours[area]) {
        both[neighbour] += weightPerNeighbour[area];
      }
    }
    double sum = 0;
    for (double value : both) {
      sum += value * value;
    }
    return sum;
  }

  private boolean names(int area, int other) {
    for (int neighbour : neighbours[area]) {
      if (neighbour == other) {
        return true;
      }
    }
    return false;
  }
}
