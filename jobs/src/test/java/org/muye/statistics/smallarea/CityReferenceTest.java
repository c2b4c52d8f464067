package org.muye.statistics.smallarea;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.muye.SharedData;
import org.muye.statistics.Golden;
import org.muye.statistics.Interval;

/** Ten years of 22 districts in Chicago and three of 79 neighbourhoods in St. Louis. */
class CityReferenceTest {
  private static final double UNIT = 1e4;

  @Test
  void smoothingAndFunnelOfChicagoEqualR() {
    Path folder = SharedData.require("expected/chicago-incidents/expected");
    Comparison comparison = new Comparison();
    compare(
        comparison,
        Golden.rows(folder.resolve("small_area.csv.gz")),
        Golden.rows(folder.resolve("small_area_parameters.csv")));
    comparison.assertNumbers(50 * 22 * 17 + 50 * 15);
  }

  @Test
  void smoothingAndFunnelOfStLouisEqualR() {
    Path folder = SharedData.require("expected/st-louis/expected");
    Comparison comparison = new Comparison();
    compare(
        comparison,
        Golden.rows(folder.resolve("small_area.csv")),
        Golden.rows(folder.resolve("small_area_parameters.csv")));
    comparison.assertNumbers(7 * 79 * 17 + 7 * 15);
  }

  @Test
  void moransIOfChicagoEqualsSpdep() {
    Path folder = SharedData.require("expected/chicago-incidents/expected");
    Comparison comparison = new Comparison();
    List<Golden.Row> pairs = Golden.rows(folder.resolve("neighbours.csv"));
    Map<String, List<Golden.Row>> periods =
        byPeriod(Golden.rows(folder.resolve("small_area.csv.gz")));
    for (Golden.Row row : Golden.rows(folder.resolve("moran.csv"))) {
      List<Golden.Row> areas = Objects.requireNonNull(periods.get(row.text("period")));
      List<String> names = areas.stream().map(area -> area.text("unit_id")).toList();
      SpatialWeights weights = SpatialWeights.rowStandardised(Adjacency.of(names, pairs));
      double[] rates =
          areas.stream()
              .mapToDouble(area -> area.number("numerator") / area.number("mean_population"))
              .toArray();
      GlobalMoran moran = GlobalMoran.of(rates, weights).orElseThrow();
      comparison.close(moran.statistic(), row, "value");
      comparison.close(moran.expectation(), row, "expectation");
      comparison.close(moran.variance(), row, "variance_randomisation");
      comparison.close(moran.pValue().getAsDouble(), row, "p_one_sided_greater");
    }
    comparison.assertNumbers(50 * 4);
  }

  private static Map<String, List<Golden.Row>> byPeriod(List<Golden.Row> rows) {
    return rows.stream()
        .collect(groupingBy(row -> row.text("period"), LinkedHashMap::new, toList()));
  }

  private static void compare(
      Comparison comparison, List<Golden.Row> areas, List<Golden.Row> parameters) {
    Map<String, List<Golden.Row>> periods = byPeriod(areas);
    for (Golden.Row row : parameters) {
      comparePeriod(comparison, Objects.requireNonNull(periods.get(row.text("period"))), row);
    }
  }

  private static void comparePeriod(
      Comparison comparison, List<Golden.Row> areas, Golden.Row parameters) {
    double[] counts = Golden.column(areas, "numerator");
    double[] populations = Golden.column(areas, "mean_population");
    EmpiricalBayes fit = EmpiricalBayes.global(counts, populations).orElseThrow();
    double[] expected = Arrays.stream(populations).map(p -> p * fit.overallRate()).toArray();
    OverDispersion dispersion = OverDispersion.of(counts, expected).orElseThrow();
    for (int i = 0; i < counts.length; i++) {
      Golden.Row row = areas.get(i);
      FunnelPoint point = new FunnelPoint(counts[i], expected[i]);
      compareSmoothed(comparison, row, fit, counts[i], populations[i]);
      comparePoint(comparison, row, point);
      double adjusted = dispersion.adjustedZ(counts[i], expected[i]);
      comparison.close(OverDispersion.z(counts[i], expected[i]), row, "z");
      comparison.close(adjusted, row, "z_adjusted");
      comparison.same(FunnelClass.ofZ(adjusted), row, "funnel_adjusted");
    }
    compareParameters(comparison, parameters, fit, dispersion, counts, expected);
  }

  private static void compareSmoothed(
      Comparison comparison, Golden.Row row, EmpiricalBayes fit, double count, double population) {
    GammaPosterior posterior = fit.posterior(count, population).orElseThrow();
    Interval interval = posterior.interval(0.95);
    comparison.close(UNIT * count / population, row, "raw_10k");
    comparison.close(UNIT * fit.estimate(count, population).getAsDouble(), row, "value_smoothed");
    comparison.close(UNIT * interval.low(), row, "smoothed_low");
    comparison.close(UNIT * interval.high(), row, "smoothed_high");
    comparison.close(posterior.probabilityAbove(fit.overallRate()), row, "probability_above_city");
  }

  private static void comparePoint(Comparison comparison, Golden.Row row, FunnelPoint point) {
    comparison.close(point.expected(), row, "expected");
    comparison.close(point.ratio(), row, "ratio");
    comparison.close(point.limits(0.95).low(), row, "funnel_95_low");
    comparison.close(point.limits(0.95).high(), row, "funnel_95_high");
    comparison.close(point.limits(0.998).low(), row, "funnel_998_low");
    comparison.close(point.limits(0.998).high(), row, "funnel_998_high");
    comparison.close(point.probabilityOfAtLeast(), row, "p_upper");
    comparison.close(point.probabilityOfAtMost(), row, "p_lower");
    comparison.same(point.position(), row, "funnel");
  }

  private static void compareParameters(
      Comparison comparison,
      Golden.Row row,
      EmpiricalBayes fit,
      OverDispersion dispersion,
      double[] counts,
      double[] expected) {
    GammaPosterior prior = fit.posterior(0, 1).orElseThrow();
    comparison.close(counts.length, row, "units");
    comparison.close(Arrays.stream(counts).sum(), row, "sum_obs");
    comparison.close(Arrays.stream(expected).sum() / fit.overallRate(), row, "sum_mean_population");
    comparison.close(fit.overallRate(), row, "b");
    comparison.close(fit.betweenAreaVariance(), row, "a");
    comparison.close(prior.shape(), row, "alpha");
    comparison.close(prior.rate() - 1, row, "beta");
    comparison.close(dispersion.dispersion(), row, "phi");
    comparison.close(dispersion.betweenAreaVariance(), row, "tau2");
    List<FunnelClass> exact =
        IntStream.range(0, counts.length)
            .mapToObj(i -> new FunnelPoint(counts[i], expected[i]).position())
            .toList();
    List<FunnelClass> adjusted =
        IntStream.range(0, counts.length)
            .mapToObj(i -> FunnelClass.ofZ(dispersion.adjustedZ(counts[i], expected[i])))
            .toList();
    comparison.close(count(exact, FunnelClass.HIGH_998), row, "n_high998");
    comparison.close(count(exact, FunnelClass.HIGH_95), row, "n_high95");
    comparison.close(count(exact, FunnelClass.LOW_95), row, "n_low95");
    comparison.close(count(exact, FunnelClass.LOW_998), row, "n_low998");
    comparison.close(counts.length - count(adjusted, FunnelClass.IN), row, "n_adjusted_outside_95");
    comparison.close(
        count(adjusted, FunnelClass.HIGH_998) + count(adjusted, FunnelClass.LOW_998),
        row,
        "n_adjusted_outside_998");
  }

  private static int count(List<FunnelClass> classes, FunnelClass wanted) {
    return (int) classes.stream().filter(wanted::equals).count();
  }
}
