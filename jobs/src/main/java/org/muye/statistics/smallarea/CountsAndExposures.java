package org.muye.statistics.smallarea;

/** Refuses input that is no list of counts with their exposures. */
final class CountsAndExposures {
  private CountsAndExposures() {}

  static void require(double[] counts, double[] exposures) {
    if (counts.length != exposures.length) {
      throw new IllegalArgumentException(
          counts.length + " counts but " + exposures.length + " exposures");
    }
    for (int i = 0; i < counts.length; i++) {
      require(counts[i], exposures[i]);
    }
  }

  static void require(double count, double exposure) {
    if (!isFinite(count) || !isFinite(exposure)) {
      throw new IllegalArgumentException(
          "a count and its exposure must be finite and not negative: " + count + "/" + exposure);
    }
  }

  private static boolean isFinite(double value) {
    return value >= 0 && value < Double.POSITIVE_INFINITY;
  }
}
