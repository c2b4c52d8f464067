package org.muye.statistics.composite;

import java.io.Serializable;

/**
 * An indicator on the common scale of an index.
 *
 * @param scores of the units; a unit without a value has no score
 * @param zeroRange true when the values of all units are equal, so that they say nothing about the
 *     units and all have the neutral score
 */
public record NormalisedIndicator(IndicatorValues scores, boolean zeroRange)
    implements Serializable {}
