package org.muye.statistics.smallarea;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.muye.SharedData;
import org.muye.statistics.Golden;

/** Sudden infant deaths in the 100 counties of North Carolina, as spdep smooths them. */
class NorthCarolinaReferenceTest {
  private List<Golden.Row> rows = List.of();
  private double[] births = {};
  private double[] deaths = {};
  private int[][] neighbours = {};

  @BeforeEach
  void read() {
    Path folder = SharedData.require("data/small-area-eb");
    rows = Golden.rows(folder.resolve("nc_sids_reference.csv"));
    births = Golden.column(rows, "BIR74");
    deaths = Golden.column(rows, "SID74");
    neighbours =
        Adjacency.of(
            rows.stream().map(row -> row.text("FIPSNO")).toList(),
            Golden.rows(folder.resolve("nc_sids_neighbours_ncCR85.csv")));
  }

  @Test
  void globalAndLocalEstimatesEqualSpdep() {
    Comparison comparison = new Comparison();
    double[] births79 = Golden.column(rows, "BIR79");
    double[] deaths79 = Golden.column(rows, "SID79");
    EmpiricalBayes fit74 = EmpiricalBayes.global(deaths, births).orElseThrow();
    EmpiricalBayes fit79 = EmpiricalBayes.global(deaths79, births79).orElseThrow();
    List<Optional<EmpiricalBayes>> local = EmpiricalBayes.local(deaths, births, neighbours);
    for (int i = 0; i < rows.size(); i++) {
      Golden.Row row = rows.get(i);
      comparison.close(fit74.estimate(deaths[i], births[i]).getAsDouble(), row, "eb74_global");
      comparison.close(fit79.estimate(deaths79[i], births79[i]).getAsDouble(), row, "eb79_global");
      EmpiricalBayes around = local.get(i).orElseThrow();
      comparison.close(
          around.estimate(deaths[i], births[i]).getAsDouble(), row, "eb74_local_ncCR85");
    }
    comparison.assertNumbers(300);
  }

  /**
   * spdep takes the upper tail as 1 minus the lower one, which costs it the digits of small
   * probabilities: they are held to a unit in the last place of 1.
   */
  @Test
  void poissonProbabilitiesEqualSpdep() {
    Comparison comparison = new Comparison();
    double overall = EmpiricalBayes.global(deaths, births).orElseThrow().overallRate();
    for (int i = 0; i < rows.size(); i++) {
      Golden.Row row = rows.get(i);
      FunnelPoint point = new FunnelPoint(deaths[i], births[i] * overall);
      comparison.close(deaths[i] / births[i], row, "probmap_raw");
      comparison.close(point.expected(), row, "probmap_exp");
      comparison.close(100 * point.ratio(), row, "probmap_relrisk");
      comparison.close(point.probabilityOfAtMost(), row, "probmap_pmap");
      boolean fewer = point.observed() < point.expected();
      comparison.same(fewer ? "TRUE" : "FALSE", row, "choynowski_type");
      double tail = fewer ? point.probabilityOfAtMost() : point.probabilityOfAtLeast();
      assertThat(tail)
          .isCloseTo(row.number("choynowski_pmap"), within(Math.max(1e-10 * tail, Math.ulp(1.0))));
    }
    comparison.assertNumbers(500);
  }

  @Test
  void parametersAndMoransIEqualSpdep() throws IOException {
    Comparison comparison = new Comparison();
    double[] parameters = parameters();
    EmpiricalBayes fit74 = EmpiricalBayes.global(deaths, births).orElseThrow();
    EmpiricalBayes fit79 =
        EmpiricalBayes.global(Golden.column(rows, "SID79"), Golden.column(rows, "BIR79"))
            .orElseThrow();
    comparison.close(fit74.betweenAreaVariance(), parameters[0], "a of 1974");
    comparison.close(fit74.overallRate(), parameters[1], "b of 1974");
    comparison.close(fit79.betweenAreaVariance(), parameters[2], "a of 1979");
    comparison.close(fit79.overallRate(), parameters[3], "b of 1979");

    SpatialWeights weights = SpatialWeights.binary(neighbours);
    double[] standardised =
        IntStream.range(0, births.length)
            .mapToDouble(i -> standardised(fit74, deaths[i], births[i]))
            .toArray();
    GlobalMoran ofRates = GlobalMoran.of(Golden.column(rows, "raw74"), weights).orElseThrow();
    comparison.close(
        GlobalMoran.of(standardised, weights).orElseThrow().statistic(), parameters[4], "EB I");
    comparison.close(ofRates.statistic(), parameters[5], "I");
    comparison.close(ofRates.expectation(), parameters[6], "expectation");
    comparison.close(ofRates.variance(), parameters[7], "variance");
    comparison.assertNumbers(8);
  }

  /** The empirical Bayes index of Assunção and Reis: rates in standard errors from the overall. */
  private static double standardised(EmpiricalBayes fit, double deaths, double births) {
    double variance = fit.betweenAreaVariance() + fit.overallRate() / births;
    return (deaths / births - fit.overallRate()) / Math.sqrt(variance);
  }

  /** The numbers after the colons, in the order of the file. */
  private static double[] parameters() throws IOException {
    Path file = SharedData.require("data/small-area-eb/nc_sids_parameters.txt");
    return Files.readAllLines(file).stream()
        .flatMap(line -> Stream.of(line.split(": ")[1].trim().split(" ")))
        .mapToDouble(Double::parseDouble)
        .toArray();
  }
}
