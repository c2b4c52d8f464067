package org.muye.job;

import java.util.List;
import java.util.Set;
import org.muye.indicator.ReportingCalendar;
import org.muye.indicator.TouchedValues;

/**
 * The indicator values that a run computed.
 *
 * @param values of which periods and indicators
 * @param published number of periods that have values
 * @param whyAll why all were; empty when only those were that records or time touched
 */
public record ComputedPeriods(TouchedValues values, int published, List<WhyAll> whyAll) {
  static ComputedPeriods all(ReportingCalendar calendar, List<WhyAll> why) {
    TouchedValues all = new TouchedValues(calendar.published(), List.of(), Set.of());
    return new ComputedPeriods(all, calendar.published().size(), why);
  }
}
