package org.muye.statistics.surveillance;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * What Farrington's method says of one week.
 *
 * @param judgement the statistic is the exceedance score: the excess over the expected count,
 *     divided by that of the upper bound. The alarm is raised when the count is above the bound
 *     (and above the expected count, should that be higher).
 * @param probability of a count as high or higher when nothing has changed; null when there is no
 *     bound
 * @param dispersion variance of a count divided by its mean, 1 or more; null without a fit
 * @param trend whether the model kept a trend
 */
public record FarringtonJudgement(
    Judgement judgement, @Nullable Double probability, @Nullable Double dispersion, boolean trend)
    implements Serializable {}
