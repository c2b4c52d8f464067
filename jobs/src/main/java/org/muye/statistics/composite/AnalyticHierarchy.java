package org.muye.statistics.composite;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;

/**
 * Weights from pairwise judgements by the analytic hierarchy process. Saaty (1977), Journal of
 * Mathematical Psychology 15:234-281; Saaty (1980), The Analytic Hierarchy Process.
 *
 * @param weights of the criteria, the principal eigenvector with the sum 1
 * @param largestEigenvalue of the matrix of judgements; the number of criteria when they agree
 * @param consistencyRatio the consistency index over that of random judgements; 0 for one or two
 *     criteria, which cannot disagree
 */
public record AnalyticHierarchy(
    List<Double> weights, double largestEigenvalue, double consistencyRatio)
    implements Serializable {

  /** Judgements of a higher consistency ratio should be made again. */
  public static final double LARGEST_ACCEPTABLE_RATIO = 0.1;

  /** Saaty's mean consistency index of random judgements, for three criteria to nine. */
  private static final double[] RANDOM_INDEX = {0.58, 0.90, 1.12, 1.24, 1.32, 1.41, 1.45};

  private static final int MOST_CRITERIA = RANDOM_INDEX.length + 2;
  private static final int MOST_ROUNDS = 10_000;
  private static final double CONVERGED = 1e-15;

  public AnalyticHierarchy {
    weights = List.copyOf(weights);
  }

  /**
   * Weighs criteria that were compared in pairs.
   *
   * @param judgements how many times more important the first of two criteria is than the second,
   *     1/9 to 9: row by row the part of the matrix above its diagonal, that is (1,2), (1,3), ...,
   *     (1,n), (2,3), ...; the part below are their reciprocals. Nothing for a single criterion
   * @throws IllegalArgumentException for more than nine criteria, a number of judgements that fills
   *     no such matrix, or a judgement outside its range
   */
  public static AnalyticHierarchy of(double... judgements) {
    double[][] matrix = matrix(judgements);
    int criteria = matrix.length;
    double[] weights = new double[criteria];
    Arrays.fill(weights, 1.0 / criteria);
    double eigenvalue = criteria;
    for (int round = 0; round < MOST_ROUNDS; round++) {
      double[] product = product(matrix, weights);
      eigenvalue = Arrays.stream(product).sum();
      double change = 0;
      for (int i = 0; i < criteria; i++) {
        double weight = product[i] / eigenvalue;
        change = Math.max(change, Math.abs(weight - weights[i]));
        weights[i] = weight;
      }
      if (change <= CONVERGED) {
        break;
      }
    }
    List<Double> result = Arrays.stream(weights).boxed().toList();
    return new AnalyticHierarchy(result, eigenvalue, ratio(eigenvalue, criteria));
  }

  /** Whether the judgements agree well enough to be used. */
  public boolean consistent() {
    return consistencyRatio < LARGEST_ACCEPTABLE_RATIO;
  }

  private static double ratio(double eigenvalue, int criteria) {
    if (criteria < 3) {
      return 0;
    }
    double index = (eigenvalue - criteria) / (criteria - 1);
    return Math.max(0, index / RANDOM_INDEX[criteria - 3]);
  }

  private static double[][] matrix(double[] judgements) {
    int criteria = 1;
    while (criteria * (criteria - 1) / 2 < judgements.length) {
      criteria++;
    }
    if (criteria * (criteria - 1) / 2 != judgements.length || criteria > MOST_CRITERIA) {
      throw new IllegalArgumentException(
          "0, 1, 3, 6, 10, 15, 21, 28 or 36 judgements compare one to nine criteria: "
              + judgements.length);
    }
    double[][] matrix = new double[criteria][criteria];
    int next = 0;
    for (int i = 0; i < criteria; i++) {
      matrix[i][i] = 1;
      for (int j = i + 1; j < criteria; j++) {
        double judgement = judgements[next++];
        // A ninth written with a few decimals is a ninth.
        if (!(judgement > 0.11 && judgement <= 9)) {
          throw new IllegalArgumentException("a judgement lies between 1/9 and 9: " + judgement);
        }
        matrix[i][j] = judgement;
        matrix[j][i] = 1 / judgement;
      }
    }
    return matrix;
  }

  private static double[] product(double[][] matrix, double[] weights) {
    double[] product = new double[weights.length];
    for (int i = 0; i < weights.length; i++) {
      for (int j = 0; j < weights.length; j++) {
        product[i] += matrix[i][j] * weights[j];
      }
    }
    return product;
  }
}
