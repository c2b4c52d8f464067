package org.muye.statistics.survival;

import java.util.OptionalInt;

/**
 * The confidence limits of a median, in days: where the limits of the survival curve fall to one
 * half.
 *
 * @param low the first day on which the lower limit of the curve is at most one half; empty when it
 *     never is
 * @param high the same for the upper limit; empty when it never is, which is common while many
 *     cases are open
 */
public record MedianLimits(OptionalInt low, OptionalInt high) {}
