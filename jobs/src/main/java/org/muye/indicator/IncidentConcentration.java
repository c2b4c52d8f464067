package org.muye.indicator;

import static org.muye.indicator.IncidentMeasures.PLACE;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.muye.statistics.Concentration;

/** I8_GINI, I8_TOP10: how unevenly incidents are spread over places. */
final class IncidentConcentration implements Indicator {

  /** How unevenness is told. */
  enum Statistic {
    GINI(
        "警情空间集中度（基尼系数）",
        "Concentration over places, Gini coefficient",
        "Gini coefficient of the valid incidents of the places; numerator: incidents",
        "coefficient",
        "0 when all places have equally many, near 1 when one has all; without the factor n/(n-1)."),
    TOP10(
        "警情最多的10%地区占比",
        "Share of the busiest tenth of places",
        "valid incidents in the busiest tenth of the places, rounded up to whole places / valid incidents in all of them",
        "share",
        "A tenth of few places is one place.");

    private final String nameZh;
    private final String nameEn;
    private final String formula;
    private final String unit;
    private final String note;

    Statistic(String nameZh, String nameEn, String formula, String unit, String note) {
      this.nameZh = nameZh;
      this.nameEn = nameEn;
      this.formula = formula;
      this.unit = unit;
      this.note = note;
    }
  }

  private final Statistic statistic;

  IncidentConcentration(Statistic statistic) {
    this.statistic = statistic;
  }

  @Override
  public Definition definition() {
    return Definition.of(
            "I8_" + statistic.name(),
            statistic.nameZh,
            statistic.nameEn,
            statistic.formula,
            statistic.unit,
            Definition.Direction.NEUTRAL)
        .category(
            "populated: only places with a population, without parks and the like; only where some have none")
        .notes(
            statistic.note
                + " Places are the towns and streets below a unit, or the units of the whole region where it has none below them. Those without incidents count, incidents of unknown place do not. Absent below two places.");
  }

  @Override
  public List<Measure> numerator() {
    return List.of(PLACE);
  }

  @Override
  public List<Measure> denominator() {
    return statistic == Statistic.TOP10 ? List.of(PLACE) : List.of();
  }

  @Override
  public List<Estimate> estimate(Slice slice) {
    List<String> places = slice.parts();
    List<String> populated = places.stream().filter(slice::isPopulated).toList();
    SortedMap<String, Double> incidents = slice.byCategory(PLACE);
    List<Estimate> estimates = new ArrayList<>();
    if (places.size() > 1) {
      estimates.add(of(null, places, incidents));
    }
    if (populated.size() > 1 && populated.size() < places.size()) {
      estimates.add(of("populated", populated, incidents));
    }
    return estimates;
  }

  private Estimate of(
      @Nullable String category, List<String> places, SortedMap<String, Double> incidents) {
    double[] counts =
        places.stream().mapToDouble(place -> incidents.getOrDefault(place, 0.0)).toArray();
    double all = Concentration.sumOfLargest(counts, counts.length);
    if (statistic == Statistic.TOP10) {
      int tenth = (counts.length + 9) / 10;
      return Estimate.quotient(category, Concentration.sumOfLargest(counts, tenth), all);
    }
    Estimate estimate = Estimate.count(category, all);
    return all == 0
        ? estimate.withoutValue(StatusReason.NO_EXPOSURE)
        : estimate.withValue(Concentration.gini(counts).orElseThrow());
  }
}
