package org.muye.indicator;

import java.util.List;
import org.muye.duty.DutyMeasure;
import org.muye.time.PeriodType;

/** L7: letters of responsibility signed of those required. */
final class LettersSigned implements Indicator {
  private static final Measure REQUIRED = DutyMeasures.of(DutyMeasure.LETTERS_REQUIRED);

  @Override
  public Definition definition() {
    return Definition.of(
            "L7",
            "责任书签订率",
            "Letters of responsibility signed",
            "letters signed by the as-of day / letters required of the organisations below",
            "share",
            Definition.Direction.MORE_IS_BETTER)
        .notes(
            "For a year, at each level with the unit that signs with those below it. A voluntary letter is in neither number.")
        .from(PeriodType.YEAR);
  }

  @Override
  public List<Measure> numerator() {
    return List.of(DutyMeasures.SIGNING_DAYS);
  }

  @Override
  public List<Measure> denominator() {
    return List.of(REQUIRED);
  }

  @Override
  public boolean comparable() {
    return false;
  }

  @Override
  public List<Estimate> estimate(Slice slice) {
    return DutyMeasures.isCountedFor(slice)
        ? List.of(
            Estimate.quotient(null, slice.sum(DutyMeasures.SIGNING_DAYS), slice.sum(REQUIRED)))
        : List.of();
  }
}
