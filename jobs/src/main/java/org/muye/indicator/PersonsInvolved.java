package org.muye.indicator;

import static org.muye.indicator.DisputeMeasures.PERSONS;

import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * D14_PERSONS_SUM, D14_PERSONS_MEDIAN, D14_PERSONS_MAX: persons involved in the accepted disputes.
 */
final class PersonsInvolved implements Indicator {

  /** Heavy-tailed, so the sum comes with its median and maximum. */
  enum Statistic {
    SUM("涉及人数合计", "Persons involved, sum", "sum"),
    MEDIAN("涉及人数中位数", "Persons involved, median", "median"),
    MAX("涉及人数最大值", "Persons involved, maximum", "maximum");

    private final String nameZh;
    private final String nameEn;
    private final String wordEn;

    Statistic(String nameZh, String nameEn, String wordEn) {
      this.nameZh = nameZh;
      this.nameEn = nameEn;
      this.wordEn = wordEn;
    }

    private @Nullable Double of(Distribution persons) {
      return switch (this) {
        case SUM -> persons.sum();
        case MEDIAN -> persons.median();
        case MAX -> persons.maximum();
      };
    }
  }

  private final Statistic statistic;

  PersonsInvolved(Statistic statistic) {
    this.statistic = statistic;
  }

  @Override
  public Definition definition() {
    Definition definition =
        Definition.of(
            "D14_PERSONS_" + statistic.name(),
            statistic.nameZh,
            statistic.nameEn,
            statistic.wordEn
                + " of the persons involved in the disputes accepted; numerator: disputes with a"
                + " figure",
            "persons",
            Definition.Direction.MORE_IS_WORSE);
    return statistic == Statistic.MEDIAN
        ? definition.notes(
            "The median of an even number of disputes is the mean of the two middle ones.")
        : definition;
  }

  @Override
  public List<Measure> numerator() {
    return List.of(PERSONS);
  }

  @Override
  public List<Estimate> estimate(Slice slice) {
    SortedMap<String, Double> counts = slice.byCategory(PERSONS);
    if (counts.isEmpty()) {
      return List.of(
          new Estimate(null, 0.0, null, null, null, null, Set.of(StatusReason.NO_EXPOSURE)));
    }
    Distribution persons = Distribution.of(counts);
    return List.of(
        new Estimate(
            null, persons.size(), null, statistic.of(persons), null, null, Estimate.none()));
  }
}
