package org.muye.warning;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.jspecify.annotations.Nullable;
import org.muye.config.WarningRules.Series;
import org.muye.statistics.FalseDiscoveryRate;
import org.muye.statistics.smallarea.FunnelPoint;
import org.muye.statistics.smallarea.OverDispersion;
import org.muye.warning.ComparedRate.Standing;

/**
 * Compares the units of one level in one quarter with each other, series by series: exact funnel
 * (Spiegelhalter 2005), its over-dispersion-adjusted twin, and p values adjusted for all
 * comparisons of the quarter (Benjamini and Hochberg 1995).
 */
final class QuarterComparison {
  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

  private QuarterComparison() {}

  /** The rates of a quarter in their order, each with its standing where it has a population. */
  static List<ComparedRate> compare(List<QuarterRate> ofQuarter) {
    Map<Series, List<Integer>> bySeries = new LinkedHashMap<>();
    for (int i = 0; i < ofQuarter.size(); i++) {
      Double population = ofQuarter.get(i).population();
      if (population != null && population > 0) {
        bySeries.computeIfAbsent(ofQuarter.get(i).series(), key -> new ArrayList<>()).add(i);
      }
    }
    List<Standing> exact = new ArrayList<>();
    List<Standing> adjusted = new ArrayList<>();
    List<Integer> places = new ArrayList<>();
    for (List<Integer> indices : bySeries.values()) {
      addStandings(ofQuarter, indices, places, exact, adjusted);
    }
    List<Standing> exactTails = withAdjustedTails(exact);
    List<Standing> adjustedTails = withAdjustedTails(adjusted);
    @Nullable Standing[] exactOf = new Standing[ofQuarter.size()];
    @Nullable Standing[] adjustedOf = new Standing[ofQuarter.size()];
    for (int k = 0; k < places.size(); k++) {
      exactOf[places.get(k)] = exactTails.get(k);
      adjustedOf[places.get(k)] = adjustedTails.get(k);
    }
    List<ComparedRate> compared = new ArrayList<>();
    for (int i = 0; i < ofQuarter.size(); i++) {
      compared.add(new ComparedRate(ofQuarter.get(i), exactOf[i], adjustedOf[i]));
    }
    return compared;
  }

  private static void addStandings(
      List<QuarterRate> rates,
      List<Integer> indices,
      List<Integer> places,
      List<Standing> exact,
      List<Standing> adjusted) {
    double events = 0;
    double persons = 0;
    for (int i : indices) {
      events += rates.get(i).count();
      persons += population(rates.get(i));
    }
    if (events == 0) {
      // Nobody stands out where nothing happened.
      return;
    }
    double[] observed = new double[indices.size()];
    double[] expected = new double[indices.size()];
    for (int k = 0; k < observed.length; k++) {
      observed[k] = rates.get(indices.get(k)).count();
      expected[k] = population(rates.get(indices.get(k))) * events / persons;
    }
    Optional<OverDispersion> dispersion = OverDispersion.of(observed, expected);
    for (int k = 0; k < observed.length; k++) {
      double z = OverDispersion.z(observed[k], expected[k]);
      double upperTail = new FunnelPoint(observed[k], expected[k]).probabilityOfAtLeast();
      places.add(indices.get(k));
      exact.add(new Standing(expected[k], z, upperTail, upperTail));
      // Too few units to tell how much they differ anyway: no widening.
      double widened =
          dispersion.isPresent() ? dispersion.get().adjustedZ(observed[k], expected[k]) : z;
      double tail = NORMAL.survivalProbability(widened);
      adjusted.add(new Standing(expected[k], widened, tail, tail));
    }
  }

  private static double population(QuarterRate rate) {
    Double population = rate.population();
    return population == null ? 0 : population;
  }

  private static List<Standing> withAdjustedTails(List<Standing> standings) {
    double[] tails = standings.stream().mapToDouble(Standing::upperTail).toArray();
    double[] adjusted = FalseDiscoveryRate.adjusted(tails);
    List<Standing> result = new ArrayList<>();
    for (int i = 0; i < tails.length; i++) {
      Standing standing = standings.get(i);
      result.add(
          new Standing(standing.expected(), standing.z(), standing.upperTail(), adjusted[i]));
    }
    return result;
  }
}
