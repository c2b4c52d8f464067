package org.muye.indicator;

import java.util.List;
import org.muye.duty.DutyMeasure;
import org.muye.time.PeriodType;

/** L9: issues closed of those that inspections found. */
final class IssuesClosed implements Indicator {
  /** Which issues count. */
  enum Scope {
    ALL,
    /** Those whose deadline has come by the as-of day. */
    DUE
  }

  private final Scope scope;
  private final Measure closed;
  private final Measure found;

  IssuesClosed(Scope scope) {
    this.scope = scope;
    boolean all = scope == Scope.ALL;
    this.closed = DutyMeasures.of(all ? DutyMeasure.ISSUES_CLOSED : DutyMeasure.ISSUES_DUE_CLOSED);
    this.found = DutyMeasures.of(all ? DutyMeasure.ISSUES_FOUND : DutyMeasure.ISSUES_DUE);
  }

  @Override
  public Definition definition() {
    String notes =
        "For a year and the leadership team of the unit that inspects (B2). An inspection that does not tell both numbers is in neither.";
    return scope == Scope.ALL
        ? Definition.of(
                "L9",
                "督导问题整改率",
                "Issues of inspections closed",
                "issues closed by the as-of day / issues found by the inspections of the year",
                "share",
                Definition.Direction.MORE_IS_BETTER)
            .notes(notes)
        : Definition.of(
                "L9_DUE",
                "到期督导问题整改率",
                "Due issues of inspections closed",
                "issues closed by the as-of day / issues found whose deadline has come by the as-of day",
                "share",
                Definition.Direction.MORE_IS_BETTER)
            .notes(notes + " Closed after the deadline counts: records do not tell when.")
            .from(PeriodType.YEAR);
  }

  @Override
  public List<Measure> numerator() {
    return List.of(closed);
  }

  @Override
  public List<Measure> denominator() {
    return List.of(found);
  }

  @Override
  public boolean comparable() {
    return false;
  }

  @Override
  public List<Estimate> estimate(Slice slice) {
    return DutyMeasures.isCountedFor(slice)
        ? List.of(Estimate.quotient(null, slice.sum(closed), slice.sum(found)))
        : List.of();
  }
}
