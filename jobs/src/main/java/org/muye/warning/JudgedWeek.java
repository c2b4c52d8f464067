package org.muye.warning;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;
import org.muye.statistics.surveillance.AberrationMethod;

/**
 * What one method says of one week of a watched series.
 *
 * @param week position in the series, 0 for the oldest
 * @param known events known; null for a week of which nothing was supplied
 * @param completeness share of the final count that is known, 0 to 1; null when nothing tells
 * @param observed the count that was judged: known, divided by the completeness, in whole events
 * @param expected count, or null
 * @param upperBound the count that is not yet an alarm, or null
 * @param statistic the method's own measure of the excess, or null
 * @param alarm whether the method calls the week an alarm
 * @param runStart whether it is the first week of a run of alarms
 * @param decisive whether the judgement counts: the method is the one that the length of the
 *     history calls for
 * @param reason why a part is absent, or null
 */
record JudgedWeek(
    int week,
    AberrationMethod method,
    @Nullable Long known,
    @Nullable Double completeness,
    @Nullable Long observed,
    @Nullable Double expected,
    @Nullable Double upperBound,
    @Nullable Double statistic,
    boolean alarm,
    boolean runStart,
    boolean decisive,
    @Nullable String reason)
    implements Serializable {}
