package org.muye.statistics.surveillance;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * What the cumulative sum says of one week.
 *
 * @param judgement expected is the mean in control, the statistic the sum after this week in
 *     standard deviations; there is no upper bound, see {@code leastAlarmingCount}
 * @param leastAlarmingCount the smallest count that raises the alarm after the weeks before, 0 when
 *     even a week without events does; null when the method cannot say
 * @param runStart whether the week is the first of a run of alarms
 */
public record CusumJudgement(
    Judgement judgement, @Nullable Long leastAlarmingCount, boolean runStart)
    implements Serializable {}
