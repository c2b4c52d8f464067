package org.muye.region;

import java.io.Serializable;
import java.time.LocalDate;

/**
 * A figure of the register of grass-roots resources: grids, people, equipment.
 *
 * @param unitId the unit, of the reporting level
 * @param item what was counted, a code of the list {@code resource_item}
 * @param referenceDate the day on which it was counted
 * @param value how many, 0 or more
 * @param source who published it
 */
public record Resource(
    String unitId, String item, LocalDate referenceDate, double value, String source)
    implements Serializable {}
