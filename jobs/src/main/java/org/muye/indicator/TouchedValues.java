package org.muye.indicator;

import java.util.List;
import java.util.Set;
import org.muye.time.Period;

/**
 * The values that may differ from those of an earlier run.
 *
 * @param whole the periods of which the values of any indicator may
 * @param partly the periods of which only those of some indicators may
 * @param indicators the ids of these indicators
 */
public record TouchedValues(List<Period> whole, List<Period> partly, Set<String> indicators) {}
