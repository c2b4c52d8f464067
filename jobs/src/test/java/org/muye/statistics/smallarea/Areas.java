package org.muye.statistics.smallarea;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.muye.statistics.Golden;

/** Made areas for the tests: events, people and who borders whom. */
record Areas(double[] counts, double[] populations, int[][] neighbours) {

  /** The 14 districts of the golden files. */
  static Areas golden() {
    List<Golden.Row> rows = Golden.rows("eb.csv");
    List<String> codes = rows.stream().map(row -> row.text("code")).toList();
    int[][] neighbours =
        rows.stream()
            .map(
                row ->
                    Arrays.stream(row.text("nb").split("\\|")).mapToInt(codes::indexOf).toArray())
            .toArray(int[][]::new);
    return new Areas(Golden.column(rows, "obs"), Golden.column(rows, "pop"), neighbours);
  }

  /** Areas of very different size, some without events, one in ten pairs neighbours. */
  static Areas random(SplittableRandom random, int areas) {
    double[] populations = new double[areas];
    double[] counts = new double[areas];
    for (int i = 0; i < areas; i++) {
      populations[i] = Math.rint(Math.exp(random.nextDouble(5, 14)));
      double rate = Math.exp(random.nextDouble(-9, -6));
      counts[i] = Math.rint(populations[i] * rate * random.nextDouble());
    }
    boolean[][] pairs = new boolean[areas][areas];
    for (int i = 0; i < areas; i++) {
      for (int j = 0; j < i; j++) {
        pairs[i][j] = random.nextInt(10) == 0;
        pairs[j][i] = pairs[i][j];
      }
    }
    int[][] neighbours =
        IntStream.range(0, areas)
            .mapToObj(i -> IntStream.range(0, areas).filter(j -> pairs[i][j]).toArray())
            .toArray(int[][]::new);
    return new Areas(counts, populations, neighbours);
  }

  double[] rates() {
    return IntStream.range(0, counts.length).mapToDouble(i -> counts[i] / populations[i]).toArray();
  }

  /** The same areas listed in another order: at each place the area that stood at order[place]. */
  Areas inOrder(int[] order) {
    int[] place = new int[order.length];
    for (int i = 0; i < order.length; i++) {
      place[order[i]] = i;
    }
    return new Areas(
        Arrays.stream(order).mapToDouble(i -> counts[i]).toArray(),
        Arrays.stream(order).mapToDouble(i -> populations[i]).toArray(),
        Arrays.stream(order)
            .mapToObj(i -> Arrays.stream(neighbours[i]).map(j -> place[j]).toArray())
            .toArray(int[][]::new));
  }

  static int[] shuffled(SplittableRandom random, int areas) {
    int[] order = IntStream.range(0, areas).toArray();
    for (int i = areas - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int swapped = order[i];
      order[i] = order[j];
      order[j] = swapped;
    }
    return order;
  }
}
