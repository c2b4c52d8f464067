package org.muye.statistics.forecast;

import java.util.ArrayList;
import java.util.List;

/** Level, trend and season while they follow a series. */
final class HoltWintersState {
  private final double[] season;
  private double level;
  private double trend;
  private int next;

  private HoltWintersState(double level, double trend, double[] season) {
    this.level = level;
    this.trend = trend;
    this.season = season;
  }

  HoltWintersState copy() {
    return new HoltWintersState(level, trend, season.clone());
  }

  /**
   * The start values as {@code HoltWinters} of R takes them: a classical decomposition of the first
   * two seasons, with a straight line through its moving average (whose first point counts as time
   * 1) and the mean deviation from it in each season. They are meant to be followed from the second
   * season on.
   */
  static HoltWintersState start(double[] series, int seasonLength) {
    double[] average = movingAverage(series, seasonLength);
    int half = seasonLength / 2;
    double meanTime = (average.length + 1) / 2.0;
    double meanValue = 0;
    for (double value : average) {
      meanValue += value / average.length;
    }
    double products = 0;
    double squares = 0;
    double[] season = new double[seasonLength];
    int[] times = new int[seasonLength];
    for (int i = 0; i < average.length; i++) {
      double time = i + 1 - meanTime;
      products += time * (average[i] - meanValue);
      squares += time * time;
      season[(half + i) % seasonLength] += series[half + i] - average[i];
      times[(half + i) % seasonLength]++;
    }
    double slope = products / squares;
    centre(season, times);
    return new HoltWintersState(meanValue - slope * meanTime, slope, season);
  }

  /** Centred over the first two seasons; with an even season the ends weigh half. */
  private static double[] movingAverage(double[] series, int seasonLength) {
    int half = seasonLength / 2;
    double end = seasonLength % 2 == 0 ? 0.5 : 1;
    double[] average = new double[2 * seasonLength - 2 * half];
    for (int i = 0; i < average.length; i++) {
      double sum = end * (series[i] + series[i + 2 * half]);
      for (int j = 1; j < 2 * half; j++) {
        sum += series[i + j];
      }
      average[i] = sum / seasonLength;
    }
    return average;
  }

  private static void centre(double[] season, int[] times) {
    double mean = 0;
    for (int i = 0; i < season.length; i++) {
      season[i] /= times[i];
      mean += season[i] / season.length;
    }
    for (int i = 0; i < season.length; i++) {
      season[i] -= mean;
    }
  }

  /** Takes in the next value and returns by how much it was above its one-step forecast. */
  double follow(double value, SmoothingParameters by) {
    double before = level;
    double seasonal = season[next];
    double residual = value - (level + trend + seasonal);
    level = by.alpha() * (value - seasonal) + (1 - by.alpha()) * (level + trend);
    trend = by.beta() * (level - before) + (1 - by.beta()) * trend;
    season[next] = by.gamma() * (value - level) + (1 - by.gamma()) * seasonal;
    next = (next + 1) % season.length;
    return residual;
  }

  double level() {
    return level;
  }

  double trend() {
    return trend;
  }

  /** The seasonal parts in the order of the coming periods. */
  List<Double> comingSeason() {
    List<Double> coming = new ArrayList<>(season.length);
    for (int i = 0; i < season.length; i++) {
      coming.add(season[(next + i) % season.length]);
    }
    return coming;
  }
}
