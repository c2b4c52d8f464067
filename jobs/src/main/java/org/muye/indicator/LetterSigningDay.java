package org.muye.indicator;

import static org.muye.indicator.DutyMeasures.SIGNING_DAYS;

import java.util.List;
import java.util.SortedMap;
import org.muye.time.PeriodType;

/** L7_MEDIAN_DAY_OF_YEAR: when letters of responsibility are signed. */
final class LetterSigningDay implements Indicator {
  @Override
  public Definition definition() {
    return Definition.of(
            "L7_MEDIAN_DAY_OF_YEAR",
            "责任书签订日中位数（年内第几天）",
            "Median day of signing",
            "median day of the year on which the required letters were signed, 1 January being day 1; numerator: letters signed",
            "days",
            Definition.Direction.MORE_IS_WORSE)
        .notes("Only where a letter was signed. A letter signed before its year has a day below 1.")
        .from(PeriodType.YEAR);
  }

  @Override
  public List<Measure> numerator() {
    return List.of(SIGNING_DAYS);
  }

  @Override
  public boolean comparable() {
    return false;
  }

  @Override
  public List<Estimate> estimate(Slice slice) {
    SortedMap<String, Double> signed = slice.byCategory(SIGNING_DAYS);
    return DutyMeasures.isCountedFor(slice) && !signed.isEmpty()
        ? MedianDays.of(signed)
        : List.of();
  }
}
