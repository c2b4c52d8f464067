package org.muye.warning;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * One figure of a backtest.
 *
 * @param rule ALARM or LEVEL, or the rule compared with: PERSISTENCE, SEASONAL_NAIVE, NEVER
 * @param series a watched series, or ANY for all of a unit together
 * @param metric e.g. PRECISION, RECALL, F1, DETECTED_WITHIN_2, FALSE_ALARMS_PER_UNIT_YEAR
 * @param value null without anything to divide by
 * @param low lower 95 % limit, or lower quartile of a delay
 * @param high upper 95 % limit, or upper quartile of a delay
 */
public record BacktestScore(
    String rule,
    String series,
    String metric,
    @Nullable Double value,
    @Nullable Double low,
    @Nullable Double high,
    @Nullable Double numerator,
    @Nullable Double denominator)
    implements Serializable {}
