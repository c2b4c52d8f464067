package org.muye.statistics.surveillance;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * What a method says of one week.
 *
 * @param observed the count of the week; null when unknown
 * @param expected the count that the past leads one to expect, not necessarily whole
 * @param upperBound the count that is not yet conspicuous, in events
 * @param statistic the method's own measure of the excess, see there
 * @param alarm whether the week is conspicuous; false when the method cannot say
 * @param reason why a part is absent; null when nothing is
 */
public record Judgement(
    @Nullable Long observed,
    @Nullable Double expected,
    @Nullable Double upperBound,
    @Nullable Double statistic,
    boolean alarm,
    @Nullable AbsenceReason reason)
    implements Serializable {

  static Judgement absent(WeeklyCounts counts, int week, AbsenceReason reason) {
    Long observed = counts.isKnown(week) ? counts.count(week) : null;
    return new Judgement(observed, null, null, null, false, reason);
  }
}
