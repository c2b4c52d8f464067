package org.muye.statistics.composite;

import java.io.Serializable;

/**
 * A way to bring indicators of different units to one scale. OECD and JRC (2008), Handbook on
 * Constructing Composite Indicators, ISBN 978-92-64-04345-9, step 5.
 */
public sealed interface Normalisation extends Serializable
    permits Goalposts, MinMax, ZScore, RankScore {

  /** Scores of the units; units without a value have none and do not influence the others. */
  NormalisedIndicator apply(IndicatorValues values);
}
