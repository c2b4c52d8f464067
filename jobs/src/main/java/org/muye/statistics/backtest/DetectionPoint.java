package org.muye.statistics.backtest;

import java.io.Serializable;
import org.muye.statistics.Interval;

/**
 * One point of a detection curve.
 *
 * @param weeks since the onset of an outbreak
 * @param detected outbreaks with an alarm by then
 * @param share of all outbreaks, 0 to 1
 * @param interval Wilson's interval of the share
 */
public record DetectionPoint(int weeks, long detected, double share, Interval interval)
    implements Serializable {}
