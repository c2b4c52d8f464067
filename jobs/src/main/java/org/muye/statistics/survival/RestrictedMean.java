package org.muye.statistics.survival;

/**
 * The mean of the durations when each counts no longer than a horizon: the area below the survival
 * curve up to it.
 *
 * @param days the mean, 0 to the horizon; an upper bound where the curve is not complete
 * @param complete whether the curve is known up to the horizon. It is not when the longest
 *     observation ends earlier and is open: the curve is then drawn on at its last level
 */
public record RestrictedMean(double days, boolean complete) {}
