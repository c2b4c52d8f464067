package org.muye.warning;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;
import org.muye.config.WarningRules.Series;

/**
 * A watched rate of one unit in one quarter.
 *
 * @param unitId the unit
 * @param series indicator and class
 * @param count events; may be fractional on re-based boundaries
 * @param population mean population in persons; null where there is none
 * @param value the published rate; null where there is none
 * @param rateRatioLow lower 95 % limit of the ratio to the same quarter a year earlier, or null
 * @param probabilityAboveCity posterior probability that the rate lies above the city's, or null
 * @param alarmWeeks weeks of the quarter in which the series was an alarm
 * @param complete whether the whole quarter had passed at the as-of day
 */
public record QuarterRate(
    String unitId,
    Series series,
    double count,
    @Nullable Double population,
    @Nullable Double value,
    @Nullable Double rateRatioLow,
    @Nullable Double probabilityAboveCity,
    int alarmWeeks,
    boolean complete)
    implements Serializable {}
