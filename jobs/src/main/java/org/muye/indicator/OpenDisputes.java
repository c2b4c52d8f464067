package org.muye.indicator;

import static org.muye.indicator.DisputeMeasures.AGES;
import static org.muye.indicator.DisputeMeasures.ANY_AGE;
import static org.muye.indicator.DisputeMeasures.OPEN;
import static org.muye.indicator.DisputeMeasures.OPEN_UNDATED;

import java.util.ArrayList;
import java.util.List;
import org.muye.time.PeriodType;

/** D13: open disputes by age. */
final class OpenDisputes implements Indicator {
  @Override
  public Definition definition() {
    return Definition.of(
            "D13",
            "积案",
            "Open disputes by age",
            "disputes accepted by the last day of the period, not resolved by its end, older than k days that day",
            "disputes",
            Definition.Direction.MORE_IS_WORSE)
        .category(
            "30, 90, 180: older than that many days; all: any age; the suffix |undated_as_open adds cases closed by status without a date")
        .notes("A stock at the end of the period (at the as-of day while it is open), not a flow.")
        .from(PeriodType.WEEK);
  }

  @Override
  public List<Measure> numerator() {
    return List.of(OPEN, OPEN_UNDATED);
  }

  @Override
  public List<Estimate> estimate(Slice slice) {
    List<Estimate> estimates = new ArrayList<>();
    List<String> ages = new ArrayList<>(List.of(ANY_AGE));
    AGES.forEach(age -> ages.add(Integer.toString(age)));
    for (String age : ages) {
      double open = slice.stock(OPEN, age);
      estimates.add(Estimate.count(age, open));
      double undated = slice.stock(OPEN_UNDATED, age);
      if (undated > 0) {
        estimates.add(Estimate.count(age + "|undated_as_open", open + undated));
      }
    }
    return estimates;
  }

  @Override
  public boolean comparable() {
    return false;
  }
}
